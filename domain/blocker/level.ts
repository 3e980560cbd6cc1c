import { DAY_MS, type Instant } from '../calendar/time.ts';
import { type Blocker, type BlockerLevel, blockerLevels } from './types.ts';

/**
 * Calendar days after the report at which a blocker rises to a level by itself.
 * Source: design, section 3 "Blockers".
 */
const RISES_AFTER_DAYS = { crossUnit: 7, bottleneck: 15 } as const;

type Counted = Pick<Blocker, 'level' | 'countedFrom'>;

/** How high a level is: 0 for the lowest. */
export const rankOf = (level: BlockerLevel): number => blockerLevels.indexOf(level);

/** The level above; undefined for the highest. */
export const levelAbove = (level: BlockerLevel): BlockerLevel | undefined =>
  blockerLevels[rankOf(level) + 1];

/** When a blocker reaches a level by its age alone. */
const reachedAt = ({ countedFrom }: Counted, level: keyof typeof RISES_AFTER_DAYS): Instant =>
  countedFrom + RISES_AFTER_DAYS[level] * DAY_MS;

/** When a blocker rises next by itself; null: it stands as high as there is. */
export function risesAt(blocker: Counted): Instant | null {
  const above = levelAbove(blocker.level);
  return above === undefined || above === 'unit' ? null : reachedAt(blocker, above);
}

/** The level that a blocker has at `now`: never lower than the one it was raised to. */
export function levelAt(blocker: Counted, now: Instant): BlockerLevel {
  const byAge = (['bottleneck', 'crossUnit'] as const).find(
    (level) => now >= reachedAt(blocker, level),
  );
  return byAge && rankOf(byAge) > rankOf(blocker.level) ? byAge : blocker.level;
}
