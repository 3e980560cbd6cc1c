import { mayOperate } from '../../domain/access/access.ts';
import { dayOf } from '../../domain/calendar/time.ts';
import { whoCarries } from '../../domain/lead/access.ts';
import { draftFields } from '../../domain/lead/draft.ts';
import { dutyOf } from '../../domain/lead/duties.ts';
import {
  isOpenStage,
  type Lead,
  leadLight,
  type OpenStage,
  openStages,
} from '../../domain/lead/lead.ts';
import type { PersonId } from '../../domain/people/types.ts';
import type { CardContext } from '../context.ts';
import { button, buttonRow, buttonRows } from '../controls.ts';
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
  type Tag,
} from '../parts.ts';
import { cut, escapeText, personLine, personName } from '../text.ts';
import { dateWords, yi } from '../words.ts';
import type { LeadFormKind } from './actions.ts';
import { confidentialWords } from './draft.ts';
import { formTitle } from './forms.ts';
import {
  dutyWords,
  fieldName,
  fieldWords,
  leadLightName,
  leadName,
  stageName,
  whomToTell,
} from './words.ts';

const MOST_NOTES = 3;

const tagColours = {
  red: 'red',
  yellow: 'yellow',
  blue: 'blue',
  green: 'green',
  grey: 'neutral',
} as const;

export const lightTag = (lead: Lead): Tag => {
  const light = leadLight(lead);
  return { text: leadLightName(light), color: tagColours[light] };
};

/**
 * A lead in somebody's own chat: what is known, what is owed by when, the next step. The buttons are
 * those of the reader, who may see more than they may change; null: nobody is meant.
 */
export function livingCard(ctx: CardContext, lead: Lead, reader: PersonId | null): Card {
  const { facts, stage, confidential } = lead;
  const name = leadName(facts);
  const light = leadLight(lead);
  return card(
    `${[stageName(stage), ...(isOpenStage(stage) ? [leadLightName(light)] : [])].join(' · ')} · ${name}`,
    header(`线索 · ${name}`, {
      subtitle: `${lead.id} · ${personLine(ctx.world, lead.owner)}`,
      template: light,
      tags: [
        { text: stageName(stage), color: stage === 'lost' ? 'neutral' : 'blue' },
        ...(isOpenStage(stage) ? [lightTag(lead)] : []),
        ...(confidential ? [{ text: '保密', color: 'red' as const }] : []),
      ],
    }),
    [
      ...standingLines(ctx, lead, mayCarry(ctx, lead, reader)),
      ...factLines(ctx, lead),
      ...noteLines(ctx, lead),
      ...acts(ctx, lead, reader),
    ],
  );
}

/** What is owed, or how it ended. */
function standingLines(ctx: CardContext, lead: Lead, carries: boolean): Element[] {
  const { now, world } = ctx;
  const { lost, signed, project, dispute } = lead;
  const owed = lead.duties.map((duty) => {
    const words = escapeText(dutyWords(duty, now));
    return duty.light === 'blue'
      ? words
      : coloured(
          duty.light === 'red' ? 'red' : 'orange',
          `${leadLightName(duty.light)} · ${words}`,
        );
  });
  const told = [
    ...owed,
    ...(carries && dutyOf(lead, 'feedback')
      ? [coloured('grey', escapeText(whomToTell(ctx, lead)))]
      : []),
    ...(lost ? [`流失原因：${escapeText(cut(lost.reason, 60))}`] : []),
    ...(signed ? [`${dateWords(signed.on, now)}签约，${yi(signed.amountWan)}`] : []),
    ...(project ? [`项目：${escapeText(project)}`] : []),
    ...(dispute
      ? [coloured('orange', `${personName(world, dispute.by)}提出归属争议，待裁定`)]
      : []),
  ];
  return told.length > 0 ? [markdown(lines(told))] : [];
}

function factLines(ctx: CardContext, lead: Lead): Element[] {
  const { facts, confidential, first } = lead;
  const rows = draftFields.flatMap((field) => {
    const value = fieldWords(facts, field, ctx.now);
    return value === '' || field === 'company'
      ? []
      : [fact(fieldName(field), escapeText(cut(value, 60)))];
  });
  const reported = `${dateWords(dayOf(first.at), ctx.now)} ${personName(ctx.world, first.by)}首报`;
  return [
    ...(facts.company === null ? [fact('企业', coloured('orange', '待核实'))] : []),
    ...rows,
    ...(confidential
      ? [fact('保密', escapeText(confidentialWords(ctx, confidential.leaders)))]
      : []),
    fact('首报', escapeText(reported)),
  ];
}

