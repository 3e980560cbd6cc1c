import { dayOf } from '../../domain/calendar/time.ts';
import type { ChecklistItem, NodeCode } from '../../domain/catalogue/types.ts';
import { ENTERPRISE } from '../../domain/project/people.ts';
import type { Light, Project, World } from '../../domain/project/types.ts';
import { daysFor } from '../../domain/rectification/complete.ts';
import {
  figuresOf,
  isOpenProblem,
  lightOfProblem,
  ownerOf,
  problemsOf,
  recheckerOf,
} from '../../domain/rectification/problem.ts';
import type {
  ProblemWords,
  RectificationItem,
  TickState,
} from '../../domain/rectification/types.ts';
import type { CardContext } from '../context.ts';
import { column, columns, type Element, lines, lit, markdown, type Tag } from '../parts.ts';
import { cut, cutList, escapeText, nodeName, personLine, personName, unitName } from '../text.ts';
import { dateWords, sentence } from '../words.ts';

/** Rows of a list before the rest is counted. */
const MAX_ROWS = 20;
/** Longest words of a problem where the list is short, and where it is long. */
const [MANY_SIGNS, FEW_SIGNS] = [90, 40];
const SHORT_LIST = 10;

/** `2号楼三层：防火门不能自闭（GB 50016）`, in plain text. */
export function problemWords({ words, part, clause }: ProblemWords): string {
  const place = part === '' ? '' : `${part}：`;
  const basis = clause === '' ? '' : `（${clause}）`;
  return `${place}${words === '' ? '内容已清除' : sentence(words)}${basis}`;
}

/** `R3 2号楼三层：防火门不能自闭`, in plain text, for selects and refusals. */
export const problemName = (item: RectificationItem, signs = MANY_SIGNS): string =>
  `${item.id} ${cut(problemWords(item), signs)}`;

/** Who answers for a problem: 住建局 管仲书; 企业（代办员 甘晓楠）, in plain text. */
export function ownerWords(world: World, project: Project, item: RectificationItem): string {
  const person = ownerOf(world, project, item);
  if (!person) return `${unitName(world, item.ownerUnit)} · 暂无责任人`;
  const isForEnterprise =
    item.ownerUnit === ENTERPRISE && world.directory.person(person)?.unit !== ENTERPRISE;
  if (!isForEnterprise) return personLine(world, person);
  const role = person === project.team.agent ? '代办员 ' : '';
  return `企业（${role}${personName(world, person)}）`;
}

export function recheckerWords(world: World, project: Project, item: RectificationItem): string {
  const person = recheckerOf(world, project, item);
  return person ? personLine(world, person) : '暂无复核人';
}

const lightWords: Record<Exclude<Light, 'green' | 'grey'>, string> = {
  blue: '',
  yellow: '将到期',
  red: '已逾期',
};

/** How a problem stands, with a light and in words: 待整改, 待复核 · 已逾期, 已销项. */
export function problemState(ctx: CardContext, item: RectificationItem) {
  const light = lightOfProblem(ctx.world, item, ctx.now);
  if (light === 'green') return { light, words: '已销项' };
  if (light === 'grey') return { light, words: '已撤销' };
  const state = item.state.status === 'fixed' ? '待复核' : '待整改';
  const late = lightWords[light];
  return { light, words: late ? `${state} · ${late}` : state };
}

/** One problem in two lines: what it is; how it stands, who acts, by when, what is on record. */
export function problemRow(
  ctx: CardContext,
  project: Project,
  item: RectificationItem,
  signs = MANY_SIGNS,
): Element {
  const { light, words } = problemState(ctx, item);
  const facts = factsOf(ctx, project, item).map((fact) => ` · ${escapeText(fact)}`);
  const text = escapeText(cut(problemWords(item), signs));
  const more = [...reasonLine(item), ...servesLine(ctx.world, item)];
  return columns([
    column([
      markdown(`**${item.id}** ${text}`),
      markdown(lines([`${lit(light, words)}${facts.join('')}`, ...more]), {
        size: 'notation',
        margin: '-6px 0px 0px 0px',
      }),
    ]),
  ]);
}

function factsOf({ world, now }: CardContext, project: Project, item: RectificationItem): string[] {
  const { state, dueAt, photos } = item;
  const pictures = photos.before.length + photos.after.length;
  const onRecord = pictures > 0 ? [`照片 ${pictures} 张`] : [];
  if (state.status === 'closed') {
    const by = personName(world, state.closed.by);
    return [`${dateWords(dayOf(state.closed.at), now)} ${by} 复核`, ...onRecord];
  }
  if (state.status === 'withdrawn') {
    const { by, at, words } = state.withdrawn;
    return [`${dateWords(dayOf(at), now)} ${personName(world, by)}`, cut(words, 40)];
  }
  const due = `${dateWords(dayOf(dueAt), now)}到期`;
  const who =
    state.status === 'fixed'
      ? `等 ${recheckerWords(world, project, item)} 复核`
      : ownerWords(world, project, item);
  return [who, due, ...onRecord];
}

