import type { Consultation, ConsultationSubject } from '../../domain/consultation/types.ts';
import { isOpenItem } from '../../domain/item/light.ts';
import type { DatedItem } from '../../domain/item/types.ts';
import { matterOf, mattersOf } from '../../domain/matter/machine.ts';
import { responsibleOfUnit } from '../../domain/project/people.ts';
import type { Project } from '../../domain/project/types.ts';
import { callPart } from '../call.ts';
import type { CardContext } from '../context.ts';
import { button, buttonRow } from '../controls.ts';
import { itemRow } from '../item/item.ts';
import type { MentionOptions } from '../node.ts';
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
  panel,
  type Template,
} from '../parts.ts';
import { cut, escapeText, mention, nodeName, personLine, personName, unitName } from '../text.ts';
import { clockWords, dayWords } from '../words.ts';

const TITLE_SIGNS = 32;
const MAX_UNITS = 10;
const MAX_ITEMS = 15;
const LINE_SIGNS = 80;

/** 会商: when, where, with whom; once it was held, what everybody has to do by when. */
export function consultationCard(
  ctx: CardContext,
  project: Project,
  meeting: Consultation,
  options: MentionOptions,
): Card {
  const { now } = ctx;
  const items = itemsOf(project, meeting);
  const open = items.filter(({ done }) => done === null).length;
  const title = `会商 · ${cut(meeting.words, TITLE_SIGNS)}`;
  const state = stateWords(meeting, items.length, open);
  const isOver = meeting.state !== 'planned' && open === 0;
  const late = items.some((item) => item.done === null && now >= item.dueAt);
  return card(
    `${title} · ${state} · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: isOver ? 'grey' : late ? 'red' : 'blue',
      tags: [{ text: state, color: isOver ? 'neutral' : late ? 'red' : 'blue' }],
    }),
    meeting.state === 'held'
      ? heldBody(ctx, project, meeting, items, options)
      : plannedBody(ctx, project, meeting, options),
  );
}

const itemsOf = (project: Project, { items }: Consultation): DatedItem[] =>
  items.flatMap((id) => matterOf(project, 'datedItem', id) ?? []);

function stateWords({ state }: Consultation, items: number, open: number): string {
  switch (state) {
    case 'planned':
      return '待召开';
    case 'cancelled':
      return '已取消';
    case 'held':
      return open === 0 ? `${items} 件事项全部完成` : `事项完成 ${items - open}/${items}`;
    default:
      return state satisfies never;
  }
}

function plannedBody(
  ctx: CardContext,
  project: Project,
  meeting: Consultation,
  options: MentionOptions,
): Element[] {
  const { world, now } = ctx;
  const { id: matter, state, meetAt, place, words, units, convened, node } = meeting;
  const isPlanned = state === 'planned';
  const about = { v: 1, project: project.id, matter } as const;
  return [
    ...(isPlanned ? [callPart(mention(ctx, options.mention), '请参加会商。')] : []),
    fact('时间', escapeText(dayWords(meetAt, now))),
    ...(place ? [fact('地点', escapeText(cut(place, LINE_SIGNS)))] : []),
    ...([...words].length > TITLE_SIGNS ? [fact('内容', escapeText(cut(words, 200)))] : []),
    fact('单位', lines(unitLines(ctx, project, units))),
    ...(node ? [fact('节点', escapeText(nodeName(world, node)))] : []),
    fact('召集', escapeText(personLine(world, convened.by))),
    ...(isPlanned
      ? [
          buttonRow([
            button(
              '登记结果',
              { ...about, action: 'outcome-form' },
              { type: now >= meetAt ? 'primary_filled' : 'default' },
            ),
          ]),
          panel('更多', [
            buttonRow([
              button('改期', { ...about, action: 'consultation-move-form' }),
              button(
                '取消会商',
                { ...about, action: 'consultation-cancel' },
                {
                  confirm: {
                    title: '取消这次会商？',
                    text: '会通知所有参加的人，取消后不能恢复。',
                  },
                },
              ),
            ]),
          ]),
          footer('开始前 2 小时提醒；结束后请召集人登记定下的事项。'),
        ]
      : []),
  ];
}

function unitLines({ world }: CardContext, project: Project, units: readonly string[]): string[] {
  const shown = units.slice(0, MAX_UNITS).map((unit) => {
    const { person } = responsibleOfUnit(world, project, unit);
    const who = person ? ` ${personName(world, person)}` : '，没有登记人员';
    return escapeText(`${unitName(world, unit)}${who}`);
  });
  const left = units.length - MAX_UNITS;
  return left > 0 ? [...shown, `另有 ${left} 个单位`] : shown;
}

function heldBody(
  ctx: CardContext,
  project: Project,
  meeting: Consultation,
  items: readonly DatedItem[],
  options: MentionOptions,
): Element[] {
  const open = items.filter(({ done }) => done === null);
  const called = options.mention.length > 0 ? `${mention(ctx, options.mention)} ` : '';
  const left = items.length - MAX_ITEMS;
  return [
    ...(open.length > 0 ? [markdown(`${called}请按时完成会商定下的事项。`)] : []),
    ...items.slice(0, MAX_ITEMS).map((item) => itemRow(ctx, project, item)),
    ...(left > 0 ? [markdown(coloured('grey', `另有 ${left} 件`))] : []),
    ...(open.length > 0
      ? [
          buttonRow([
            button(
              '标记完成',
              { v: 1, action: 'item-form', project: project.id, matter: meeting.id },
              { type: 'primary_filled' },
            ),
          ]),
          footer('也可以发“完成”加编号，例如：完成 T1'),
        ]
      : []),
  ];
}

type Call = Extract<ConsultationSubject, { kind: 'consultationCall' }>['call'];

const callTitles: Readonly<Record<Call, string>> = {
  near: '会商即将开始',
  outcome: '会商结果待登记',
  moved: '会商改期',
  cancelled: '会商取消',
};
const callTemplates: Readonly<Record<Call, Template>> = {
  near: 'blue',
  outcome: 'yellow',
  moved: 'orange',
  cancelled: 'grey',
};

/** A short card that refers to a meeting and calls whoever must come, act, or know. */
export function consultationCallCard(
  ctx: CardContext,
  project: Project,
  meeting: Consultation,
  call: Call,
  options: MentionOptions,
): Card {
  const { now } = ctx;
  const when = dayWords(meeting.meetAt, now);
  const words: Readonly<Record<Call, string>> = {
    near: `会商在 ${clockWords(meeting.meetAt)} 开始，请准时参加。`,
    outcome: '会商应已结束，请登记定下的事项。',
    moved: `会商改到 ${when}，请按新时间参加。`,
    cancelled: '会商已取消，不用参加。',
  };
  const title = `${callTitles[call]} · ${cut(meeting.words, TITLE_SIGNS)}`;
  const asks = call === 'outcome' && meeting.state === 'planned';
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: callTemplates[call] }),
    [
      markdown(`${mention(ctx, options.mention)} ${words[call]}`.trim()),
      ...(call === 'cancelled' ? [] : [fact('时间', escapeText(when))]),
      ...(call !== 'cancelled' && meeting.place
        ? [fact('地点', escapeText(cut(meeting.place, LINE_SIGNS)))]
        : []),
      ...(asks
        ? [
            buttonRow([
              button(
                '登记结果',
                { v: 1, action: 'outcome-form', project: project.id, matter: meeting.id },
                { type: 'primary_filled' },
              ),
            ]),
          ]
        : []),
    ],
  );
}

/** 会商: what is planned, what is still to be done, and how to call one. */
export function consultationsCard(ctx: CardContext, project: Project): Card {
  const { now } = ctx;
  const planned = mattersOf(project, 'consultation').filter(({ state }) => state === 'planned');
  const items = mattersOf(project, 'datedItem').filter(
    (item) => item.source.kind === 'consultation' && isOpenItem(item),
  );
  const left = items.length - MAX_ITEMS;
  return card(
    planned.length + items.length === 0
      ? '会商 · 没有待召开的会商和待完成的事项'
      : `会商 · 待召开 ${planned.length} 次 · 待完成 ${items.length} 件`,
    header('会商', {
      subtitle: project.name,
      template: 'blue',
      tags: [
        ...(planned.length > 0
          ? [{ text: `待召开 ${planned.length}`, color: 'blue' } as const]
          : []),
        ...(items.length > 0 ? [{ text: `待完成 ${items.length}`, color: 'blue' } as const] : []),
      ],
    }),
    [
      ...planned.map(({ id, words, meetAt, place }) =>
        markdown(
          escapeText(
            [`${id} ${cut(words, LINE_SIGNS)}`, dayWords(meetAt, now), cut(place, 40)]
              .filter((part) => part !== '')
              .join(' · '),
          ),
        ),
      ),
      ...items.slice(0, MAX_ITEMS).map((item) => itemRow(ctx, project, item)),
      ...(left > 0 ? [markdown(coloured('grey', `另有 ${left} 件`))] : []),
      ...(planned.length + items.length === 0
        ? [markdown('没有待召开的会商，也没有待完成的会商事项。')]
        : []),
      buttonRow([button('发起会商', { v: 1, action: 'consultation-form', project: project.id })]),
    ],
  );
}
