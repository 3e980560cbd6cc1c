import { dueAt } from '../calendar/due.ts';
import { dayOf, type Instant } from '../calendar/time.ts';
import type { NodeCode, UnitCode } from '../catalogue/types.ts';
import { accept, refuse } from '../decision.ts';
import { mattersOf, nextMatterId } from '../matter/machine.ts';
import type { ProjectDecision } from '../project/decider.ts';
import type { Project, World } from '../project/types.ts';
import { nodeHeldUp, ownerOf } from './category.ts';
import { calledFor } from './people.ts';
import type { Blocker, BlockerCommand, BlockerRefusal, FormId } from './types.ts';
import { cleanWords, MOST_SIGNS, saysTheSame } from './words.ts';

type Raise = Extract<BlockerCommand, { type: 'raiseBlocker' }>;

/** By when a reply, or a confirmation, asked for now is owed. Source: design, section 3 "Blockers". */
export const oneWorkday = (world: World, now: Instant): Instant =>
  dueAt(world.calendar, dayOf(now), { days: 1, kind: 'working' });

/**
 * Puts a blocker on record at `now`. The same form or proposal does it once, and what somebody has
 * reported already is not reported again while it is open.
 */
export function decideRaise(
  world: World,
  project: Project,
  command: Raise,
  now: Instant,
): ProjectDecision {
  const refusal = faultOf(world, project, command, now);
  if (refusal) return refuse(refusal);
  const { category, since, form, by } = command;
  const reported = runningAt(project, command.node);
  const owner = ownerOf(world, project, category, reported);
  const units = [...new Set(command.units)].filter((unit) => unit !== owner);
  return accept({
    type: 'blockerRaised',
    matter: nextMatterId(project, 'B'),
    node: reported ?? nodeHeldUp(world, project, owner),
    category,
    owner,
    units,
    since,
    replyDueAt: oneWorkday(world, now),
    called: calledFor(world, project, [owner, ...units]),
    form,
    by,
    said: { words: cleanWords(command.words) },
  });
}

const runningAt = (project: Project, node: NodeCode | null): NodeCode | null =>
  node !== null && project.nodes.get(node)?.status === 'running' ? node : null;

function faultOf(
  { catalogue }: World,
  project: Project,
  command: Raise,
  now: Instant,
): BlockerRefusal | undefined {
  const { category, form, since, units } = command;
  const answered = answeredBy(project, form);
  if (answered) return { code: 'blocker-form-answered', matter: answered.id };
  const words = cleanWords(command.words);
  const fault = faultOfWords(words);
  if (fault) return fault;
  if (!catalogue.blockerCategories.has(category)) {
    return { code: 'blocker-unknown-category', category };
  }
  const unknown = unknownUnit(catalogue, units);
  if (unknown !== undefined) return { code: 'blocker-unknown-unit', unit: unknown };
  if (since > dayOf(now)) return { code: 'blocker-since-not-past', since };
  const same = mattersOf(project, 'blocker').find(
    (other) => other.closed === null && saysTheSame(other.words, words),
  );
  return same && { code: 'blocker-known', matter: same.id };
}

/** The blocker that came from a form, or that a form has changed; undefined: the form is open. */
export const answeredBy = (project: Project, form: FormId | null): Blocker | undefined =>
  form === null
    ? undefined
    : mattersOf(project, 'blocker').find(({ forms }) => forms.includes(form));

/** What is wrong with words somebody wrote, after they were cleaned. */
export function faultOfWords(words: string): BlockerRefusal | undefined {
  if (words === '') return { code: 'blocker-words-missing' };
  const isTooLong = [...words].length > MOST_SIGNS;
  return isTooLong ? { code: 'blocker-words-too-long', mostSigns: MOST_SIGNS } : undefined;
}

export const unknownUnit = (
  { units }: World['catalogue'],
  asked: readonly UnitCode[],
): UnitCode | undefined => asked.find((unit) => !units.has(unit));
