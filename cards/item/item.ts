import { dayOf } from '../../domain/calendar/time.ts';
import { isOpenItem } from '../../domain/item/light.ts';
import type { DatedItem, ItemSubject } from '../../domain/item/types.ts';
import { matterOf, mattersOf } from '../../domain/matter/machine.ts';
import type { Project } from '../../domain/project/types.ts';
import { callPart } from '../call.ts';
import type { CardContext } from '../context.ts';
import { button, buttonRow } from '../controls.ts';
import type { MentionOptions } from '../node.ts';
import {
  type Card,
  card,
  coloured,
  column,
  columns,
  type Element,
  fact,
  footer,
  header,
  lit,
  markdown,
  panel,
  type Tag,
  type Template,
} from '../parts.ts';
import { cut, escapeText, mention, nameList, personLine, personName } from '../text.ts';
import { dateWords, dayWords, lateBy } from '../words.ts';
import { withdrawButton, withdrawnWords } from './withdraw.ts';
import { aboutWords, doerWords, saidWords, sourceNames, stateOf, stateWords } from './words.ts';

const TITLE_SIGNS = 32;
const WORDS_SIGNS = 200;
const ROW_SIGNS = 80;
const MAX_FILES = 3;
/** Rows of a list before the rest is counted: one screen of a phone. */
export const MAX_ROWS = 12;

const tagColours = {
  red: 'red',
  yellow: 'orange',
  blue: 'blue',
  green: 'green',
  grey: 'neutral',
} as const satisfies Record<string, Tag['color']>;

/** The card of an instruction in the group: what is to be done, by whom, by when, and its light. */
export function itemCard(
  ctx: CardContext,
  project: Project,
  item: DatedItem,
  options: MentionOptions,
): Card {
  const [light] = stateOf(ctx, item);
  const title = `${sourceNames[item.source.kind]} ${item.id} · ${cut(item.words, TITLE_SIGNS)}`;
  return card(
    `${title} · ${stateWords(ctx, item)} · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: light,
      tags: [{ text: stateWords(ctx, item), color: tagColours[light] }],
    }),
    [
      ...askFor(ctx, project, item, options),
      ...itemFacts(ctx, project, item),
      ...doneFacts(ctx, item),
      ...itemButtons(project, item),
    ],
  );
}

/** The line that calls whoever must act; where another instruction stands, which one. */
function askFor(
  ctx: CardContext,
  project: Project,
  item: DatedItem,
  options: MentionOptions,
): Element[] {
  if (item.done) return [];
  if (item.superseded) return [markdown(supersededWords(ctx, project, item))];
  if (item.withdrawn) return [markdown(withdrawnWords(ctx, item))];
  const due = dayWords(item.dueAt, ctx.now);
  return [callPart(mention(ctx, options.mention), `请在 ${due}前办好。`)];
}

/** `不再执行：以区政府 卫东方的批示 T5 为准`, escaped. */
export function supersededWords(ctx: CardContext, project: Project, item: DatedItem): string {
  const id = item.superseded?.standing ?? '';
  const standing = matterOf(project, 'datedItem', id);
  const by = standing ? `${personLine(ctx.world, standing.set.by)}的` : '';
  return escapeText(`不再执行：以${by}批示 ${id} 为准。`);
}

/** What an item says of itself, whoever reads it. */
export function itemFacts(ctx: CardContext, project: Project, item: DatedItem): Element[] {
  const { world } = ctx;
  const { source, words } = item;
  const isLong = [...words].length > TITLE_SIGNS;
  return [
    ...(isLong ? [fact('要求', escapeText(cut(words, WORDS_SIGNS)))] : []),
    ...(source.kind === 'instruction'
      ? [fact('对象', escapeText(aboutWords(ctx, project, source.about)))]
      : []),
    ...(source.kind === 'meeting' && source.topic
      ? [fact('事项', escapeText(cut(source.topic, ROW_SIGNS)))]
      : []),
    fact('责任', escapeText(doerWords(ctx, project, item))),
    ...(source.kind === 'instruction'
      ? [fact('批示', escapeText(personLine(world, source.by)))]
      : []),
    ...replaces(ctx, project, item),
  ];
}

/** Instructions in whose place this one stands, so that nobody works on both. */
function replaces({ world }: CardContext, project: Project, { id }: DatedItem): Element[] {
  const gone = mattersOf(project, 'datedItem').filter(
    ({ superseded }) => superseded?.standing === id,
  );
  if (gone.length === 0) return [];
  const names = gone.map((item) => `${item.id}（${personName(world, item.set.by)}）`);
  return [fact('代替', escapeText(`${nameList(names, 2, '条')}，不再执行`))];
}

/** By whom and when it was done, in time or not, and what came of it. */
export function doneFacts({ world, now }: CardContext, item: DatedItem): Element[] {
  const { done, dueAt, files = [] } = item;
  const sent =
    files.length > 0
      ? [
          fact(
            '附件',
            escapeText(
              `${nameList(
                files.map((name) => cut(name, 40)),
                MAX_FILES,
                '份',
              )}，在项目群`,
            ),
          ),
        ]
      : [];
  if (!done) return sent;
  const late = done.at > dueAt ? `，逾期 ${lateBy(dueAt, done.at)}` : '，按时';
  return [
    fact('办结', escapeText(`${personLine(world, done.by)}，${dayWords(done.at, now)}${late}`)),
    ...(done.words ? [fact('结果', escapeText(cut(done.words, WORDS_SIGNS)))] : []),
    ...sent,
  ];
}

const itemButtons = (project: Project, item: DatedItem): Element[] =>
  !isOpenItem(item)
    ? []
    : [
        buttonRow([
          button(
            '已办',
            { v: 1, action: 'item-done', project: project.id, matter: item.id },
            { type: 'primary_filled' },
          ),
          button('已办并写结果', {
            v: 1,
            action: 'item-result-form',
            project: project.id,
            matter: item.id,
          }),
        ]),
        footer('也可以回复这张卡片：写“已办”和结果，或直接发文件。'),
        ...(item.source.kind === 'instruction'
          ? [panel('更多（批示人用）', [buttonRow([withdrawButton(project, item)])])]
          : []),
      ];

type Call = Extract<ItemSubject, { kind: 'itemCall' }>['call'];

const callTitles: Readonly<Record<Call, string>> = {
  yellow: '快到期',
  red: '逾期',
  superseded: '不再执行',
  withdrawn: '已撤回',
};
const callTemplates: Readonly<Record<Call, Template>> = {
  yellow: 'yellow',
  red: 'red',
  superseded: 'grey',
  withdrawn: 'grey',
};

/** A short card that calls whoever has to do an item: it is nearly due, late, or off. */
export function itemCallCard(
  ctx: CardContext,
  project: Project,
  item: DatedItem,
  call: Call,
  options: MentionOptions,
): Card {
  const isOver = !isOpenItem(item);
  const name = `${sourceNames[item.source.kind]}${callTitles[call]}`;
  const title = `${name} · ${cut(saidWords(item), TITLE_SIGNS)}`;
  const over = item.done ? '已办' : item.withdrawn ? '已撤回' : '不再执行';
  return card(
    `${title} · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: item.done ? 'green' : isOver ? 'grey' : callTemplates[call],
      ...(isOver
        ? { tags: [{ text: over, color: item.done ? ('green' as const) : ('neutral' as const) }] }
        : {}),
    }),
    [
      isOver
        ? markdown(callWords(ctx, project, item, call, options))
        : callPart('', callWords(ctx, project, item, call, options)),
      fact('编号', item.id),
      fact('责任', escapeText(doerWords(ctx, project, item))),
      ...itemButtons(project, item).slice(0, 1),
    ],
  );
}

