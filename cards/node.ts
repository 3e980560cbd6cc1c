import { dayOf } from '../domain/calendar/time.ts';
import type { NodeCode } from '../domain/catalogue/types.ts';
import type { PersonId } from '../domain/people/types.ts';
import { definitionOf, missingMaterials } from '../domain/project/node-view.ts';
import { responsibleFor } from '../domain/project/people.ts';
import { owedPapers } from '../domain/project/promise.ts';
import { openPrerequisites } from '../domain/project/start.ts';
import type {
  DoneNode,
  Project,
  RunningNode,
  WaitingNode,
  World,
} from '../domain/project/types.ts';
import { blockerFacts } from './blocker/lines.ts';
import { callPart } from './call.ts';
import { ballFacts, clockFacts, haltRequest, startNote } from './clock/facts.ts';
import { haltWord } from './clock/words.ts';
import type { CardContext } from './context.ts';
import { buttonRow } from './controls.ts';
import { errandFacts } from './errand/errand.ts';
import { extensionFacts } from './extension/facts.ts';
import { decisionFacts } from './handover/decided.ts';
import { moreButtons, nodeButton } from './node-buttons.ts';
import {
  clockSourceWords,
  deadlineWords,
  followersOf,
  lightAt,
  responsibleWords,
  runningLightAt,
  stateOf,
} from './node-facts.ts';
import { completeWords, paperFacts, promisedLines } from './paper-facts.ts';
import {
  type Card,
  card,
  coloured,
  type Element,
  fact,
  footer,
  header,
  markdown,
  type Tag,
  templateOf,
} from './parts.ts';
import { nodeTitle, pastPeriodsFact } from './period.ts';
import { problemFacts } from './rectification/node-parts.ts';
import { orderFacts } from './supervision/mark.ts';
import { escapeText, mention, nameList, nodeName, personLine, personName } from './text.ts';
import { dateWords, dayWords, lateBy, lightWord, sentence } from './words.ts';

export interface MentionOptions {
  /** Whom the card calls; shown and not called where the app does not know their open_id. */
  readonly mention: readonly PersonId[];
}

/** The node card (办理卡): who handles a node, by when, and what is missing. */
export function nodeCard(
  ctx: CardContext,
  project: Project,
  code: NodeCode,
  options: MentionOptions,
): Card {
  const state = stateOf(project, code);
  switch (state.status) {
    case 'running':
      return runningCard(ctx, project, state, options);
    case 'done':
      return doneCard(ctx, project, state, owedParts(ctx, project, code));
    case 'waiting':
      return idleCard(ctx, project, code, '未启动', [
        waitingFact(ctx.world, project, code),
        ...reopeningFacts(ctx, state),
      ]);
    case 'skipped':
      return state.reason === 'decided'
        ? idleCard(ctx, project, code, '已跳过', decisionFacts(ctx, state))
        : idleCard(ctx, project, code, '不涉及', [markdown('按项目条件，不需要办理这个节点。')]);
    default:
      return state satisfies never;
  }
}

function runningCard(
  ctx: CardContext,
  project: Project,
  node: RunningNode,
  options: MentionOptions,
): Card {
  const { world, now } = ctx;
  const light = runningLightAt(ctx, project, node);
  // No count of days here: it would have to be edited every day. The progress card has it.
  const due = `${dateWords(dayOf(node.dueAt), now)}${light === 'red' ? '已到期' : '到期'}`;
  const name = nodeTitle(world, project, node.code);
  const halt = haltWord(node);
  const status = halt ? `${lightWord(light)} · ${halt}` : `${lightWord(light)} · ${due}`;
  return card(
    `${name} · ${status} · ${project.name}`,
    header(name, {
      subtitle: project.name,
      template: templateOf(light),
      tags: [
        ...(halt ? [{ text: halt, color: 'neutral' as const }] : []),
        { text: halt ? lightWord(light) : status, color: light },
      ],
    }),
    [
      callLine(ctx, project, node, options),
      fact('责任', escapeText(responsibleWords(world, project, node.code))),
      fact('时限', escapeText(deadlineWords(ctx, node))),
      ...(halt === '待补正' ? [] : [startFact(ctx, project, node)]),
      ...clockFacts(ctx, project, node),
      ...extensionFacts(ctx, project, node),
      ...reopeningFacts(ctx, node),
      ...pastPeriodsFact(node),
      ...(node.accepted ? [acceptedFact(ctx, node.accepted)] : []),
      ...errandFacts(ctx, project, node.code),
      ...paperFacts(ctx, project, node.code),
      ...orderFacts(ctx, project, node.code),
      ...blockerFacts(ctx, project, node.code),
      ...problemFacts(ctx, project, node.code),
      buttonsOf(ctx, project, node),
      moreButtons(ctx.world, project, node.code, node.accepted !== null),
      enterpriseLine(world, node.code),
    ],
  );
}

function startFact(ctx: CardContext, project: Project, node: RunningNode): Element {
  const source = clockSourceWords(ctx.world, project, node, ctx.now);
  return fact('起算', escapeText(`${source}${startNote(ctx, project, node)}`));
}

function callLine(
  ctx: CardContext,
  project: Project,
  node: RunningNode,
  options: MentionOptions,
): Element {
  const called = addressee(ctx, project, node, options);
  const isReady = missingMaterials(ctx.world, project, node.code).length === 0;
  const ready = isReady ? completeWords(ctx.world, project, node.code) : undefined;
  const words = haltRequest(node) ?? requestWords(node.accepted !== null, ready);
  return callPart(called, words);
}

