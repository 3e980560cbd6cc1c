import type { Day } from '../../domain/calendar/time.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import type { Waiting } from '../../domain/matter/waiting.ts';
import type { Absence, PersonId } from '../../domain/people/types.ts';
import type { Project } from '../../domain/project/types.ts';
import { type CardContext, contextFor } from '../context.ts';
import {
  type Card,
  card,
  coloured,
  type Element,
  fact,
  footer,
  header,
  lines,
  markdown,
} from '../parts.ts';
import { cut, cutList, escapeText, nameList, nodeName, personLine, personName } from '../text.ts';
import { waitingWords } from '../waiting.ts';
import { dateWords } from '../words.ts';

/** What came to somebody in one project: nodes, and other things that wait for them. */
export interface TakenOver {
  readonly project: Project;
  readonly nodes: readonly NodeCode[];
  readonly waits: readonly Waiting[];
}

/** Projects listed before the rest is counted, and things named of one of them. */
const MAX_PROJECTS = 10;
const MAX_NAMED = 4;

/** For whoever recorded a leave, and for the person if that was somebody else, or when it begins. */
export function awayCard(
  ctx: CardContext,
  { person, standIn, until, by }: Absence & { readonly person: PersonId; readonly by: PersonId },
  taken: readonly TakenOver[],
  hasBegunByItself = false,
): Card {
  const title = hasBegunByItself ? '请假开始' : '请假已登记';
  const { world, now } = ctx;
  const last = dateWords(until, now);
  const [name, other] = [person, standIn].map((id) => personName(world, id));
  return card(
    `${title} · ${name} 到 ${last}`,
    header(title, { subtitle: personLine(world, person), template: 'green' }),
    [
      fact('请假', `今天起，到 ${last}（含当天）`),
      fact('代办', escapeText(personLine(world, standIn))),
      ...(by === person ? [] : [fact('登记', escapeText(personLine(world, by)))]),
      fact('转交', escapeText(countWords(taken))),
      footer(`${escapeText(`${other} 会收到清单。${last}过后自动恢复，提前回来请发“销假”。`)}`),
    ],
  );
}

/** For the stand-in: what they act for, and until when. */
export function standInCard(
  ctx: CardContext,
  { person, until, by }: { readonly person: PersonId; readonly until: Day; readonly by: PersonId },
  taken: readonly TakenOver[],
): Card {
  const { world, now } = ctx;
  const name = personName(world, person);
  const last = dateWords(until, now);
  const who = by === person ? '' : `，由 ${personLine(world, by)} 登记`;
  return listCard(ctx, {
    title: `请您代办 · ${name} 请假`,
    words: `**${escapeText(name)}** 请假到 **${last}**${escapeText(who)}，期间由您代办。`,
    taken,
    nothing: '现在没有等办的事，期间新启动的节点会直接找您。',
    foot: '发“待办”看全部。到期自动还给本人，不用操作。',
  });
}

/** For the stand-in, when the person is back. */
export function standInEndedCard({ world }: CardContext, person: PersonId): Card {
  const name = personName(world, person);
  return card(
    `代办结束 · ${name} 回来了`,
    header('代办结束', { subtitle: personLine(world, person), template: 'green' }),
    [markdown(`**${escapeText(name)}** 已回来，由您代办的事还给本人。`)],
  );
}

/** For the person, who came back before the last day. */
export const backCard = (ctx: CardContext, person: PersonId, taken: readonly TakenOver[]): Card =>
  listCard(ctx, {
    title: `已销假 · ${personName(ctx.world, person)}`,
    words: '从现在起，下面的事又由您本人办理。',
    taken,
    nothing: '现在没有等办的事。',
    foot: '发“待办”看全部。',
  });

/** For the person, whose last day has passed. */
export const leaveEndedCard = (
  ctx: CardContext,
  person: PersonId,
  taken: readonly TakenOver[],
): Card =>
  listCard(ctx, {
    title: `请假到期 · ${personName(ctx.world, person)}`,
    words: '您的请假已到期，下面的事又由您本人办理。还没回来的，请重新发“请假”。',
    taken,
    nothing: '现在没有等办的事。',
    foot: '发“待办”看全部。',
  });

/** 交接 for the one who takes over. */
export function dutiesTakenCard(
  ctx: CardContext,
  { from, by }: { readonly from: PersonId; readonly by: PersonId },
  taken: readonly TakenOver[],
): Card {
  const { world } = ctx;
  const name = personName(world, from);
  return listCard(ctx, {
    title: `工作交接给您 · ${name}`,
    words: `**${escapeText(name)}** 的工作今后由您负责，${escapeText(personLine(world, by))} 登记。接手的节点请到项目群里接办。`,
    taken,
    nothing: '',
    foot: '发“待办”看全部。',
  });
}

/** 交接 for whoever recorded it. */
export function dutiesDoneCard(
  { world }: CardContext,
  { from, to }: { readonly from: PersonId; readonly to: PersonId },
  taken: readonly TakenOver[],
): Card {
  const isNothing = taken.length === 0;
  const words = isNothing
    ? `${personName(world, from)} 没有在办节点，也不在任何专班，没有改动。`
    : `${countWords(taken)}已交给 ${personLine(world, to)}，项目群和本人都会收到通知。`;
  const title = isNothing ? '没有可交接的' : '已交接';
  return card(
    `${title} · ${personName(world, from)}`,
    header(title, {
      subtitle: personLine(world, from),
      template: isNothing ? 'blue' : 'green',
    }),
    [markdown(escapeText(words))],
  );
}

function countWords(taken: readonly TakenOver[]): string {
  const nodes = taken.reduce((sum, each) => sum + each.nodes.length, 0);
  const waits = taken.reduce((sum, each) => sum + each.waits.length, 0);
  if (taken.length === 0) return '现在没有等办的事';
  const parts = [
    ...(nodes > 0 ? [`${nodes} 个节点`] : []),
    ...(waits > 0 ? [`${waits} 件待办`] : []),
  ];
  return `${taken.length} 个项目${parts.length > 0 ? `，${parts.join('、')}` : ''}`;
}

function listCard(
  ctx: CardContext,
  {
    title,
    words,
    taken,
    nothing,
    foot,
  }: {
    readonly title: string;
    readonly words: string;
    readonly taken: readonly TakenOver[];
    readonly nothing: string;
    readonly foot: string;
  },
): Card {
  const rows = cutList(
    taken,
    MAX_PROJECTS,
    (each) => rowOf(ctx, each),
    (left) => `另有 ${left} 个项目`,
  );
  const list: Element[] = rows.length > 0 ? rows.map((row) => markdown(row)) : [];
  return card(`${title} · ${countWords(taken)}`, header(title, { template: 'blue' }), [
    markdown(words),
    ...(list.length > 0 ? list : [markdown(nothing)]),
    footer(foot),
  ]);
}

function rowOf(ctx: CardContext, { project, nodes, waits }: TakenOver): string {
  const own = contextFor(ctx, project);
  const names = [
    ...waits.map((waiting) => {
      const { ask, what } = waitingWords(own, project, waiting);
      return `${ask} ${what}`;
    }),
    ...nodes.map((code) => nodeName(own.world, code)),
  ];
  return lines([
    `**${escapeText(cut(project.name, 40))}**`,
    ...(names.length > 0
      ? [coloured('grey', escapeText(nameList(names, MAX_NAMED, '件')))]
      : [coloured('grey', '专班成员')]),
  ]);
}
