import { cardAction } from '../../cards/action.ts';
import { lateAnswerCard } from '../../cards/notes.ts';
import { brokenToast, lateToast, staleToast, unknownPersonToast } from '../../cards/toasts.ts';
import { type Db, inTransaction } from '../../db/client.ts';
import { findCardByMessage, projectOfCard } from '../../db/queries/cards.ts';
import { findInbox, finishInbox, recordInbox } from '../../db/queries/inbox.ts';
import { findLaneByChat } from '../../db/queries/lanes.ts';
import { runAction } from '../actions/index.ts';
import type { BotContext } from '../context.ts';
import { enqueueRefresh, enqueueSay } from '../delivery/enqueue.ts';
import { personLane, targetOf } from '../delivery/lane-keys.ts';
import type { CardClick, ClickAnswer } from '../messenger/messenger.ts';
import { whoIn } from '../who-in.ts';
import { within } from './within.ts';

/** Feishu shows an error after 3 s; what takes longer goes on and the card follows. */
const ANSWER_WITHIN_MS = 2_500;

export interface ClickOptions {
  /** Resolves when the projects are there; a click may come earlier. */
  readonly ready?: Promise<void>;
  readonly withinMs?: number;
}

/**
 * Answers a click in time, always. The click's row, what it changed and its answer are one
 * transaction: a repeated delivery gets the same answer, a crash leaves nothing half done.
 */
export async function answerClick(
  context: BotContext,
  click: CardClick,
  { ready = Promise.resolve(), withinMs = ANSWER_WITHIN_MS }: ClickOptions = {},
): Promise<ClickAnswer> {
  const work = ready
    .then(() => decideClick(context, click))
    .catch((error: unknown): ClickAnswer => {
      context.log.error({ err: error, click: click.key }, 'click failed');
      return { toast: brokenToast() };
    });
  const answer = await within(work, withinMs, () => {
    void work.then((answer) => tellLate(context, click, answer));
    return { toast: lateToast() };
  });
  context.wake('delivery');
  return answer;
}

/** What was done shows on the cards; why nothing was done would be told nowhere. */
async function tellLate(
  context: BotContext,
  click: CardClick,
  { toast, card: shown }: ClickAnswer,
): Promise<void> {
  try {
    const { personOf } = await context.who();
    const person = personOf(click.operatorOpenId);
    const isDone = toast?.type === 'success';
    const isTracked = await showLate(context, click, isDone);
    // A card that nobody tracks, such as the next step of a form, comes as a message of its own.
    const next = isTracked ? undefined : shown;
    const card = next ?? (toast && !isDone ? lateAnswerCard(toast) : undefined);
    if (card && person) {
      await inTransaction(context.db, (tx) =>
        enqueueSay(tx, personLane(person), card, {}, context.clock.now()),
      );
    }
    context.wake('delivery');
  } catch (error) {
    context.log.error({ err: error, click: click.key }, 'late answer lost');
  }
}

/**
 * The answer that would have shown the card came too late: where something was done it is updated
 * like any other. False where the clicked card is one that nobody tracks.
 */
function showLate({ db, clock }: BotContext, click: CardClick, isDone: boolean): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const card = await findCardByMessage(tx, click.messageId);
    if (card && isDone) await enqueueRefresh(tx, card, clock.now());
    return card !== undefined;
  });
}

async function decideClick(context: BotContext, click: CardClick): Promise<ClickAnswer> {
  const who = await context.who();
  const personId = who.personOf(click.operatorOpenId);
  const person = personId ? who.world.directory.person(personId) : undefined;
  if (!person?.active) return { toast: unknownPersonToast() };
  const parsed = cardAction.safeParse(click.value);
  if (!parsed.success) return { toast: staleToast() };
  const action = parsed.data;
  return inTransaction(context.db, async (tx) => {
    const now = context.clock.now();
    const [isNew, card] = await Promise.all([
      recordInbox(tx, {
        key: click.key,
        kind: 'click',
        body: {},
        state: 'waiting',
        receivedAt: now,
      }),
      findCardByMessage(tx, click.messageId),
    ]);
    if (!isNew) return ((await findInbox(tx, click.key))?.answer as ClickAnswer) ?? {};
    const here = projectOfCard(card) ?? (await projectOfChat(tx, click.chatId));
    const cause = { actor: person.id, source: { kind: 'click', ref: click.key } } as const;
    const about = here ?? ('project' in action ? action.project : undefined);
    const own = await whoIn(tx, who, about);
    const turn = { context, tx, who: own, now, person, cause };
    // A value that names another project than the card or the group it sits in was not made by us.
    const answer =
      here && 'project' in action && here !== action.project
        ? { toast: staleToast() }
        : await runAction(turn, action, { form: click.form, card });
    await finishInbox(tx, click.key, { ...answer });
    return answer;
  });
}

/** The project whose group the chat is; an own chat belongs to none. */
async function projectOfChat(db: Db, chatId: string): Promise<string | undefined> {
  const target = targetOf((await findLaneByChat(db, chatId)) ?? '');
  return target?.kind === 'group' ? target.projectId : undefined;
}
