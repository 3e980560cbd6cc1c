import { type Instant, isDay } from '../../domain/calendar/time.ts';
import { maySeeLead, whoCarries } from '../../domain/lead/access.ts';
import { type DraftField, draftFields, type LeadDraft, updateOf } from '../../domain/lead/draft.ts';
import type { LikelyLead, LikelyProject } from '../../domain/lead/duplicates.ts';
import { isOpenStage, type Lead, openStages } from '../../domain/lead/lead.ts';
import { SAID_STAGE_NAMES } from '../../domain/lead/name-words.ts';
import { type Doubt, missingFields } from '../../domain/lead/types.ts';
import type { PersonId } from '../../domain/people/types.ts';
import type { CardContext } from '../context.ts';
import { button, buttonRow } from '../controls.ts';
import { likelyNote } from '../likely.ts';
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
} from '../parts.ts';
import { cut, escapeText, personLine, personName } from '../text.ts';
import { dateWords } from '../words.ts';
import { reminderLine } from './unconfirmed.ts';
import { fieldName, fieldWords, leadName, questionWords, stageName } from './words.ts';

const VALUE_SIGNS = 60;
const WORDS_SIGNS = 24;
const MOST_QUESTIONS = 3;
const MOST_LIKELY = 3;
const MOST_CHOICES = 4;

export interface ShownLeadDraft {
  readonly id: string;
  readonly draft: LeadDraft;
  /** Who reads the card: of a confidential lead others hear no more than whom to ask. */
  readonly reader: string;
  readonly likely: readonly LikelyLead[];
  readonly projects: readonly LikelyProject[];
  /** The lead on record that it tells of. */
  readonly of: Lead | null;
  /** Whose words they are, where somebody else than the reader told them. */
  readonly toldBy?: PersonId;
  /** Until when it can be confirmed, where its author is reminded of that. */
  readonly remindedUntil?: Instant;
}

/**
 * What was understood of a message, each value with the words it was read from; nothing is saved
 * before 确认. Source: design, section 4 (lead cards) and 5.
 */
export function draftCard(ctx: CardContext, shown: ShownLeadDraft): Card {
  const { id, draft, of } = shown;
  const name = leadName(of ? of.facts : draft.facts);
  const title = of ? '核对进展' : '核对线索';
  const isEmpty = !of && draftFields.every((field) => fieldWords(draft.facts, field) === '');
  const missing = of || isEmpty ? [] : missingFields(draft.facts).slice(0, MOST_QUESTIONS);
  return card(
    `${title} · ${name} · 还没有保存`,
    header(`${title} · ${name}`, {
      ...(of ? { subtitle: `${of.id} · ${stageName(of.stage)}` } : {}),
      template: shown.likely.length > 0 && !of ? 'yellow' : 'blue',
      tags: [
        { text: '待确认', color: 'orange' },
        ...(draft.confidential ? [{ text: '保密', color: 'red' as const }] : []),
      ],
    }),
    [
      ...(shown.toldBy === undefined
        ? []
        : [markdown(escapeText(`${personLine(ctx.world, shown.toldBy)} 报来的进展，请您核对。`))]),
      ...(shown.remindedUntil === undefined
        ? []
        : [reminderLine(ctx, of !== null, shown.remindedUntil)]),
      ...fieldLines(ctx, draft, of),
      ...doubtLines(ctx, draft.doubts),
      ...(missing.length > 0
        ? [
            markdown(
              lines([
                coloured('blue', '还想知道（可以先确认，以后再补）：'),
                ...missing.map((field, index) => `${index + 1}. ${questionWords(field)}`),
              ]),
            ),
          ]
        : []),
      ...(of ? [] : likelyLines(ctx, shown)),
      buttonRow([
        // What says nothing at all would be a lead that nobody can follow.
        ...(isEmpty
          ? []
          : [
              button(
                '确认',
                { v: 1, action: 'lead-confirm', draft: id, version: draft.version },
                { type: 'primary_filled' },
              ),
            ]),
        button('改', { v: 1, action: 'lead-edit', draft: id }),
        button('不是线索', { v: 1, action: 'lead-drop', draft: id }),
      ]),
      ...(of ? [] : asUpdate(ctx, shown)),
      footer(isEmpty ? '还没有登记。' : footWords(ctx, shown)),
    ],
  );
}

/** Whoever may only see the lead tells its owner, who takes it down. */
function footWords({ world }: CardContext, { of, reader }: ShownLeadDraft): string {
  if (!of) return '确认后才登记。没提到的不填。';
  return whoCarries(world, of).includes(reader)
    ? '确认后记入这条线索。'
    : escapeText(`确认后转给跟办人 ${personLine(world, of.owner)} 核对。`);
}

function fieldLines(ctx: CardContext, draft: LeadDraft, of: Lead | null): Element[] {
  const shownAs = (field: DraftField): string => {
    if (field === 'stage') return stageWords(draft, of);
    if (field === 'confidential') {
      return draft.confidential ? confidentialWords(ctx, draft.confidential.leaders) : '';
    }
    return fieldWords(told, field, ctx.now);
  };
  // Of an update what it makes of the lead, so that a name without its phone takes no phone away.
  const told = of ? updateOf(draft, of).facts : draft.facts;
  const rows = draftFields.flatMap((field) => {
    const value = shownAs(field);
    // The full name stands above; what an update calls it for short changes nothing.
    if (value === '' || (of && field === 'company')) return [];
    if (of && value === fieldWords(of.facts, field, ctx.now)) return [];
    const words = draft.words[field];
    const isSame = words === undefined || words.replace(/\s/gu, '') === value.replace(/\s/gu, '');
    const from = isSame ? '' : ` ${coloured('grey', `“${escapeText(cut(words, WORDS_SIGNS))}”`)}`;
    const was = of ? fieldWords(of.facts, field, ctx.now) : '';
    const before = was !== '' && was !== value ? `（原 ${cut(was, VALUE_SIGNS)}）` : '';
    return [fact(fieldName(field), `${escapeText(`${cut(value, VALUE_SIGNS)}${before}`)}${from}`)];
  });
  if (rows.length > 0) return rows;
  if (of) return [fact('跟进', escapeText(`“${cut(draft.text, VALUE_SIGNS)}”`))];
  return [markdown('这句话里没有读出企业、金额等内容。请点“改”填写，或点“不是线索”。')];
}

