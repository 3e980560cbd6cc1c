import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { unreadLinesCard, unreadLinesToast } from '../../../cards/consultation/answers.ts';
import {
  outcomeDroppedCard,
  outcomeGoneToast,
  outcomeNotYoursToast,
  outcomePreviewCard,
  outcomeReadToast,
  outcomeSavedCard,
} from '../../../cards/consultation/outcome-preview.ts';
import { contextFor } from '../../../cards/context.ts';
import { doneToast } from '../../../cards/done.ts';
import { refusalToast } from '../../../cards/refusals.ts';
import { formIncompleteToast, staleToast } from '../../../cards/toasts.ts';
import { findDraftForChange, insertDraft, settleDraft } from '../../../db/queries/drafts.ts';
import { loadProject } from '../../../db/queries/projects.ts';
import type { NewItem } from '../../../domain/item/types.ts';
import { matterOf } from '../../../domain/matter/machine.ts';
import { handle } from '../../../domain/project/decide.ts';
import { worldFor } from '../../../domain/project/edition.ts';
import { readOutcome } from '../../consultation/outcome.ts';
import { cardContext } from '../../context.ts';
import { enqueueSay } from '../../delivery/enqueue.ts';
import { personLane } from '../../delivery/lane-keys.ts';
import { execute } from '../../execute.ts';
import type { Turn } from '../../intake/origin.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';
import { openForm } from '../open-form.ts';
import type { Clicked } from '../types.ts';

/** Kind of the drafts that keep an outcome between its reading and its confirmation. */
const OUTCOME_DRAFT = 'outcome';

interface OutcomeDraft {
  readonly project: string;
  readonly matter: string;
  readonly items: readonly NewItem[];
  /** As it was typed, for whoever wants to change it. */
  readonly text: string;
}

interface About {
  readonly project: string;
  readonly matter: string;
}
interface AboutDraft extends About {
  readonly draft: string;
}

const outcomeForm = z.object({ lines: z.string().trim().min(1) });

/** 登记结果: shows what was read of each line, or which lines nobody can read. Nothing is saved. */
export async function readOutcomeForm(
  turn: Turn,
  { project: id, matter }: About,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const form = outcomeForm.safeParse(clicked.form);
  if (!form.success) return { toast: formIncompleteToast() };
  const { tx, who, now, person } = turn;
  const project = await loadProject(tx, id);
  const meeting = project && matterOf(project, 'consultation', matter);
  if (!meeting) return { toast: staleToast() };
  const context = contextFor(cardContext(who, now), project);
  const { lines: text } = form.data;
  const { items, unread } = readOutcome(text, worldFor(who.world, project), now);
  if (unread.length > 0) {
    await enqueueSay(tx, personLane(person.id), unreadLinesCard(context, unread), {}, now);
    await openForm(turn, id, { kind: 'outcomeForm', matter, typed: text, openedAt: now });
    return { toast: unreadLinesToast(unread.length) };
  }
  const command = { type: 'recordOutcome', matter, items, by: person.id } as const;
  const outcome = handle(who.world, project, command, now);
  if (!outcome.ok) return { toast: refusalToast(context, project, outcome.refusal) };
  const set = outcome.events.flatMap((event) =>
    event.type === 'outcomeRecorded' ? event.items : [],
  );
  const read = set.map((item, index) => ({ ...item, words: items[index]?.words ?? '' }));
  const draft = randomUUID();
  const body: OutcomeDraft = { project: id, matter, items, text };
  await insertDraft(tx, { id: draft, kind: OUTCOME_DRAFT, personId: person.id, body }, now);
  const card = outcomePreviewCard(context, project, meeting, { draft, items: read });
  await enqueueSay(tx, personLane(person.id), card, {}, now);
  return { toast: outcomeReadToast() };
}

/** 确认登记: the kept lines become dated items, once. */
export async function saveOutcome(turn: Turn, about: AboutDraft): Promise<ClickAnswer> {
  const { tx, who, now, person, cause } = turn;
  const kept = await findKept(turn, about);
  if (!kept.ok) return kept.answer;
  const { project: id, matter, items } = kept.draft;
  const command = { type: 'recordOutcome', matter, items, by: person.id } as const;
  const executed = await execute(tx, who.world, id, command, cause, now);
  if (!executed) return { toast: staleToast() };
  const { project } = executed;
  const context = contextFor(cardContext(who, now), project);
  if (!executed.ok) return { toast: refusalToast(context, project, executed.refusal) };
  await settleDraft(tx, about.draft, 'done', id, now);
  return {
    toast: doneToast(context, project, command, executed.events),
    card: outcomeSavedCard(items.length),
  };
}

/** 返回修改: what was typed comes again in the form. */
export async function editOutcome(turn: Turn, about: AboutDraft): Promise<ClickAnswer> {
  const kept = await findKept(turn, about);
  if (!kept.ok) return kept.answer;
  const { project, matter, text } = kept.draft;
  await settleDraft(turn.tx, about.draft, 'dropped', null, turn.now);
  const form = { kind: 'outcomeForm', matter, typed: text, openedAt: turn.now } as const;
  const answer = await openForm(turn, project, form);
  return { ...answer, card: outcomeDroppedCard() };
}

type Kept =
  | { readonly ok: true; readonly draft: OutcomeDraft }
  | { readonly ok: false; readonly answer: ClickAnswer };

/** The lines as long as nobody has settled them; only whoever wrote them confirms them. */
async function findKept(turn: Turn, { draft, project, matter }: AboutDraft): Promise<Kept> {
  const row = await findDraftForChange(turn.tx, draft, OUTCOME_DRAFT);
  if (row && row.personId !== turn.person.id) {
    return { ok: false, answer: { toast: outcomeNotYoursToast() } };
  }
  const body = row?.body as OutcomeDraft | undefined;
  return row?.state === 'open' && body?.project === project && body.matter === matter
    ? { ok: true, draft: body }
    : { ok: false, answer: { toast: outcomeGoneToast() } };
}