function callWords(
  ctx: CardContext,
  project: Project,
  item: DatedItem,
  call: Call,
  options: MentionOptions,
): string {
  if (item.done) return '这件事已经办好。';
  const called = mention(ctx, options.mention);
  if (item.superseded) return `${called} ${supersededWords(ctx, project, item)}`.trim();
  if (item.withdrawn) return `${called} 请停办。${withdrawnWords(ctx, item)}`.trim();
  const due = dayWords(item.dueAt, ctx.now);
  const ask = call === 'yellow' ? `请在 ${due}前办好。` : `应在 ${due}前办好，请尽快办。`;
  return `${called} ${ask}`.trim();
}

/** One line of a list: light and number, what is to be done, who, until when. */
export function itemRow(ctx: CardContext, project: Project, item: DatedItem): Element {
  const [light, word] = stateOf(ctx, item);
  return columns([
    column([
      markdown(
        `${lit(light, `${item.id} ${word}`)} ${escapeText(cut(saidWords(item), ROW_SIGNS))}`,
      ),
      markdown(coloured('grey', escapeText(doerWords(ctx, project, item))), {
        size: 'notation',
        margin: '-6px 0px 0px 0px',
      }),
    ]),
    column([markdown(dateWords(dayOf(item.dueAt), ctx.now), { align: 'right' })], {
      width: 'auto',
    }),
  ]);
}

/** The items of one meeting's list, in the order of their ids. */
export const itemsOfList = (project: Project, head: string): DatedItem[] =>
  mattersOf(project, 'datedItem').filter(
    ({ source }) => source.kind === 'meeting' && source.head === head,
  );

/** 会议事项: what a meeting decided for the project, and how far it is. */
export function meetingItemsCard(
  ctx: CardContext,
  project: Project,
  head: string,
  options: MentionOptions,
): Card {
  const items = itemsOfList(project, head);
  const open = items.filter(({ done }) => done === null);
  const isLate = open.some(({ dueAt }) => ctx.now >= dueAt);
  const [first] = items;
  const meeting = first?.source.kind === 'meeting' ? first.source.meeting : '';
  const title = `会议事项${meeting ? ` · ${cut(meeting, TITLE_SIGNS)}` : ''}`;
  const state =
    open.length === 0
      ? `${items.length} 件全部办好`
      : `已办 ${items.length - open.length}/${items.length}`;
  const called = options.mention.length > 0 ? `${mention(ctx, options.mention)} ` : '';
  const left = items.length - MAX_ROWS;
  return card(
    `${title} · ${state} · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: open.length === 0 ? 'green' : isLate ? 'red' : 'blue',
      tags: [{ text: state, color: open.length === 0 ? 'green' : isLate ? 'red' : 'blue' }],
    }),
    [
      ...(open.length > 0 ? [markdown(`${called}请按时办好会议定下的事项。`)] : []),
      ...items.slice(0, MAX_ROWS).map((item) => itemRow(ctx, project, item)),
      ...(left > 0 ? [markdown(coloured('grey', `另有 ${left} 件，可发“批示”看全部。`))] : []),
      ...(open.length > 0 ? doneParts(project, head) : []),
    ],
  );
}

function doneParts(project: Project, head: string): Element[] {
  return [
    buttonRow([
      button(
        '标记已办',
        { v: 1, action: 'item-form', project: project.id, matter: head },
        { type: 'primary_filled' },
      ),
    ]),
    footer('也可以发“已办”加编号和结果，例如：已办 T1 图已入库'),
  ];
}