function stageWords(draft: LeadDraft, of: Lead | null): string {
  if (!draft.stage) return '';
  const said = SAID_STAGE_NAMES[draft.stage];
  if (!of || !isOpenStage(of.stage)) return said;
  const { to } = updateOf(draft, of);
  const goesOn = to !== null && openStages.indexOf(to) > openStages.indexOf(of.stage);
  return goesOn ? `${said}（${stageName(of.stage)} → ${stageName(to)}）` : said;
}

/** Who sees a confidential lead besides its owner, in plain text. */
export function confidentialWords({ world }: CardContext, leaders: readonly string[]): string {
  const names = leaders.map((person) => personName(world, person));
  return names.length > 0 ? `只有跟办人和${names.join('、')}可见` : '只有跟办人可见';
}

const doubtNames: Readonly<Record<Doubt['field'], string>> = {
  investment: '投资额',
  landMu: '用地',
  plantM2: '厂房',
  phone: '电话',
  date: '日期',
};

/** What two readers read differently is said and asked: nobody notices a zero too many by himself. */
const doubtLines = (ctx: CardContext, doubts: readonly Doubt[]): Element[] =>
  doubts.map(({ field, taken, other }) => {
    const words = (said: string) => cut(isDay(said) ? dateWords(said, ctx.now) : said, 30);
    const name = doubtNames[field];
    const said = !taken
      ? `${name}没有填，原文里可能有：${words(other ?? '')}。请核对，要填请点“改”。`
      : other
        ? `${name}读作 ${words(taken)}，也可能是 ${words(other)}。请核对，不对请点“改”。`
        : `${name}读作 ${words(taken)}，但不能确定。请核对，不对请点“改”。`;
    return markdown(coloured('orange', escapeText(said)));
  });

/** Those who may be the same, with owner and stage; of a confidential one only whom to ask. */
function likelyLines(ctx: CardContext, { likely, projects, reader }: ShownLeadDraft): Element[] {
  const { world } = ctx;
  const told = likely.slice(0, MOST_LIKELY).map(({ lead, by }) => {
    if (!maySeeLead(world, lead, reader) && lead.confidential) {
      return `已有人在跟，请问 ${personLine(world, lead.owner)}`;
    }
    const why = by.includes('phone')
      ? '电话相同'
      : by.includes('company')
        ? '企业相似'
        : '项目相同';
    const who = personLine(world, lead.owner);
    return `${lead.id} ${leadName(lead.facts)} · ${why} · ${who} · ${stageName(lead.stage)}`;
  });
  const left = likely.length - told.length;
  const under = projects
    .slice(0, 2)
    .map(({ project }) => `已是在办项目：${cut(project.name, 30)}（${project.id}）`);
  const more = left > 0 ? `另有 ${left} 条相似` : null;
  return likelyNote('可能重复，请先核对：', [...told, ...under], more);
}

/** 更多: the sentence tells of a lead on record. */
function asUpdate({ world }: CardContext, { id, likely, reader }: ShownLeadDraft): Element[] {
  const mine = likely
    .filter(({ lead }) => whoCarries(world, lead).includes(reader))
    .slice(0, MOST_LIKELY);
  if (mine.length === 0) return [];
  return [
    panel('更多', [
      ...mine.map(({ lead }) =>
        button(
          `记为 ${lead.id} 的进展`,
          { v: 1, action: 'lead-pick', draft: id, lead: lead.id },
          { name: `lead-pick-${lead.id}` },
        ),
      ),
    ]),
  ];
}

/** Which of several leads an update tells of: up to four, or a new one. */
export function chooseLeadCard(
  ctx: CardContext,
  id: string,
  draft: LeadDraft,
  choices: readonly Lead[],
): Card {
  const shown = choices.slice(0, MOST_CHOICES);
  return card(
    '说的是哪条线索？',
    header('说的是哪条线索？', { template: 'blue', tags: [{ text: '待确认', color: 'orange' }] }),
    [
      markdown(coloured('grey', `“${escapeText(cut(draft.text, 80))}”`)),
      ...shown.map((lead) =>
        button(
          `${leadName(lead.facts)} · ${stageName(lead.stage)} · ${personName(ctx.world, lead.owner)}`,
          { v: 1, action: 'lead-pick', draft: id, lead: lead.id },
          { name: `lead-pick-${lead.id}` },
        ),
      ),
      buttonRow([
        button(
          '都不是，按新线索登记',
          { v: 1, action: 'lead-pick', draft: id, lead: null },
          { name: 'lead-pick-new' },
        ),
        button('不是线索', { v: 1, action: 'lead-drop', draft: id }),
      ]),
      footer(
        choices.length > shown.length
          ? `共 ${choices.length} 条相似，没列出的请发“线索 编号”。还没有保存。`
          : '选好后再核对，还没有保存。',
      ),
    ],
  );
}
