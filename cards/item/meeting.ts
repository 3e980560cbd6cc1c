import { dayOf } from '../../domain/calendar/time.ts';
import type { ItemFault } from '../../domain/item/types.ts';
import type { CardContext } from '../context.ts';
import { button, buttonRow, form, submit, textInput } from '../controls.ts';
import {
  type Card,
  card,
  coloured,
  type Element,
  footer,
  header,
  lines,
  markdown,
  panel,
} from '../parts.ts';
import { cut, escapeText } from '../text.ts';
import { dateWords } from '../words.ts';
import { itemFields as fields } from './actions.ts';
import { itemFaultWords } from './spoken.ts';

/** What cannot be made of one line of a meeting's list. */
export type LineFault =
  | ItemFault
  | { readonly code: 'not-understood'; readonly words: string }
  | { readonly code: 'person-ambiguous'; readonly words: string; readonly count: number }
  | { readonly code: 'project-missing' }
  | { readonly code: 'project-unknown'; readonly words: string }
  | { readonly code: 'project-ambiguous'; readonly words: string; readonly count: number }
  | { readonly code: 'project-other'; readonly words: string }
  | { readonly code: 'not-yours' };

/** A line of a meeting's list, as the preview shows it. `line` counts from 1. */
export type PreviewLine =
  | {
      readonly line: number;
      readonly topic: string;
      readonly words: string;
      /** Unit and person, in plain text. */
      readonly doer: string;
      readonly dueAt: number;
      /** No day was written. */
      readonly isUsualDay: boolean;
      readonly project: string;
    }
  | { readonly line: number; readonly text: string; readonly fault: LineFault };

export interface MeetingPreview {
  readonly draft: string;
  readonly meeting: string;
  readonly lines: readonly PreviewLine[];
  /** How many were entered already, and only the others are left. */
  readonly saved?: number;
  /** All lines are of one project, which need not be named on each. */
  readonly isOneProject: boolean;
}

/** Lines shown before the others wait behind a fold: one screen of a phone. */
const OPEN_ROWS = 6;
const OPEN_FAULTS = 6;
const [MANY_SIGNS, FEW_SIGNS] = [80, 36];
const QUOTE_SIGNS = 36;
/** What a box takes. */
export const LINES_SIGNS = 1000;

const isFaulty = (line: PreviewLine): line is Extract<PreviewLine, { fault: LineFault }> =>
  'fault' in line;

const isSound = (line: PreviewLine): line is Exclude<PreviewLine, { fault: LineFault }> =>
  !isFaulty(line);

/** 会议清单: line by line what was read, and what could not be, with the reason. */
export function meetingPreviewCard(ctx: CardContext, preview: MeetingPreview): Card {
  const { meeting, lines: all, saved } = preview;
  const faulty = all.filter(isFaulty);
  const sound = all.filter(isSound);
  const title = saved
    ? `已登记 ${saved} 件，还有 ${faulty.length} 行要改`
    : `请核对 · 会议清单 ${all.length} 行`;
  const signs = all.length > 12 ? FEW_SIGNS : MANY_SIGNS;
  return card(
    `${title}${meeting ? ` · ${meeting}` : ''}`,
    header(title, {
      ...(meeting ? { subtitle: meeting } : {}),
      template: faulty.length > 0 ? 'orange' : 'blue',
      tags: [
        ...(sound.length > 0 ? [{ text: `读到 ${sound.length} 件`, color: 'blue' as const }] : []),
        ...(faulty.length > 0
          ? [{ text: `要改 ${faulty.length} 行`, color: 'orange' as const }]
          : []),
      ],
    }),
    [
      ...folded(
        faulty.map((line) => faultRow(ctx, line)),
        OPEN_FAULTS,
        '行要改',
      ),
      ...folded(
        sound.map((line) => soundRow(ctx, line, signs, preview.isOneProject)),
        OPEN_ROWS,
        '件',
      ),
      buttonRow(buttons(preview.draft, sound.length)),
      footer(footWords(sound.length, faulty.length)),
    ],
  );
}

function footWords(sound: number, faulty: number): string {
  if (sound === 0) return '还没有保存。请按“改”修改，或重新发一次。';
  const rest = faulty > 0 ? '要改的行会保留，确认后再改也可以。' : '';
  return `确认前没有保存。确认后发到各项目群，并通知责任人。${rest}`;
}

