import type { CardRow } from '../../db/queries/cards.ts';
import type { NewIntent } from '../../db/queries/outbox.ts';
import { type Instant, MINUTE } from '../../domain/calendar/time.ts';
import type { Entry } from './plan.ts';
import { priorities } from './priority.ts';

/** Progress cards change at most once a minute; after a quiet minute at once. Source: design, 4. */
export const PROGRESS_EVERY_MS = MINUTE;

/** How long the update of a card waits that the answer to a click has just shown. */
const CONFIRM_AFTER_MS = MINUTE;

/** The earliest instant at which a card may be updated. */
export function refreshAt(card: CardRow, now: Instant): Instant {
  if (card.subject.kind !== 'progress' || card.refreshedAt === null) return now;
  return Math.max(now, card.refreshedAt + PROGRESS_EVERY_MS);
}

/** One refresh of a card; what waits already takes this one in. */
export const refreshOf = (
  { id, lane }: Pick<CardRow, 'id' | 'lane'>,
  notBefore: Instant,
  priority: number = priorities.refresh,
): NewIntent => ({
  lane,
  intent: { kind: 'refresh', card: id },
  coalesceKey: `refresh:${id}`,
  priority,
  notBefore,
});

const isRefresh = new Set<string>(['refreshNode', 'refreshMatter', 'refreshProgress']);

export const projectsToRefresh = (entries: readonly Entry[]): string[] =>
  entries.flatMap(({ projectId, notices }) =>
    notices.some(({ type }) => isRefresh.has(type)) ? projectId : [],
  );

/** Refreshes of the open cards that the notices concern. `shown` is what a click's answer shows. */
export function planRefreshes(
  entries: readonly Entry[],
  open: readonly CardRow[],
  now: Instant,
  shown?: number,
): NewIntent[] {
  const wanted = new Map(entries.map(({ projectId, notices }) => [projectId, wishesOf(notices)]));
  return open.flatMap((card) => {
    const wishes = wanted.get(card.projectId);
    const isMeant =
      card.subject.kind === 'progress'
        ? wishes?.progress
        : (card.node !== null && wishes?.nodes.has(card.node)) ||
          (card.matter !== null && wishes?.matters.has(card.matter));
    if (!isMeant) return [];
    // Its new state is on the screen already; the update is there in case the answer was lost.
    const at = card.id === shown ? now + CONFIRM_AFTER_MS : refreshAt(card, now);
    return refreshOf(card, at);
  });
}

const wishesOf = (notices: Entry['notices']) => ({
  progress: notices.some(({ type }) => type === 'refreshProgress'),
  nodes: new Set(notices.flatMap((notice) => (notice.type === 'refreshNode' ? notice.node : []))),
  matters: new Set(
    notices.flatMap((notice) => (notice.type === 'refreshMatter' ? notice.matter : [])),
  ),
});
