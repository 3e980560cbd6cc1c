import type { Instant } from '../calendar/time.ts';
import type { UnitCode } from '../catalogue/types.ts';
import { accept, type Decision, refuse } from '../decision.ts';
import type { PersonId } from '../people/types.ts';
import { responsibleFor, unitHeadsOf } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import type { Posted } from './state.ts';
import type { Entry, PointsCommand, PointsRefusal } from './types.ts';

/** Signs that an objection or a ruling may have: as many as an input of a card takes. */
export const MOST_POINTS_SIGNS = 500;

/** What an appeal or a ruling adds to the log. A revocation brings the reversal with it. */
export type PointsEvent =
  | {
      readonly type: 'pointsAppealed';
      readonly entry: number;
      readonly by: PersonId;
      readonly said: { readonly words: string };
    }
  | {
      readonly type: 'pointsRuled';
      readonly entry: number;
      readonly decision: 'uphold' | 'revoke';
      readonly by: PersonId;
      readonly said: { readonly words: string };
    };

export type PointsDecision = Decision<PointsEvent, PointsRefusal>;

/**
 * An appeal against a deduction, once, before its time is over, by the unit's head or whoever answers
 * for the node; and the ruling on it by a verifier who is not of the unit. Source: design, section 3
 * "Points" and "Access"; rules, `appeal`.
 */
export function decidePoints(
  world: World,
  project: Project,
  posted: Posted | undefined,
  command: PointsCommand,
  now: Instant,
): PointsDecision {
  if (!posted) return refuse({ code: 'points-entry-unknown' });
  const words = command.words.replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ').trim();
  const refusal =
    command.type === 'appealPoints'
      ? refusalOfAppeal(world, project, posted, command.by, now)
      : refusalOfRuling(world, posted, command.by);
  if (refusal) return refuse(refusal);
  if (words === '') return refuse({ code: 'points-words-missing' });
  if ([...words].length > MOST_POINTS_SIGNS) {
    return refuse({ code: 'points-words-too-long', mostSigns: MOST_POINTS_SIGNS });
  }
  const { entry, by } = command;
  return command.type === 'appealPoints'
    ? accept({ type: 'pointsAppealed', entry, by, said: { words } })
    : accept({ type: 'pointsRuled', entry, by, decision: command.decision, said: { words } });
}

function refusalOfAppeal(
  world: World,
  project: Project,
  { entry, appeal, isReversed }: Posted,
  by: PersonId,
  now: Instant,
): PointsRefusal | undefined {
  const who = appellantsOf(world, project, entry);
  if (!who.includes(by)) return { code: 'points-not-theirs', unit: entry.unit, who };
  if (isReversed) return { code: 'points-reversed' };
  if (entry.appealUntil === null) return { code: 'points-nothing-deducted' };
  if (appeal) return { code: 'points-appealed', by: appeal.by, at: appeal.at };
  return now >= entry.appealUntil
    ? { code: 'points-appeal-over', until: entry.appealUntil }
    : undefined;
}

function refusalOfRuling(
  world: World,
  { entry, appeal, isReversed }: Posted,
  by: PersonId,
): PointsRefusal | undefined {
  const who = rulersOf(world, entry.unit);
  if (!who.includes(by)) {
    const isVerifier = verifiersOf(world).includes(by);
    return { code: isVerifier ? 'points-own-unit' : 'points-not-verifier', who };
  }
  if (!appeal) return { code: 'points-not-appealed' };
  const { ruling } = appeal;
  if (ruling) {
    return { code: 'points-ruled', by: ruling.by, at: ruling.at, decision: ruling.decision };
  }
  return isReversed ? { code: 'points-reversed' } : undefined;
}

/** Who may object for a unit: its heads, whoever answers for the node, and those who act for them. */
export function appellantsOf(world: World, project: Project, entry: Entry): PersonId[] {
  const { directory } = world;
  const heads = unitHeadsOf(world, entry.unit);
  const responsible =
    entry.node === null ? null : responsibleFor(world, project, entry.node).person;
  const isOfUnit =
    responsible !== null && directory.person(responsible)?.unit === entry.unit ? [responsible] : [];
  const all = [...heads, ...isOfUnit];
  return [...new Set([...all, ...all.map((id) => directory.actingFor(id))])];
}

const verifiersOf = ({ directory }: World): PersonId[] => {
  const ids = directory.withRole('verifier').map(({ id }) => id);
  return [...new Set([...ids, ...ids.map((id) => directory.actingFor(id))])];
};

/** Who may rule on a unit's points: verifiers of another unit. */
export const rulersOf = (world: World, unit: UnitCode): PersonId[] =>
  verifiersOf(world).filter((id) => world.directory.person(id)?.unit !== unit);