/** Whoever was called may have handed the node on since: then the name of who has it now. */
function addressee(
  ctx: CardContext,
  project: Project,
  { code }: RunningNode,
  { mention: called }: MentionOptions,
): string {
  const { person } = responsibleFor(ctx.world, project, code);
  const isStillTheirs = person === null || called.length === 0 || called.includes(person);
  return isStillTheirs ? mention(ctx, called) : escapeText(personName(ctx.world, person));
}

/** What the person is asked to do next; `ready` says that no paper is missing. */
function requestWords(isAccepted: boolean, ready: string | undefined): string {
  if (!isAccepted) return ready ? `请接办，${ready}。` : '请接办，并补齐缺少的材料。';
  return ready
    ? '已接办，办好后请点“办结”。'
    : '已接办，请把缺少的材料回复到这张卡片，齐了再点“办结”。';
}

function reopeningFacts(ctx: CardContext, node: RunningNode | WaitingNode): Element[] {
  const { reopened } = node;
  if (!reopened) return [];
  const who = `${personName(ctx.world, reopened.by)} ${dateWords(dayOf(reopened.at), ctx.now)}重开`;
  return [fact('重开', escapeText(`${who}：${reopened.words}`))];
}

function acceptedFact(ctx: CardContext, accepted: NonNullable<RunningNode['accepted']>): Element {
  const who = escapeText(personName(ctx.world, accepted.by));
  return fact('接办', `已由 ${who} 接办，${dayWords(accepted.at, ctx.now)}`);
}

function buttonsOf(ctx: CardContext, project: Project, node: RunningNode): Element {
  return buttonRow([
    ...(node.accepted ? [] : [nodeButton('accept', ctx.world, project, node.code)]),
    nodeButton('finish', ctx.world, project, node.code),
  ]);
}

const enterpriseLine = (world: World, code: NodeCode): Element =>
  footer(`企业看到的说明：${escapeText(sentence(definitionOf(world, code).enterpriseText))}`);

/** A card whose node is done: what happened, and what is left to do, if anything is. */
export function doneCard(
  ctx: CardContext,
  project: Project,
  node: DoneNode,
  more: readonly Element[] = [],
): Card {
  const { world, now } = ctx;
  const name = nodeTitle(world, project, node.code);
  const late = lateWords(node);
  const tags: Tag[] = [
    { text: '已办结', color: 'green' },
    ...(late ? [{ text: late, color: 'orange' as const }] : []),
  ];
  return card(
    [name, '已办结', ...(late ? [late] : []), project.name].join(' · '),
    header(name, { subtitle: project.name, template: templateOf('green'), tags }),
    [
      fact('办结', escapeText(doneWords(ctx, node))),
      ...(node.dueAt === null ? [] : [fact('时限', escapeText(dayWords(node.dueAt, now)))]),
      ...(late ? [fact('时效', coloured('orange', late))] : []),
      ...pastPeriodsFact(node),
      ...ballFacts(ctx, project, node),
      fact('成果', escapeText(sentence(definitionOf(world, node.code).outcome.text))),
      ...startedFact(world, project, node.code),
      ...more,
    ],
  );
}

/** What was let come later and has not: the one thing left to do on a done node. */
function owedParts(ctx: CardContext, project: Project, code: NodeCode): Element[] {
  const owed = owedPapers(project, code);
  if (owed.length === 0) return [];
  return [
    fact('容缺', promisedLines(ctx, project, owed)),
    buttonRow([
      nodeButton('upload', ctx.world, project, code),
      nodeButton('promise-form', ctx.world, project, code),
    ]),
  ];
}

function doneWords({ world, now }: CardContext, node: DoneNode): string {
  if (node.doneAt === null) return '项目录入时已办结';
  const at = dayWords(node.doneAt, now);
  return node.doneBy === null ? at : `${at} · ${personLine(world, node.doneBy)}`;
}

/** `逾期办结 2 天`; stays with the node for good. Empty when it was in time. */
function lateWords({ dueAt, doneAt }: DoneNode): string {
  return dueAt !== null && doneAt !== null && doneAt > dueAt
    ? `逾期办结 ${lateBy(dueAt, doneAt)}`
    : '';
}

function startedFact(world: World, project: Project, code: NodeCode): Element[] {
  const running = followersOf(world, code).filter(
    (follower) => project.nodes.get(follower)?.status === 'running',
  );
  if (running.length === 0) return [];
  const names = running.map((follower) => nodeName(world, follower));
  return [fact('后续', `已启动 ${escapeText(nameList(names, 4, '个节点'))}`)];
}

function waitingFact(world: World, project: Project, code: NodeCode): Element {
  const open = openPrerequisites(world, project, code).map((each) => nodeName(world, each));
  return open.length > 0
    ? fact('等待', `${escapeText(nameList(open, 4, '个节点'))}办结后启动`)
    : markdown('前面的节点都已办结，马上启动。');
}

function idleCard(
  ctx: CardContext,
  project: Project,
  code: NodeCode,
  word: string,
  elements: readonly Element[],
): Card {
  const light = lightAt(ctx, project, stateOf(project, code));
  const name = nodeName(ctx.world, code);
  return card(
    `${name} · ${word} · ${project.name}`,
    header(name, {
      subtitle: project.name,
      template: templateOf(light),
      tags: [{ text: word, color: 'neutral' }],
    }),
    elements,
  );
}
