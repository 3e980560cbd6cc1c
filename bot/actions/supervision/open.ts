import { randomUUID } from 'node:crypto';
import type { CardAction } from '../../../cards/action.ts';
import { refusalToast } from '../../../cards/refusals.ts';
import { FILE_MINUTES } from '../../../cards/supervision/forms.ts';
import { orderFilePromptCard } from '../../../cards/supervision/notes.ts';
import { doneToasts, staleToast } from '../../../cards/toasts.ts';
import { loadProject } from '../../../db/queries/projects.ts';
import { saveUploadRequest } from '../../../db/queries/upload-requests.ts';
import { MINUTE } from '../../../domain/calendar/time.ts';
import { matterOf } from '../../../domain/matter/machine.ts';
import { type OrderAct, refusalOfAct } from '../../../domain/supervision/check.ts';
import type { OrderForm } from '../../../domain/supervision/subjects.ts';
import { cardContext } from '../../context.ts';
import { enqueueSay } from '../../delivery/enqueue.ts';
import { personLane } from '../../delivery/lane-keys.ts';
import type { Turn } from '../../intake/origin.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';
import { openForm } from '../open-form.ts';

type ActionOf<Name extends CardAction['action']> = Extract<CardAction, { action: Name }>;

const acts: Readonly<Record<OrderForm, OrderAct['type']>> = {
  accept: 'acceptOrder',
  feedback: 'feedBackOrder',
  result: 'giveResult',
  plan: 'proposePlan',
  decidePlan: 'decidePlan',
  spare: 'spareOrder',
  assign: 'assignOrder',
  answer: 'answerOrder',
  close: 'closeOrder',
  return: 'returnOrder',
  resolve: 'resolveOrder',
  summons: 'decideSummons',
};

/** Opens a form in the clicker's own chat; who may not, or too late, is told before that. */
export async function openOrderForm(
  turn: Turn,
  { project: projectId, matter, of }: ActionOf<'order-form'>,
): Promise<ClickAnswer> {
  const { tx, who, now, person } = turn;
  const project = await loadProject(tx, projectId);
  if (!project) return { toast: staleToast() };
  const refusal = refusalOfAct(who.world, project, { type: acts[of], matter, by: person.id });
  if (refusal) return { toast: refusalToast(cardContext(who, now), project, refusal) };
  return openForm(turn, project.id, { kind: 'orderForm', matter, of, form: randomUUID() });
}

/** The next files in the person's own chat belong to the order. */
export async function awaitOrderFiles(
  { tx, now, person }: Turn,
  projectId: string,
  matter: string,
): Promise<number> {
  const until = now + FILE_MINUTES * MINUTE;
  const target = { kind: 'matter', matter, what: 'file' } as const;
  await saveUploadRequest(tx, { personId: person.id, projectId, target, until });
  return until;
}

/** 发附件: asks for files in the own chat. */
export async function askForOrderFile(
  turn: Turn,
  { project: projectId, matter }: ActionOf<'order-file'>,
): Promise<ClickAnswer> {
  const { tx, who, now, person } = turn;
  const project = await loadProject(tx, projectId);
  const order = project && matterOf(project, 'order', matter);
  if (!project || !order) return { toast: staleToast() };
  const context = cardContext(who, now);
  const refusal = refusalOfAct(who.world, project, { type: 'addOrderFile', matter, by: person.id });
  if (refusal) return { toast: refusalToast(context, project, refusal) };
  const until = await awaitOrderFiles(turn, project.id, matter);
  const prompt = orderFilePromptCard(context, project, order, until);
  await enqueueSay(tx, personLane(person.id), prompt, {}, now);
  return { toast: doneToasts.sentToOwnChat() };
}
