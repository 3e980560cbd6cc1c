import { isOpenItem, itemLight } from '../../domain/item/light.ts';
import { doerOf } from '../../domain/item/people.ts';
import type { DatedItem, ItemAbout } from '../../domain/item/types.ts';
import { ENTERPRISE } from '../../domain/project/people.ts';
import type { Light, Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { cut, nodeName, personName, unitName } from '../text.ts';
import { dueShort, lightWord } from '../words.ts';

/** How the items of each source are called. */
export const sourceNames = {
  consultation: '会商事项',
  instruction: '批示',
  meeting: '会议事项',
} as const satisfies Readonly<Record<DatedItem['source']['kind'], string>>;

const matterNames: Readonly<Record<string, string>> = {
  B: '堵点',
  C: '会商',
  E: '代办',
  R: '整改',
  S: '督办',
  T: '事项',
};

const ABOUT_SIGNS = 40;

/** What an instruction is about, in plain text: `0404 挂牌出让`, `堵点 B2 临时用电没接通`, 项目整体. */
export function aboutWords({ world }: CardContext, project: Project, about: ItemAbout): string {
  if (about === null) return '项目整体';
  if (project.nodes.has(about)) return nodeName(world, about);
  const matter = project.matters.get(about) as { readonly words?: unknown } | undefined;
  const words = typeof matter?.words === 'string' ? ` ${cut(matter.words, ABOUT_SIGNS)}` : '';
  return `${matterNames[about[0] ?? ''] ?? ''} ${about}${words}`.trim();
}

/** The light of an item and its word: 蓝灯, 不再执行 where another instruction stands. */
export function stateOf({ world, now }: CardContext, item: DatedItem): [Light, string] {
  const light = itemLight(world.calendar, item, now);
  if (item.done) return [light, '已办'];
  if (item.withdrawn) return [light, '已撤回'];
  return item.superseded ? [light, '不再执行'] : [light, lightWord(light)];
}

/** `黄灯 · 3月20日 17:30 到期`; a count of days would soon be wrong on a card that stays. */
export function stateWords(ctx: CardContext, item: DatedItem): string {
  const [, word] = stateOf(ctx, item);
  return !isOpenItem(item)
    ? word
    : `${word} · ${dueShort(item.dueAt, ctx.now >= item.dueAt, ctx.now)}`;
}

/** Unit and person who does it, in plain text: 自规分局 俞澄. */
export function doerWords(
  { world }: Pick<CardContext, 'world'>,
  project: Project,
  item: Pick<DatedItem, 'owner' | 'unit'>,
): string {
  const doer = doerOf(world, project, item);
  const unit = unitName(world, item.unit);
  if (doer === null) return `${unit}，没有登记人员`;
  return item.unit === ENTERPRISE
    ? `${unit}，代办员 ${personName(world, doer)} 负责`
    : `${unit} ${personName(world, doer)}`;
}

/** What is to be done, in plain text; a meeting's decision with what it is about before it. */
export const saidWords = ({ source, words }: Pick<DatedItem, 'source' | 'words'>): string =>
  source.kind === 'meeting' && source.topic ? `${source.topic}：${words}` : words;
