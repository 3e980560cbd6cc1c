import { randomUUID } from 'node:crypto';
import type { CardAction } from '../../../cards/action.ts';
import { leadFields as fields } from '../../../cards/lead/actions.ts';
import {
  draftOverToast,
  formDoneCard,
  formFaultToast,
  leadDoneToast,
} from '../../../cards/lead/answers.ts';
import { formTitle, leadFormCard } from '../../../cards/lead/forms.ts';
import { answeredCard, answerSentCard, answerSentToast } from '../../../cards/lead/questions.ts';
import { leadRefusalToast } from '../../../cards/lead/refusals.ts';
import { factsFormCard } from '../../../cards/opening/forms.ts';
import { doneToasts, formIncompleteToast, staleToast } from '../../../cards/toasts.ts';
import { findDraftForChange, insertDraft, settleDraft } from '../../../db/queries/drafts.ts';
import { loadLead } from '../../../db/queries/leads.ts';
import { mayOperate } from '../../../domain/access/access.ts';
import { maySeeLead, whoCarries, whomToAsk } from '../../../domain/lead/access.ts';
import type { LeadCommand } from '../../../domain/lead/decide.ts';
import type { Lead } from '../../../domain/lead/lead.ts';
import { readTypedInvestment } from '../../../domain/lead/typed-words.ts';
import { cardContext } from '../../context.ts';
import { enqueueSay } from '../../delivery/enqueue.ts';
import { personLane } from '../../delivery/lane-keys.ts';
import { renderCard } from '../../delivery/render.ts';
import type { Turn } from '../../intake/origin.ts';
import { showLeadCard } from '../../lead/cards.ts';
import { executeLead } from '../../lead/execute.ts';
import { dayIn, readLeadForm, wordsIn } from '../../lead/form.ts';
import { openingFrom } from '../../lead/opening.ts';
import { QUESTION } from '../../lead/question.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';
import { OPENING } from '../../opening/steps.ts';
import type { Clicked } from '../types.ts';

type Of<Name extends CardAction['action']> = Extract<CardAction, { action: Name }>;
type Asked = Exclude<LeadCommand, { type: 'tick' | 'follow' }>;

/** Carries a command out for a click, and shows the clicked card as it looks now. */
export async function leadClick(
  turn: Turn,
  id: string,
  command: Asked,
  { card }: Clicked,
): Promise<ClickAnswer> {
  const { tx, who, now, cause, context } = turn;
  const around = { world: who.world, rules: context.leads.rules };
  // A lost lead's card has ended, and comes alive with the lead.
  const isShown = card?.state === 'live' || (card?.state === 'final' && command.type === 'revive');
  const shown = isShown ? card.id : undefined;
  const done = await executeLead(tx, around, id, command, cause, now, shown);
  if (!done) return { toast: staleToast() };
  const cards = cardContext(who, now);
  if (!done.ok) return { toast: leadRefusalToast(cards, done.refusal) };
  if (!isShown) return { toast: leadDoneToast() };
  return { toast: leadDoneToast(), card: await renderCard(tx, cards, null, card) };
}

export const advanceLead = (turn: Turn, { lead, to }: Of<'lead-advance'>, clicked: Clicked) =>
  leadClick(turn, lead, { type: 'advance', to, by: turn.person.id }, clicked);

export const reviveLead = (turn: Turn, { lead }: Of<'lead-revive'>, clicked: Clicked) =>
  leadClick(turn, lead, { type: 'revive', by: turn.person.id }, clicked);

export const ruleDispute = (turn: Turn, { lead, owner }: Of<'lead-rule'>, clicked: Clicked) =>
  leadClick(turn, lead, { type: 'ruleDispute', owner, by: turn.person.id }, clicked);

/** The form of a button, in the clicker's own chat; whoever may not is told at once. */
export async function openLeadForm(turn: Turn, { lead: id, ask }: Of<'lead-form'>) {
  const { tx, who, now, person } = turn;
  const lead = await loadLead(tx, id);
  if (!lead) return { toast: staleToast() };
  const cards = cardContext(who, now);
  if (!whoCarries(who.world, lead).includes(person.id)) {
    const may = whomToAsk(who.world, lead);
    return { toast: leadRefusalToast(cards, { code: 'lead-not-yours', may }) };
  }
  await enqueueSay(tx, personLane(person.id), leadFormCard(cards, lead, ask), {}, now);
  return { toast: doneToasts.sentToOwnChat() };
}