function noteLines({ world, now }: CardContext, { notes }: Lead): Element[] {
  if (notes.length === 0) return [];
  const shown = notes.slice(-MOST_NOTES).reverse();
  return [
    markdown(
      lines([
        coloured('grey', `最近跟进（共 ${notes.length} 次）`),
        ...shown.map(
          ({ at, by, words }) =>
            `${dateWords(dayOf(at), now)} ${escapeText(personName(world, by))}：${escapeText(cut(words, 60))}`,
        ),
      ]),
    ),
  ];
}

/** What the reader may do: the next step and a word on it; all else lies behind 更多. */
function acts(ctx: CardContext, lead: Lead, reader: PersonId | null): Element[] {
  const { stage } = lead;
  const carries = mayCarry(ctx, lead, reader);
  const isOperator = reader !== null && mayOperate(ctx.world, reader);
  // A project is seen by its whole team, and a lead has one at most.
  const isToOpen = isOperator && lead.confidential === null && lead.project === null;
  if (!isOpenStage(stage)) return endedActs(lead, { carries, isToOpen });
  if (!carries) return isToOpen ? [buttonRow([reserve(lead)])] : [];
  const next = openStages[openStages.indexOf(stage) + 1];
  const isSignable = lead.confidential === null;
  const steps = [
    ...(next ? [advance(lead, next)] : isSignable ? [ask(lead, 'sign', '已签约', true)] : []),
    ask(lead, 'followUp', '跟进'),
    ...(dutyOf(lead, 'feedback') ? [ask(lead, 'feedBack', '已反馈')] : []),
  ];
  const more = [
    ask(lead, 'edit', '改'),
    ask(lead, 'handOver', '转交'),
    ask(lead, 'lose', '已流失'),
    ...(next && isSignable ? [ask(lead, 'sign', '已签约')] : []),
    ...(isToOpen ? [reserve(lead)] : []),
  ];
  return [
    buttonRow(steps),
    panel('更多', buttonRows(more)),
    footer(
      isSignable
        ? '回复这张卡片，就是记一次跟进。'
        : '回复这张卡片，就是记一次跟进。签约前请先点“改”取消保密。',
    ),
  ];
}

const mayCarry = ({ world }: CardContext, lead: Lead, reader: PersonId | null): boolean =>
  reader !== null && whoCarries(world, lead).includes(reader);

/** Of a lead that has ended: somebody may still wait for word, and a lost one may be revived. */
function endedActs(
  lead: Lead,
  { carries, isToOpen }: { readonly carries: boolean; readonly isToOpen: boolean },
): Element[] {
  const { id, stage, project } = lead;
  const isSigned = stage === 'signed';
  const buttons = [
    ...(carries && dutyOf(lead, 'feedback') ? [ask(lead, 'feedBack', '已反馈')] : []),
    ...(carries && !isSigned
      ? [button('重新跟进', { v: 1, action: 'lead-revive', lead: id })]
      : []),
    ...(isToOpen && isSigned
      ? [button('建项目', { v: 1, action: 'lead-project', lead: id }, { type: 'primary_filled' })]
      : []),
  ];
  const isWaiting = isSigned && project === null && !isToOpen;
  return [
    ...(buttons.length > 0 ? [buttonRow(buttons)] : []),
    ...(isWaiting ? [footer('操作员建好项目后，这里会写明项目编号。')] : []),
  ];
}

const ask = (lead: Lead, form: LeadFormKind, text = formTitle(form), isFirst = false): Element =>
  button(
    text,
    { v: 1, action: 'lead-form', lead: lead.id, ask: form },
    { name: `lead-form-${form}`, ...(isFirst ? { type: 'primary_filled' } : {}) },
  );

const advance = ({ id, stage }: Lead, to: OpenStage): Element =>
  button(
    stage === 'new' ? '已联系，转研判' : `转${stageName(to)}`,
    { v: 1, action: 'lead-advance', lead: id, to },
    { type: 'primary_filled' },
  );

const reserve = ({ id }: Lead): Element =>
  button('入库储备', { v: 1, action: 'lead-project', lead: id });
