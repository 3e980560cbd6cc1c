import { randomUUID } from 'node:crypto';
import type { CardAction } from '../../../cards/action.ts';
import {
  draftOverCard,
  draftOverToast,
  droppedCard,
  droppedToast,
  formFaultToast,
  leadDoneToast,
  othersLeadDraftToast,
  passedOnCard,
  passedOnToast,
  savedCard,
  savedToast,
  updateSavedCard,
} from '../../../cards/lead/answers.ts';
import { draftFormCard } from '../../../cards/lead/forms.ts';
import { leadRefusalToast } from '../../../cards/lead/refusals.ts';
import { privatelyCard } from '../../../cards/notes.ts';
import { doneToasts } from '../../../cards/toasts.ts';
import { findDraftForChange, reopenDraft, settleDraft } from '../../../db/queries/drafts.ts';
import {
  countOpenLeads,
  listLeads,
  loadLeadForChange,
  lockLeads,
  nextLeadId,
} from '../../../db/queries/leads.ts';
import { partsOf } from '../../../domain/calendar/time.ts';
import { isOnlySeen, maySeeLead } from '../../../domain/lead/access.ts';
import { openLead } from '../../../domain/lead/decide.ts';
import {
  afresh,
  type LeadDraft,
  readDraft,
  splitDraft,
  updateOf,
} from '../../../domain/lead/draft.ts';
import { nextDraftCheck } from '../../../domain/lead/draft-clock.ts';
import { evolveLeadAll } from '../../../domain/lead/evolve.ts';
import { isOpenStage, openStages } from '../../../domain/lead/lead.ts';
import type { World } from '../../../domain/project/types.ts';
import { cardContext } from '../../context.ts';
import { enqueueSay } from '../../delivery/enqueue.ts';
import { personLane } from '../../delivery/lane-keys.ts';
import type { Turn } from '../../intake/origin.ts';
import {
  drawDraft,
  keepChanged,
  keepNew,
  LEAD,
  newlyLikely,
  withShown,
} from '../../lead/drafts.ts';
import { commitLead, executeLead } from '../../lead/execute.ts';
import { readLeadForm } from '../../lead/form.ts';
import { passOn } from '../../lead/pass-on.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';
import type { Clicked } from '../types.ts';

type Of<Name extends CardAction['action']> = Extract<CardAction, { action: Name }>;

/** 确认: what the card shows is saved, unless something of it has changed since. */
export const confirmDraft = (turn: Turn, { draft: id, version }: Of<'lead-confirm'>) => {
  const confirm = async (draft: LeadDraft) => {
    const { tx, now } = turn;
    if (draft.choices.length > 0 || version !== draft.version) return showAgain(turn, id, draft);
    if (draft.of !== null) return confirmUpdate(turn, id, draft, draft.of);
    await lockLeads(tx, now);
    if (newlyLikely(draft, await listLeads(tx))) return showAgain(turn, id, draft);
    return save(turn, id, draft);
  };
  const onExpired = (draft: LeadDraft) => showAgain(turn, id, draft, 'expired');
  return withDraft(turn, id, confirm, onExpired);
};

async function save(turn: Turn, id: string, draft: LeadDraft): Promise<ClickAnswer> {
  const { tx, who, now, person, cause, context } = turn;
  const around = { world: who.world, rules: context.leads.rules };
  const loads = await countOpenLeads(tx);
  const number = await nextLeadId(tx, partsOf(now).year, now);
  const { facts, confidential, by, at, hash } = draft;
  const first = { by, at, hash };
  const events = openLead(
    around,
    { id: number, facts, confidential, first },
    now,
    (each) => loads.get(each) ?? 0,
  );
  const lead = evolveLeadAll(null, events, now);
  if (!lead) throw new Error(`lead ${number} was not opened`);
  await commitLead(tx, around, { after: lead, events }, cause, now);
  await settleDraft(tx, id, 'done', null, now);
  return { toast: savedToast(lead), card: savedCard(cardContext(who, now), lead, person.id) };
}