/** A form's answer; the form shows afterwards that it was taken. */
export async function submitLeadForm(
  turn: Turn,
  { lead: id, ask }: Of<'lead-submit'>,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const { tx, who, now, cause, context } = turn;
  const lead = await loadLead(tx, id);
  if (!lead) return { toast: staleToast() };
  const asked = commandOf(turn, lead, ask, clicked);
  if (!('type' in asked)) return asked;
  const around = { world: who.world, rules: context.leads.rules };
  const done = await executeLead(tx, around, id, asked, cause, now);
  if (!done) return { toast: staleToast() };
  if (!done.ok) return { toast: leadRefusalToast(cardContext(who, now), done.refusal) };
  return {
    toast: leadDoneToast(),
    card: formDoneCard(cardContext(who, now), done.lead, formTitle(ask)),
  };
}

function commandOf(
  { person }: Turn,
  lead: Lead,
  ask: Of<'lead-submit'>['ask'],
  { form }: Clicked,
): Asked | ClickAnswer {
  const by = person.id;
  const words = wordsIn(form, fields.words);
  switch (ask) {
    case 'followUp':
    case 'feedBack':
      return { type: ask, words, by };
    case 'lose':
      return { type: 'lose', reason: words, by };
    case 'handOver':
      return { type: 'handOver', to: wordsIn(form, fields.to), by };
    case 'sign': {
      const amount = readTypedInvestment(wordsIn(form, fields.amount));
      const on = dayIn(form, fields.day);
      if (amount?.currency !== 'CNY') return { toast: formFaultToast('amount') };
      if (!on) return { toast: formIncompleteToast() };
      return { type: 'sign', on, amountWan: amount.min, by };
    }
    case 'edit': {
      const read = readLeadForm(form, lead.facts, lead.confidential);
      if (!read.ok) return { toast: formFaultToast(read.fault) };
      return { type: 'correct', facts: read.facts, confidential: read.confidential, by };
    }
    default:
      return ask satisfies never;
  }
}

/** 看线索: the card in the own chat. */
export async function showLead(turn: Turn, { lead: id }: Of<'lead-show'>): Promise<ClickAnswer> {
  const { tx, who, now, person } = turn;
  const lead = await loadLead(tx, id);
  if (!lead || !maySeeLead(who.world, lead, person.id)) return { toast: staleToast() };
  await showLeadCard(tx, lead, person.id, now);
  return { toast: doneToasts.sentToOwnChat() };
}

/** 建项目, 入库储备: the form of a new project with everything known filled in. */
export async function openProjectOf(turn: Turn, { lead: id }: Of<'lead-project'>) {
  const { tx, who, now, person } = turn;
  const cards = cardContext(who, now);
  const lead = await loadLead(tx, id);
  if (!lead) return { toast: staleToast() };
  if (!mayOperate(who.world, person.id)) {
    return { toast: leadRefusalToast(cards, { code: 'lead-not-operator' }) };
  }
  if (lead.confidential) return { toast: leadRefusalToast(cards, { code: 'lead-confidential' }) };
  if (lead.project) {
    const refusal = { code: 'lead-has-project', project: lead.project } as const;
    return { toast: leadRefusalToast(cards, refusal) };
  }
  if (lead.stage === 'lost') {
    return { toast: leadRefusalToast(cards, { code: 'lead-ended', stage: 'lost' }) };
  }
  const draft = randomUUID();
  const body = openingFrom(lead);
  await insertDraft(tx, { id: draft, kind: OPENING, personId: person.id, body }, now);
  const card = factsFormCard(cards, { id: draft, form: body, faults: [] });
  await enqueueSay(tx, personLane(person.id), card, {}, now);
  return { toast: doneToasts.sentToOwnChat() };
}

/** The duty officer's answer goes to whoever asked; the first one counts. */
export async function answerQuestion(
  turn: Turn,
  { draft: id }: Of<'lead-answer'>,
  { form }: Clicked,
): Promise<ClickAnswer> {
  const { tx, who, now, person } = turn;
  const words = wordsIn(form, fields.words);
  const row = await findDraftForChange(tx, id, QUESTION);
  if (!row) return { toast: draftOverToast('gone') };
  if (row.state !== 'open') return { toast: draftOverToast('done') };
  if (words === '') return { toast: formIncompleteToast() };
  const { directory } = who.world;
  const acts = [person.id, ...directory.standsInFor(person.id)];
  if (!acts.some((each) => mayOperate(who.world, each))) return { toast: staleToast() };
  const { text } = row.body as { readonly text: string };
  await settleDraft(tx, id, 'done', null, now);
  const card = answeredCard(cardContext(who, now), person.id, text, words);
  await enqueueSay(tx, personLane(row.personId), card, {}, now);
  return { toast: answerSentToast(), card: answerSentCard(words) };
}
