import type { CardAction } from '../../cards/action.ts';
import { doneToasts } from '../../cards/toasts.ts';
import { todoCard } from '../../cards/todo.ts';
import { cardContext } from '../context.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import type { Turn } from '../intake/origin.ts';
import type { ClickAnswer } from '../messenger/messenger.ts';
import { findTodo } from '../todo.ts';

/** 我的待办: over all the person's projects, in the own chat. */
export async function showTodo(
  turn: Turn,
  _action: Extract<CardAction, { action: 'todo' }>,
): Promise<ClickAnswer> {
  const { tx, who, now, person } = turn;
  const items = await findTodo(tx, who.world, person);
  const card = todoCard(cardContext(who, now), person.id, items);
  await enqueueSay(tx, personLane(person.id), card, {}, now);
  return { toast: doneToasts.sentToOwnChat() };
}