/** The facts, the words and the step that an update tells of, all or none. */
async function confirmUpdate(
  turn: Turn,
  id: string,
  draft: LeadDraft,
  of: string,
): Promise<ClickAnswer> {
  const { tx, who, now, person, cause, context } = turn;
  const around = { world: who.world, rules: context.leads.rules };
  const before = await loadLeadForChange(tx, of);
  if (!before) return { toast: draftOverToast('gone') };
  if (isOnlySeen(who.world, before, person.id)) {
    await passOn(turn, before, afresh(draft));
    await settleDraft(tx, id, 'done', null, now);
    const cards = cardContext(who, now);
    return { toast: passedOnToast(cards, before), card: passedOnCard(cards, before) };
  }
  const { facts, to } = updateOf(draft, before);
  const { confidential } = before;
  const goesOn =
    to !== null &&
    isOpenStage(before.stage) &&
    openStages.indexOf(to) > openStages.indexOf(before.stage);
  const by = person.id;
  const commands = [
    { type: 'correct', facts, confidential: draft.confidential ?? confidential, by },
    { type: 'followUp', words: notedWords(who.world, draft), by },
    ...(goesOn ? [{ type: 'advance', to, by } as const] : []),
  ] as const;
  let lead = before;
  for (const command of commands) {
    const done = await executeLead(tx, around, of, command, cause, now);
    if (!done) return { toast: draftOverToast('gone') };
    // The first of them is refused where any is: nothing has been changed yet.
    if (!done.ok && lead === before) {
      return { toast: leadRefusalToast(cardContext(who, now), done.refusal) };
    }
    lead = done.lead;
  }
  await settleDraft(tx, id, 'done', null, now);
  return { toast: leadDoneToast(), card: updateSavedCard(lead) };
}

/** Somebody else's words keep their name. */
function notedWords({ directory }: World, { text, toldBy }: LeadDraft): string {
  const teller = toldBy === undefined ? undefined : directory.person(toldBy);
  return `${teller ? `${teller.name}：` : ''}${text}`.slice(0, 1_000);
}

async function showAgain(
  turn: Turn,
  id: string,
  draft: LeadDraft,
  why: 'changed' | 'expired' = 'changed',
): Promise<ClickAnswer> {
  const known = await listLeads(turn.tx);
  const shown = withShown(draft, known);
  await keepChanged(turn, id, shown);
  const card = await drawDraft(turn, id, shown, known);
  if (!shown.confidential) return { toast: draftOverToast(why), card };
  // The clicked card may stand in a group, and was drawn before it was to be confidential.
  await enqueueSay(turn.tx, personLane(turn.person.id), card, {}, turn.now);
  return { toast: draftOverToast(why), card: privatelyCard() };
}

/** 改: the form in the own chat. */
export const editDraft = (turn: Turn, { draft: id }: Of<'lead-edit'>) =>
  withDraft(turn, id, async (draft) => {
    await sendForm(turn, id, draft);
    return { toast: doneToasts.sentToOwnChat() };
  });

const sendForm = ({ tx, who, now, person }: Turn, id: string, draft: LeadDraft) =>
  enqueueSay(tx, personLane(person.id), draftFormCard(cardContext(who, now), id, draft), {}, now);

/** 改好了: the draft as it was filled in, to be confirmed. */
export const saveDraftForm = (turn: Turn, { draft: id }: Of<'lead-save'>, clicked: Clicked) =>
  withDraft(turn, id, (draft) => keep(turn, id, draft, clicked));