/** Which later acceptance it endangers, as long as it is open. */
function servesLine(world: World, item: RectificationItem): string[] {
  const words = isOpenProblem(item) ? servesWords(world, item) : '';
  return words ? [escapeText(words)] : [];
}

/** Why it came back, as long as it has not been fixed again. */
function reasonLine({ returned, state }: RectificationItem): string[] {
  if (!returned || state.status !== 'open') return [];
  const times = returned.times > 1 ? `第 ${returned.times} 次` : '';
  return [`复核${times}未通过：${escapeText(cut(returned.words, 60))}`];
}

/** Rows of a list: in the order of their numbers, or where that is too long the open ones first. */
export function problemRows(
  ctx: CardContext,
  project: Project,
  items: readonly RectificationItem[],
  most = MAX_ROWS,
): Element[] {
  const signs = items.length > SHORT_LIST ? FEW_SIGNS : MANY_SIGNS;
  const open = items.filter(isOpenProblem);
  const order =
    items.length > most ? [...open, ...items.filter((item) => !isOpenProblem(item))] : items;
  const rows = order.slice(0, most).map((item) => problemRow(ctx, project, item, signs));
  const left = order.slice(most);
  if (left.length === 0) return rows;
  const leftOpen = left.filter(isOpenProblem).length;
  const words =
    leftOpen > 0
      ? `另有 ${left.length} 处，其中 ${leftOpen} 处未销项`
      : `另有 ${left.length} 处已销项`;
  return [...rows, markdown(words)];
}

/** `3/8 已销项` and what is late, for the head of a card. */
export function listTags(ctx: CardContext, items: readonly RectificationItem[]): Tag[] {
  const { count, closed } = figuresOf(items, ctx.now);
  if (count === 0) return [{ text: '已撤销', color: 'neutral' }];
  const late = items.filter((item) => lightOfProblem(ctx.world, item, ctx.now) === 'red').length;
  const waiting = items.filter(({ state }) => state.status === 'fixed').length;
  return [
    { text: `${closed}/${count} 已销项`, color: closed === count ? 'green' : 'blue' },
    ...(late > 0 ? [{ text: `逾期 ${late}`, color: 'red' as const }] : []),
    ...(waiting > 0 ? [{ text: `待复核 ${waiting}`, color: 'orange' as const }] : []),
  ];
}

/** The worst light of a list. */
export function listLight(ctx: CardContext, items: readonly RectificationItem[]): Light {
  const lights = items.map((item) => lightOfProblem(ctx.world, item, ctx.now));
  return (['red', 'yellow', 'blue'] as const).find((light) => lights.includes(light)) ?? 'green';
}

/** `8 处问题 7 天全部销项（期限 30 天）`. Source: the case that the district reports. */
export function clearedWords(facts: {
  readonly count: number;
  readonly days: number;
  readonly limitDays: number;
}): string {
  const { count, days, limitDays } = facts;
  const span = days === 0 ? '当天' : ` ${days} 天`;
  return `${count} 处问题${span}全部销项（期限 ${limitDays} 天）`;
}

/** `整改 3/8 已销项`, for other cards; empty where nothing of the node is open. */
export function openProblemsWords(project: Project, node: NodeCode): string {
  const items = problemsOf(project, node);
  const open = items.filter(isOpenProblem);
  if (open.length === 0) return '';
  const round = Math.max(...items.map((item) => item.round));
  const list = items.filter((item) => item.round === round && item.state.status !== 'withdrawn');
  return `整改 ${list.length - open.length}/${list.length} 已销项`;
}

/** What is given where a date is left out: `30 天内改完`. */
export const limitDaysWords = (world: World, node: NodeCode): string =>
  `${spanWords(daysFor(world, node), 'defaultDays')}内改完`;

/** How soon all of a list should be closed: ` 7 天内`. */
export const targetWords = (world: World, node: NodeCode): string =>
  ` ${spanWords(daysFor(world, node), 'targetDays')}内`;

const spanWords = (days: ReturnType<typeof daysFor>, which: 'defaultDays' | 'targetDays'): string =>
  `${days[which]} ${days.kind === 'working' ? '个工作日' : '天'}`;

/** Numbers of problems, cut where there are many: R1、R2等 8 处. */
export const idWords = (ids: readonly string[]): string =>
  ids.length > 6
    ? `${ids[0]} 至 ${ids.at(-1)} 共 ${ids.length} 处`
    : cutList(ids, 6, (id) => id, String).join('、');

const tickWords: Record<TickState, string> = {
  passed: '合格',
  failed: '需整改',
  notApplicable: '不涉及',
};

/** The word for what was found of a checklist item; without a state nobody has looked yet. */
export const tickWord = (state: TickState | undefined): string =>
  state ? tickWords[state] : '未查';

/** `C03 防火门…（安装阶段）`, in plain text. */
export const checkName = ({ code, text, phase }: ChecklistItem): string =>
  `${code} ${sentence(text)}（${phase}）`;

/** `关系到 0903 消防验收(备案抽查)`, where the problem comes from a checklist. */
export const servesWords = (world: World, { source }: RectificationItem): string =>
  source ? `关系到 ${nodeName(world, source.servesNode)}` : '';
