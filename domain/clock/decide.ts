import { whoApproves } from '../access/access.ts';
import { addDays, dayOf, type Instant } from '../calendar/time.ts';
import type { MaterialCode, NodeCode } from '../catalogue/types.ts';
import { accept, refuse } from '../decision.ts';
import type { PersonId } from '../people/types.ts';
import { checkAct, FARTHEST_DAYS } from '../project/act.ts';
import type { Refusal } from '../project/commands.ts';
import type { Deciders, ProjectDecision } from '../project/decider.ts';
import { definitionOf, demandedMaterials, missingMaterials } from '../project/node-view.ts';
import type { Project, RunningNode, World } from '../project/types.ts';
import { dueAfterPause, longAtOf } from './count.ts';
import { hasMinimum } from './minimum.ts';
import { namedReasons } from './reasons.ts';
import { awaitedMaterials, openSupplements } from './stopped.ts';
import { lastSupplementDay, readyOnOf, unnamedAtFirst } from './supplement.ts';
import type { ClockCommand, ClockEvent } from './types.ts';

type CommandOf<Type extends ClockCommand['type']> = Extract<ClockCommand, { type: Type }>;

export const clockDeciders: Deciders<ClockCommand> = {
  pause: decidePause,
  resume: decideResume,
  supplement: decideSupplement,
};

/**
 * Why a node cannot be paused by this person, before a reason or a date is named; undefined: it can.
 */
export function mayPause(
  world: World,
  project: Project,
  node: NodeCode,
  by: PersonId,
): Refusal | undefined {
  const check = checkAct(world, project, { type: 'pause', node, by });
  return check.ok ? refusalOfStop(check.node) : check.refusal;
}

/** Why nothing may be done that needs a running clock: it stands still. Undefined: it runs. */
export function refusalOfStop({ code: node, clock }: RunningNode): Refusal | undefined {
  if (clock.paused) {
    const { by, at, expectedOn } = clock.paused;
    return { code: 'node-paused', node, by, at, expectedOn };
  }
  const [first] = openSupplements(clock);
  if (!first) return undefined;
  const materials = awaitedMaterials(clock);
  return { code: 'supplement-waits', node, by: first.by, at: first.at, materials };
}

function decidePause(
  world: World,
  project: Project,
  command: CommandOf<'pause'>,
  now: Instant,
): ProjectDecision {
  const check = checkAct(world, project, command);
  if (!check.ok) return check;
  const { node } = check;
  const { reason, expectedOn, words, paper, by } = command;
  const refusal =
    refusalOfStop(node) ??
    refusalOfReason(world, project, command) ??
    refusalOfEnd(expectedOn, now);
  if (refusal) return refuse(refusal);
  const asked = reason === 'supplement' ? command.materials : [];
  const papers = reason === 'supplement' ? askedPapers(world, project, node, asked) : accepted([]);
  if (!papers.ok) return papers;
  return accept({
    type: 'nodePaused',
    node: node.code,
    reason,
    expectedOn,
    longAt: longAtOf(world, project.attributes, node, now),
    materials: papers.materials,
    unnamed: unnamedAtFirst(node.clock, papers.materials),
    by,
    said: { words, paper },
  });
}

/**
 * The catalogue names the reasons that may stop the clock at a node; any other needs the approval of
 * the unit head, who may pause by it themselves. A notice that lies inside the node's own limit is no
 * pause for anybody. Source: lifecycle README, sections 2 (`clockPauses`) and 6.
 */
function refusalOfReason(
  world: World,
  project: Project,
  { node, reason, by }: CommandOf<'pause'>,
): Refusal | undefined {
  const definition = definitionOf(world, node);
  if (namedReasons(definition).has(reason)) return undefined;
  const isNotice = reason === 'notice' || reason === 'tender';
  if (isNotice && hasMinimum(definition, project.attributes)) {
    return { code: 'notice-within-limit', node };
  }
  const who = whoApproves(world, project, node);
  return who.includes(by) ? undefined : { code: 'pause-needs-approval', node, reason, who };
}

