import { dayOf, type Instant } from '../domain/calendar/time.ts';
import { limitOf } from '../domain/catalogue/applies.ts';
import { supplierOf, unitOf } from '../domain/catalogue/requirements.ts';
import type { MaterialCode, NodeCode } from '../domain/catalogue/types.ts';
import { lastSettingOf } from '../domain/clock/count.ts';
import { isThereFor } from '../domain/material/count.ts';
import type { PersonId } from '../domain/people/types.ts';
import { lightOf } from '../domain/project/light.ts';
import {
  definitionOf,
  demandedMaterials,
  droppedNodes,
  lightOfNode,
  missingMaterials,
  preflightOf,
} from '../domain/project/node-view.ts';
import { responsibleFor, unitOfNode } from '../domain/project/people.ts';
import type { Light, NodeState, Project, RunningNode, World } from '../domain/project/types.ts';
import { haltedDeadline } from './clock/facts.ts';
import type { CardContext } from './context.ts';
import { cut, materialName, personName, unitName } from './text.ts';
import { dateWords, dayWords, limitWords, timeLeft, yearsBetween } from './words.ts';

/** State of a node; a code the project does not hold cannot have a card. */
export function stateOf(project: Project, code: NodeCode): NodeState {
  const state = project.nodes.get(code);
  if (!state) throw new Error(`node ${code} is not in project ${project.id}`);
  return state;
}

/** Light of any node at the card's instant. */
export const lightAt = (ctx: CardContext, project: Project, state: NodeState): Light =>
  state.status === 'running'
    ? runningLightAt(ctx, project, state)
    : lightOf(ctx.world.calendar, state, preflightOf(ctx.world, project, state.code), ctx.now);

/** Light of a running node at the card's instant. */
export const runningLightAt = (ctx: CardContext, project: Project, node: RunningNode) =>
  lightOfNode(ctx.world, project, node, ctx.now);

/** Required papers of a node by how far they are: each stands in exactly one of the three. */
export function papersOf(world: World, project: Project, code: NodeCode) {
  const required = demandedMaterials(world, project, code);
  const missing = missingMaterials(world, project, code);
  const isReady = (material: MaterialCode) => isThereFor(world, project, code, material);
  return {
    required,
    missing,
    ready: required.filter(isReady),
    // A promise made for another node leaves the paper missing here.
    promised: required.filter((material) => !isReady(material) && !missing.includes(material)),
  };
}

/** Who brings a paper, in words: 企业提供, 自规分局提供, 自规分局 0402 成果. */
export function supplierWords(world: World, project: Project, code: MaterialCode): string {
  const supplier = supplierOf(world.catalogue, project.attributes, code, droppedNodes(project));
  if (!supplier) return '暂无提供单位';
  switch (supplier.kind) {
    case 'enterprise':
      return '企业提供';
    case 'unit':
      return `${unitName(world, unitOf(world.catalogue, supplier.unit, project.location))}提供`;
    case 'node':
      return `${unitName(world, unitOfNode(world, project, supplier.node))} ${supplier.node} 成果`;
    default:
      return supplier satisfies never;
  }
}

/** A missing paper with who supplies it: 宗地图（自规分局 0402 成果）. */
export function missingWords(world: World, project: Project, code: MaterialCode): string {
  const status = project.materials.get(code)?.status;
  const why = status === 'rejected' ? '，已退回' : status === 'expired' ? '，已过有效期' : '';
  return `${materialName(world, code)}（${supplierWords(world, project, code)}${why}）`;
}

/** Who answers for a node, and, where that is not its own unit's person, why. */
export function responsibleWords(world: World, project: Project, code: NodeCode): string {
  const unit = unitName(world, unitOfNode(world, project, code));
  const { person, via, absent } = responsibleFor(world, project, code);
  if (!person) return `${unit} · 暂无责任人，请操作员指定`;
  const name = personName(world, person);
  if (absent) {
    const how = via === 'enterprise-clock' ? `企业办理，${name} 跟进` : name;
    return `${unit} · ${how}（${absenceWords(world, absent)}）`;
  }
  switch (via) {
    case 'assigned':
      return `${unit} · ${name}（转办）`;
    case 'team-helper':
    case 'unit-helper':
      return `${unit} · ${name}`;
    case 'unit-head':
      return `${unit} · ${name}（一把手，本单位没有帮办员）`;
    case 'enterprise-clock':
      return `${unit} · 企业办理，代办员 ${name} 跟进`;
    case 'stand-in':
      return `${unit} · 暂无在岗人员，由${standInRole(project, person)} ${name} 代为负责`;
    default:
      return via satisfies never;
  }
}

