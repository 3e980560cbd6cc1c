import { dayOf } from '../../domain/calendar/time.ts';
import { draftFields } from '../../domain/lead/draft.ts';
import { dutyOf } from '../../domain/lead/duties.ts';
import { isOpenStage, type Lead, leadLight, openStages } from '../../domain/lead/lead.ts';
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
import { dutyWords, fieldName, fieldWords, leadLightName, leadName, stageName } from './words.ts';

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

/** A lead in its owner's chat: what is known, what is owed by when, the next step. */
export function livingCard(ctx: CardContext, lead: Lead): Card {
  const { facts, stage, confidential } = lead;
  const name = leadName(facts);
  const light = leadLight(lead);
  return card(
    `${stageName(stage)} · ${leadLightName(light)} · ${name}`,
    header(`线索 · ${name}`, {
      subtitle: `${lead.id} · ${personLine(ctx.world, lead.owner)}`,
      template: light,
      tags: [
        { text: stageName(stage), color: stage === 'lost' ? 'neutral' : 'blue' },
        ...(stage === 'signed' || stage === 'lost' ? [] : [lightTag(lead)]),
        ...(confidential ? [{ text: '保密', color: 'red' as const }] : []),
      ],
    }),
    [...standingLines(ctx, lead), ...factLines(ctx, lead), ...noteLines(ctx, lead), ...acts(lead)],
  );
}

/** What is owed, or how it ended. */
function standingLines(ctx: CardContext, lead: Lead): Element[] {
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

/** The next step and a word on it; all else lies behind 更多. */
function acts(lead: Lead): Element[] {
  const { id, stage } = lead;
  if (stage === 'signed') {
    return lead.project ? [] : [footer('操作员建好项目后，这里会写明项目编号。')];
  }
  if (!isOpenStage(stage)) {
    return [buttonRow([button('重新跟进', { v: 1, action: 'lead-revive', lead: id })])];
  }
  const next = openStages[openStages.indexOf(stage) + 1];
  const ask = (form: LeadFormKind, text = formTitle(form)) =>
    button(text, { v: 1, action: 'lead-form', lead: id, ask: form }, { name: `lead-form-${form}` });
  const step = next
    ? button(
        stage === 'new' ? '已联系，转研判' : `转${stageName(next)}`,
        { v: 1, action: 'lead-advance', lead: id, to: next },
        { type: 'primary_filled' },
      )
    : button(
        '已签约',
        { v: 1, action: 'lead-form', lead: id, ask: 'sign' },
        {
          name: 'lead-form-sign',
          type: 'primary_filled',
        },
      );
  const isOwed = dutyOf(lead, 'feedback') !== undefined;
  const more = [
    ask('edit', '改'),
    ask('handOver', '转交'),
    ask('lose', '已流失'),
    ...(next ? [ask('sign', '已签约')] : []),
    button('入库储备', { v: 1, action: 'lead-project', lead: id }),
  ];
  return [
    buttonRow([step, ask('followUp', '跟进'), ...(isOwed ? [ask('feedBack', '已反馈')] : [])]),
    panel('更多', buttonRows(more)),
    footer('回复这张卡片，就是记一次跟进。'),
  ];
}