/** A pause ends on a later day, within a year. */
function refusalOfEnd(expectedOn: string, now: Instant): Refusal | undefined {
  const today = dayOf(now);
  if (expectedOn <= today) return { code: 'pause-end-not-ahead', earliestOn: addDays(today, 1) };
  const latestDay = addDays(today, FARTHEST_DAYS);
  return expectedOn > latestDay ? { code: 'date-too-far', latestDay } : undefined;
}

function decideResume(
  world: World,
  project: Project,
  command: CommandOf<'resume'>,
  now: Instant,
): ProjectDecision {
  const check = checkAct(world, project, command);
  if (!check.ok) return check;
  const { node } = check;
  const { paused, past } = node.clock;
  if (command.nth !== null && command.nth < past.length) {
    const over = past[command.nth];
    if (over) {
      const { resumedAt, resumedBy } = over;
      return refuse({ code: 'pause-over', node: node.code, resumedAt, resumedBy });
    }
  }
  if (!paused) return refuse({ code: 'not-paused', node: node.code });
  return accept(...endPause(world, project, node, command.by, now));
}

/** The event with which a pause ends at `now`; none where the node is not paused. */
export function endPause(
  world: World,
  project: Pick<Project, 'attributes'>,
  node: RunningNode,
  by: PersonId | null,
  now: Instant,
): ClockEvent[] {
  if (!node.clock.paused) return [];
  const due = dueAfterPause(world, project.attributes, node, now);
  return [{ type: 'nodeResumed', node: node.code, ...due, by }];
}

/**
 * Why a supplement (补正) cannot move the start of this node; undefined: it can. After its time papers
 * can only be waited for by a pause.
 */
export function refusalOfSupplement(
  world: World,
  node: RunningNode,
  now: Instant,
): Refusal | undefined {
  const { code, clock } = node;
  if (clock.paused) return refusalOfStop(node);
  const lastDay = lastSupplementDay(world, node);
  if (lastDay === null) return { code: 'supplement-not-here', node: code };
  return dayOf(now) > lastDay
    ? { code: 'supplement-too-late', node: code, readyOn: readyOnOf(node), lastDay }
    : undefined;
}

/** Why this person may name no missing papers on a node, in time or as a pause; undefined: they may. */
export function mayAskSupplement(
  world: World,
  project: Project,
  node: NodeCode,
  by: PersonId,
): Refusal | undefined {
  const check = checkAct(world, project, { type: 'supplement', node, by });
  if (!check.ok) return check.refusal;
  if (check.node.clock.paused) return refusalOfStop(check.node);
  const awaited = awaitedMaterials(check.node.clock);
  const isSome = missingMaterials(world, project, node).some((each) => !awaited.includes(each));
  return isSome
    ? undefined
    : (refusalOfStop(check.node) ?? { code: 'nothing-to-supplement', node });
}

function decideSupplement(
  world: World,
  project: Project,
  command: CommandOf<'supplement'>,
  now: Instant,
): ProjectDecision {
  const check = checkAct(world, project, command);
  if (!check.ok) return check;
  const { node } = check;
  const refusal = refusalOfSupplement(world, node, now);
  if (refusal) return refuse(refusal);
  const papers = askedPapers(world, project, node, command.materials);
  if (!papers.ok) return papers;
  const known = awaitedMaterials(node.clock);
  const stop = refusalOfStop(node);
  const materials = papers.materials.filter((material) => !known.includes(material));
  if (stop && materials.length === 0) return refuse(stop);
  return accept({
    type: 'supplementAsked',
    node: node.code,
    materials,
    unnamed: unnamedAtFirst(node.clock, materials),
    by: command.by,
    said: { words: command.words },
  });
}

const accepted = (materials: readonly MaterialCode[]) => ({ ok: true, materials }) as const;

/** The asked papers that the node needs and that are not there, each once; at least one. */
function askedPapers(
  world: World,
  project: Project,
  { code }: RunningNode,
  asked: readonly MaterialCode[],
) {
  const required = demandedMaterials(world, project, code);
  const foreign = [...new Set(asked)].filter((material) => !required.includes(material));
  if (foreign.length > 0) {
    return refuse({ code: 'materials-not-required', node: code, materials: foreign } as const);
  }
  const missing = missingMaterials(world, project, code).filter((each) => asked.includes(each));
  return missing.length > 0
    ? accepted(missing)
    : refuse({ code: 'nothing-to-supplement', node: code } as const);
}
