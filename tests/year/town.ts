import { sql } from 'drizzle-orm';
import { answerClick } from '../../bot/intake/clicks.ts';
import { takeIn, workInbox } from '../../bot/intake/messages.ts';
import type { ChatMessage, ClickAnswer, MembershipChange } from '../../bot/messenger/messenger.ts';
import { sweep } from '../../bot/sweep.ts';
import { type TestBot, testBot } from '../../bot/testing/bot.ts';
import { findBacklog } from '../../db/queries/outbox.ts';
import { findNextCheck } from '../../db/queries/sweep.ts';
import { DAY_MS, type Instant, MINUTE } from '../../domain/calendar/time.ts';
import type { PersonId } from '../../domain/people/types.ts';
import { createLife, type Mortality } from './deaths.ts';
import { watch } from './watch.ts';

/** Messages due within these go out together. */
const GRID_MS = 3 * MINUTE;
/** Cards can be edited for 14 days. */
const KEPT_MS = 16 * DAY_MS;
/**
 * A district in which time goes by in jumps from one due instant to the next: the bot's loops, one
 * after the other, on a real database and a messenger in memory.
 */
export async function openTown(projects: readonly string[], mortality?: Mortality) {
  // One process alone changes people, and then reads them again.
  const bot = await testBot({ arePeopleStored: true, freshForMs: Number.POSITIVE_INFINITY });
  await spareDisk(bot);
  const watched = watch(bot, () => ['U066']);
  const life = createLife(bot, watched, mortality);
  await bot.open(...projects);

  let upkeepAt: Instant | null = bot.clock.now();
  let acts = 0;
  let steps = 0;

  const moveTo = (at: Instant): void => {
    const from = bot.clock.district;
    bot.clock.district = Math.max(from, at);
    bot.clock.real += bot.clock.district - from;
  };

  /** Does what is due now. */
  async function settle(): Promise<void> {
    steps += 1;
    const now = bot.clock.now();
    await life.through(async ({ context, upkeep, delivery }) => {
      await sweep(context, now);
      if (upkeepAt !== null && upkeepAt <= now) {
        await upkeep.run(now);
        upkeepAt = await upkeep.nextDue(now);
      }
      // What a process had in its hands when it died.
      if (mortality) await workInbox(context);
      await delivery.run();
    });
  }

  const takeUp = (event: ChatMessage | MembershipChange): Promise<unknown> =>
    life.through(async ({ context }) => {
      await takeIn(context, event);
      await workInbox(context);
    });

  const onGrid = (at: Instant): Instant => Math.ceil(at / GRID_MS) * GRID_MS;

  return {
    bot,
    watched,
    settle,
    /** Of the process that lives at this moment. */
    get context() {
      return life.process().context;
    },
    /** Marks that a process died over are not made again: buzzing somebody twice is worse. */
    async noteUnclear(): Promise<void> {
      if (life.deaths() === 0) return;
      const rows = await bot.db.execute<{ id: string }>(sql`
        select cards.message_id as id from outbox join cards on cards.id = (outbox.body->>'card')::bigint
        where outbox.kind = 'urgent' and outbox.error like 'not repeated after a crash%'`);
      for (const { id } of rows) watched.unclear.add(id);
    },
    beginDay: () => life.beginDay(),
    counts: () => ({ acts, steps, deaths: life.deaths() }),
    now: () => bot.clock.now(),
    /** Lets time go by up to an instant, stopping wherever something is due. */
    async goTo(to: Instant): Promise<void> {
      upkeepAt = await life.process().upkeep.nextDue(bot.clock.now());
      for (;;) {
        const [check, { nextDue }] = await Promise.all([
          findNextCheck(bot.db),
          findBacklog(bot.db, bot.clock.now()),
        ]);
        // What time brings comes at its instant; messages wait a little for one another.
        const due = [check, upkeepAt, nextDue && onGrid(nextDue)].filter((at) => at !== null);
        const next = Math.min(...due);
        if (next > to) break;
        // What is still due was put off: by somebody who holds it, or to be tried again.
        moveTo(next <= bot.clock.now() ? bot.clock.now() + GRID_MS : next);
        await settle();
      }
      moveTo(to);
    },
    async press(
      person: PersonId,
      messageId: string,
      value: unknown,
      form: Readonly<Record<string, unknown>> = {},
    ): Promise<ClickAnswer> {
      acts += 1;
      const openId = `ou_${person}`;
      watched.acts(openId);
      const message = bot.messenger.find(messageId);
      const click = {
        type: 'click',
        key: `click_${acts}`,
        messageId,
        chatId: message?.chatId ?? '',
        operatorOpenId: openId,
        value,
        form,
      } as const;
      const answer = await life.through(({ context }) =>
        answerClick(context, click, { withinMs: 60_000 }),
      );
      if (answer.card) {
        watched.answered(answer.card);
        if (message) message.card = answer.card;
      }
      return answer;
    },
    async send(
      person: PersonId,
      chatId: string,
      content: ChatMessage['content'],
      replyTo: string | null = null,
    ): Promise<void> {
      acts += 1;
      watched.acts(`ou_${person}`);
      const key = `in_${acts}`;
      const isGroup = !chatId.startsWith('oc_own_');
      await takeUp({
        type: 'message',
        key,
        messageId: key,
        chatId,
        isGroup,
        senderOpenId: `ou_${person}`,
        sentAt: bot.clock.now(),
        parentId: replyTo,
        mentionsBot: isGroup,
        content,
      });
    },
    /** A file with this name, in a group or under a card. */
    async sendFile(person: PersonId, chatId: string, name: string, replyTo: string | null = null) {
      const fileKey = `file_${acts}`;
      bot.messenger.files.set(fileKey, Buffer.from(`${name} ${acts}`));
      await this.send(person, chatId, { kind: 'file', fileKey, name }, replyTo);
    },
    async changeGroup(
      chatId: string,
      change: MembershipChange['change'],
      openIds: readonly string[] = [],
    ): Promise<void> {
      acts += 1;
      await takeUp({ type: 'membership', key: `m_${acts}`, chatId, change, openIds });
    },
    /** What nobody can press or edit any more is not kept: a year of cards is much. */
    forget: () => bot.messenger.forget(bot.clock.now() - KEPT_MS),
    async close() {
      await life.close();
      await bot.close();
    },
  };
}

export type Town = Awaited<ReturnType<typeof openTown>>;

/** No crash is played here: a commit need not wait for the disk. Connections opened later follow. */
async function spareDisk({ db }: TestBot): Promise<void> {
  await db.execute(sql`do $$ begin
    execute format('alter database %I set synchronous_commit = off', current_database());
  end $$`);
  await db.execute(sql`set synchronous_commit = off`);
}