/** 拆成两条: the first as it was filled in, the second in a form of its own. */
export const splitDraftForm = (turn: Turn, { draft: id }: Of<'lead-split'>, clicked: Clicked) =>
  withDraft(turn, id, async (draft) => {
    const kept = await keep(turn, id, draft, clicked);
    if (!kept.card) return kept;
    const second = randomUUID();
    const body = splitDraft({ ...draft, of: null });
    await keepNew(turn, second, body);
    await sendForm(turn, second, body);
    return kept;
  });

async function keep(
  turn: Turn,
  id: string,
  draft: LeadDraft,
  { form }: Clicked,
): Promise<ClickAnswer> {
  const read = readLeadForm(form, draft.facts, draft.confidential);
  if (!read.ok) return { toast: formFaultToast(read.fault) };
  const { facts, confidential } = read;
  const known = await listLeads(turn.tx);
  // What a person wrote was read from no words.
  const next = withShown(
    { ...draft, facts, confidential, words: {}, doubts: [], version: draft.version + 1 },
    known,
  );
  await keepChanged(turn, id, next);
  return { card: await drawDraft(turn, id, next, known) };
}

/** 不是线索 */
export const dropDraft = (turn: Turn, { draft: id }: Of<'lead-drop'>) =>
  withDraft(turn, id, async () => {
    await settleDraft(turn.tx, id, 'dropped', null, turn.now);
    return { toast: droppedToast(), card: droppedCard() };
  });

/** Which lead on record the draft tells of; null: a new one. */
export const pickLead = (turn: Turn, { draft: id, lead }: Of<'lead-pick'>) =>
  withDraft(turn, id, async (draft) => {
    const { tx, who, person } = turn;
    const known = await listLeads(tx);
    const of = known.find((each) => each.id === lead) ?? null;
    if (lead !== null && !(of && maySeeLead(who.world, of, person.id))) {
      return { toast: draftOverToast('gone') };
    }
    const version = draft.version + 1;
    const next = withShown({ ...draft, of: of?.id ?? null, choices: [], version }, known);
    await keepChanged(turn, id, next);
    return { card: await drawDraft(turn, id, next, known) };
  });

/**
 * The draft of a click, where it is the clicker's own and not settled. One that expired is taken up
 * again, nothing is lost; `onExpired` answers instead where it must be looked at first.
 */
async function withDraft(
  turn: Turn,
  id: string,
  work: (draft: LeadDraft) => Promise<ClickAnswer>,
  onExpired?: (draft: LeadDraft) => Promise<ClickAnswer>,
): Promise<ClickAnswer> {
  const row = await findDraftForChange(turn.tx, id, LEAD);
  if (!row) return { toast: draftOverToast('gone') };
  if (row.personId !== turn.person.id) {
    return { toast: othersLeadDraftToast(cardContext(turn.who, turn.now), row.personId) };
  }
  if (row.state === 'done' || row.state === 'dropped') {
    return { toast: draftOverToast(row.state), card: draftOverCard(row.state) };
  }
  const draft = readDraft(row.body);
  if (!draft) return { toast: draftOverToast('gone') };
  if (row.state === 'open') return work(draft);
  const fresh = afresh(draft);
  await reopen(turn, id, fresh);
  return onExpired ? onExpired(fresh) : work(fresh);
}

const reopen = ({ tx, who, now }: Turn, id: string, draft: LeadDraft) =>
  reopenDraft(tx, id, draft, nextDraftCheck(who.world.calendar, draft, now), now);

/** 核对, 接着核对: the draft as it stands, taken up again where it had expired. */
export const reviewDraft = (turn: Turn, { draft: id, isOnly }: Of<'lead-review'>) =>
  withDraft(turn, id, async (draft) => {
    const { tx, now, person } = turn;
    const known = await listLeads(tx);
    const shown = withShown(draft, known);
    await keepChanged(turn, id, shown);
    const card = await drawDraft(turn, id, shown, known);
    if (isOnly) return { card };
    await enqueueSay(tx, personLane(person.id), card, {}, now);
    return { toast: doneToasts.sentToOwnChat() };
  });