function buttons(draft: string, sound: number): Element[] {
  const value = { v: 1, draft } as const;
  return [
    ...(sound > 0
      ? [
          button(
            `确认 ${sound} 件`,
            { ...value, action: 'meeting-save' },
            { type: 'primary_filled' },
          ),
        ]
      : []),
    button('改', { ...value, action: 'meeting-change' }),
    button('不登记', { ...value, action: 'meeting-drop' }),
  ];
}

const folded = (rows: readonly Element[], open: number, measure: string): Element[] =>
  rows.length <= open
    ? [...rows]
    : [...rows.slice(0, open), panel(`其余 ${rows.length - open} ${measure}`, rows.slice(open))];

function soundRow(
  { now }: CardContext,
  line: Exclude<PreviewLine, { fault: LineFault }>,
  signs: number,
  isOneProject: boolean,
): Element {
  const { topic, words, doer, dueAt, isUsualDay, project } = line;
  const day = `${dateWords(dayOf(dueAt), now)}前${isUsualDay ? '（没写日期，按 7 天）' : ''}`;
  const facts = [doer, day, ...(isOneProject ? [] : [cut(project, 24)])];
  const said = topic ? `${topic}：${words}` : words;
  return markdown(
    lines([
      `**${line.line}.** ${escapeText(cut(said, signs))}`,
      coloured('grey', escapeText(facts.join(' · '))),
    ]),
  );
}

const faultRow = (
  ctx: CardContext,
  { line, text, fault }: Extract<PreviewLine, { fault: LineFault }>,
): Element =>
  markdown(
    lines([
      `**${line}.** ${escapeText(cut(text, QUOTE_SIGNS))}`,
      coloured('orange', `● 要改：${escapeText(lineFaultWords(ctx, fault))}`),
    ]),
  );

/** What is wrong with one line, and what would be right. */
export function lineFaultWords(ctx: CardContext, fault: LineFault): string {
  switch (fault.code) {
    case 'not-understood':
      return `“${cut(fault.words, 20)}”不是登记的单位、人员，也不是日期。`;
    case 'person-ambiguous':
      return `有 ${fault.count} 位“${cut(fault.words, 20)}”，请在名字前写单位。`;
    case 'project-missing':
      return '没有写是哪个项目。';
    case 'project-unknown':
      return `没有叫“${cut(fault.words, 20)}”的项目。`;
    case 'project-ambiguous':
      return `有 ${fault.count} 个项目的名称带“${cut(fault.words, 20)}”，请写全称。`;
    case 'project-other':
      return `“${cut(fault.words, 20)}”不是本群的项目，请到单聊里发。`;
    case 'not-yours':
      return '只有项目的牵头领导、代办员和操作员可以登记。';
    default:
      return itemFaultWords(ctx, fault);
  }
}

/** 改, in the own chat: the lines that could not be read, or all; the others are kept. */
export function meetingChangeCard(draft: string, texts: readonly string[], kept: number): Card {
  const title = `改会议清单 · ${texts.length} 行`;
  return card(title, header(title, { template: 'blue' }), [
    markdown('一行一件：事项｜决定｜单位或人｜期限。'),
    form('meeting_form', [
      textInput(fields.lines, {
        placeholder: '例如：宗地图｜补齐并入库｜自规分局｜3月20日',
        maxSigns: LINES_SIGNS,
        rows: 10,
        initial: texts.join('\n'),
      }),
      submit('重新读', { v: 1, action: 'meeting-lines', draft }),
    ]),
    ...(kept > 0 ? [footer(`另外 ${kept} 行照旧保留，不用重写。`)] : []),
  ]);
}

/** A list that was confirmed: how many items in which projects. */
export function meetingSavedCard(
  saved: readonly { readonly project: string; readonly ids: readonly string[] }[],
): Card {
  const count = saved.reduce((sum, { ids }) => sum + ids.length, 0);
  const title = `已登记 ${count} 件会议事项`;
  const rows = saved.map(({ project, ids }) =>
    markdown(
      lines([
        `**${escapeText(cut(project, 40))}** ${ids.length} 件`,
        coloured(
          'grey',
          escapeText(ids.length > 1 ? `${ids[0]} 至 ${ids.at(-1)}` : (ids[0] ?? '')),
        ),
      ]),
    ),
  );
  return card(title, header(title, { template: 'green' }), [
    ...folded(rows, 8, '个项目'),
    footer('已发到各项目群，责任人会收到通知，到期前提醒。'),
  ]);
}