/** `代 俞澄，至 4月20日`: somebody is on leave. */
function absenceWords(world: World, absent: PersonId): string {
  const away = world.directory.absenceOf(absent);
  const until = away ? `，至 ${dateWords(away.until)}` : '';
  return `代 ${personName(world, absent)}${until}`;
}

const standInRole = (project: Project, person: string) =>
  person === project.team.agent ? '代办员' : '项目牵头领导';

/** Unit and name in a few words, for lists. */
export function responsibleShort(world: World, project: Project, code: NodeCode): string {
  const unit = unitName(world, unitOfNode(world, project, code));
  const { person, via, absent } = responsibleFor(world, project, code);
  if (!person) return `${unit} · 暂无责任人`;
  const name = personName(world, person);
  if (absent) return `${unit} · ${name}（代 ${personName(world, absent)}）`;
  const isFromUnit = via !== 'stand-in' && via !== 'enterprise-clock';
  return `${unit} · ${isFromUnit ? name : `${standInRole(project, person)} ${name}`}`;
}

/** Says that a counted date may still move: a year on the way has no published arrangement. */
function isEstimated(world: World, node: RunningNode): boolean {
  if (node.dueIsExplicit) return false;
  return yearsBetween(node.startedOn, node.dueAt).some((year) => !world.calendar.isCovered(year));
}

/** `3月17日 17:30（周二）`, as plain words: true for as long as the deadline stands. */
export function deadlineWords(ctx: CardContext, node: RunningNode): string {
  const estimate = isEstimated(ctx.world, node) ? '，预计（放假安排未公布）' : '';
  return haltedDeadline(ctx, node) ?? `${dayWords(node.dueAt, ctx.now)}${estimate}`;
}

/** The same with what is left of it: for a card that is an answer of this moment. */
export const dueWords = (ctx: CardContext, node: RunningNode): string =>
  haltedDeadline(ctx, node) ?? `${deadlineWords(ctx, node)}，${timeLeft(ctx.now, node.dueAt)}`;

/** From when the clock runs and how long, in words. */
export function clockSourceWords(
  world: World,
  project: Project,
  node: RunningNode,
  now: Instant,
): string {
  const from = `${dateWords(node.startedOn, now)}起`;
  const set = node.dueIsExplicit ? lastSettingOf(node) : null;
  if (set?.how === 'granted') {
    const until = dateWords(dayOf(set.to), now);
    const moved = set.to === node.dueAt ? '' : '，停表后顺延';
    return `${from}，经 ${personName(world, set.by)} 同意延期至 ${until}${moved}`;
  }
  if (node.dueIsExplicit) return `${from}，时限由责任人另行设定`;
  const { limitOverride } = node;
  if (limitOverride)
    return `${from}，${limitWords(limitOverride.limit)}（${cut(limitOverride.reason, 40)}）`;
  return `${from}，${limitWords(limitOf(definitionOf(world, node.code), project.attributes))}`;
}

/** Waiting nodes that cannot start before this one is done, the nearest first. */
export function heldUpBy(world: World, project: Project, code: NodeCode): NodeCode[] {
  const found = new Set<NodeCode>();
  const queue: NodeCode[] = [code];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const follower of followersOf(world, next)) {
      if (found.has(follower) || project.nodes.get(follower)?.status !== 'waiting') continue;
      found.add(follower);
      queue.push(follower);
    }
  }
  return [...found];
}

/** Nodes that name this one as a prerequisite, in catalogue order. */
export function followersOf(world: World, code: NodeCode): NodeCode[] {
  return [...world.catalogue.nodes.values()]
    .filter((node) => node.prerequisites.includes(code))
    .map((node) => node.code);
}
