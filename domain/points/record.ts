import { dayOf, type Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { accept, type Decision, refuse } from '../decision.ts';
import type { PersonId } from '../people/types.ts';
import { unitOfNode } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import { ruleOf } from './amounts.ts';
import { MOST_POINTS_SIGNS, rulersOf } from './appeal.ts';
import type { Candidate } from './candidate.ts';
import { keyOf } from './deductions.ts';
import type { CauseEvent, PointsRefusal, RecordedRule, RuleCode } from './types.ts';

/** Points that no event of a project shows: somebody has to establish what happened, in words. */
export interface RecordCommand {
  readonly type: 'recordPoints';
  readonly rule: RecordedRule;
  readonly node: NodeCode;
  readonly words: string;
  readonly by: PersonId;
}

/** What the enterprise says of a node that was done: one to five stars. */
export interface RateCommand {
  readonly type: 'rateNode';
  readonly node: NodeCode;
  readonly stars: number;
  readonly words: string;
  readonly by: PersonId;
}

/** Goes into the log of the project; it changes nothing of the project itself. */
export type RecordEvent =
  | {
      readonly type: 'pointsRecorded';
      readonly rule: RecordedRule;
      readonly node: NodeCode;
      readonly by: PersonId;
      readonly said: { readonly words: string };
    }
  | {
      readonly type: 'nodeRated';
      readonly node: NodeCode;
      readonly stars: number;
      readonly by: PersonId;
      readonly said: { readonly words: string };
    };

const clean = (words: string): string =>
  words.replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ').trim();

/**
 * Who may establish what: 督考办, never one of the unit itself, for what takes points (D9, D11, D12);
 * a leader or an operator for a solution that a dispatch meeting has confirmed (A5). Words are owed,
 * since whoever is held to it must be able to object. Source: lifecycle README, section 9.
 */
export function decideRecord(
  world: World,
  project: Project,
  { rule, node, words: said, by }: RecordCommand,
): Decision<RecordEvent, PointsRefusal> {
  if (!ruleOf(world.catalogue.rules.points, rule)) return refuse({ code: 'points-rule-off', rule });
  const unit = unitOfNode(world, project, node);
  const who = rule === 'A5' ? confirmersOf(world) : rulersOf(world, unit);
  if (!who.includes(by)) {
    const isOwn = world.directory.person(by)?.role === 'verifier' && rule !== 'A5';
    return refuse({ code: isOwn ? 'points-own-unit' : 'points-not-verifier', who });
  }
  const words = clean(said);
  if (words === '') return refuse({ code: 'points-words-missing' });
  if ([...words].length > MOST_POINTS_SIGNS) {
    return refuse({ code: 'points-words-too-long', mostSigns: MOST_POINTS_SIGNS });
  }
  return accept({ type: 'pointsRecorded', rule, node, by, said: { words } });
}

const confirmersOf = ({ directory }: World): PersonId[] =>
  (['principalLeader', 'portfolioLeader', 'operator'] as const).flatMap((role) =>
    directory.withRole(role).map(({ id }) => id),
  );

/**
 * A node is rated by the project's own enterprise, once it is done. Where a unit is its own client,
 * as with public works, nobody of it rates its own work.
 */
export function decideRating(
  world: World,
  project: Project,
  { node, stars, words, by }: RateCommand,
): Decision<RecordEvent, PointsRefusal> {
  if (project.team.enterpriseContact !== by) return refuse({ code: 'points-not-rated-here' });
  const state = project.nodes.get(node);
  const isDone = state?.status === 'done' || (state && 'past' in state && state.past !== undefined);
  if (!isDone) return refuse({ code: 'points-node-not-done', node });
  if (world.directory.person(by)?.unit === unitOfNode(world, project, node)) {
    return refuse({ code: 'points-not-rated-here' });
  }
  return accept({ type: 'nodeRated', node, stars, by, said: { words: clean(words) } });
}

/** Five stars are an award (A6); anything less gives and takes nothing by itself. */
const FIVE = 5;

/** What such an event enters: once a node a day for what was established, once a node for a rating. */
export function candidateOf(
  world: World,
  project: Project,
  event: RecordEvent,
  cause: CauseEvent,
): Candidate | null {
  const { node } = event;
  const rule: RuleCode | null =
    event.type === 'pointsRecorded' ? event.rule : event.stars === FIVE ? 'A6' : null;
  if (rule === null) return null;
  return {
    rule,
    unit: unitOfNode(world, project, node),
    projectId: project.id,
    node,
    matter: null,
    key: recordKey(project, event, cause.at),
    cause,
    exempt: null,
    need: null,
  };
}

function recordKey(project: Project, event: RecordEvent, at: Instant): string {
  if (event.type === 'pointsRecorded') return `${project.id}/${event.node}/${dayOf(at)}`;
  const state = project.nodes.get(event.node);
  return keyOf(project, event.node, state?.status === 'done' ? state.period : null);
}
