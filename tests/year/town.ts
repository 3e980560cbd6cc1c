import { Writable } from 'node:stream';
import { setTimeout as sleep, setImmediate as turnOver } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import type { BotContext } from '../../bot/context.ts';
import type { Pace } from '../../bot/delivery/pace.ts';
import { createDelivery, type Delivery } from '../../bot/delivery/worker.ts';
import { answerClick } from '../../bot/intake/clicks.ts';
import { takeIn, workInbox } from '../../bot/intake/messages.ts';
import type { ChatMessage, ClickAnswer, MembershipChange } from '../../bot/messenger/messenger.ts';
import { sweep } from '../../bot/sweep.ts';
import { type TestBot, testBot } from '../../bot/testing/bot.ts';
import { createUpkeep } from '../../bot/upkeep.ts';
import { findNextCheck } from '../../db/queries/sweep.ts';
import { DAY_MS, type Instant, MINUTE } from '../../domain/calendar/time.ts';
import type { PersonId } from '../../domain/people/types.ts';
import { watch } from './watch.ts';

/** What falls due within these is done in one go. */
const GRID_MS = 3 * MINUTE;
/** Cards can be edited for 14 days. */
const KEPT_MS = 16 * DAY_MS;
/** Real time that goes by at most in one wait: leases are renewed in between. */
const STEP_MS = 1_000;
/** Milliseconds of this machine's time in which the calls under way get on. */
const MOMENT_MS = 4;

/**
 * A district in which time goes by in jumps from one due instant to the next: the bot's loops, one
 * after the other, on a real database and a messenger in memory.
 */
export async function openTown(projects: readonly string[]) {
  const bot = await testBot({ arePeopleStored: true });
  await spareDisk(bot);
  const watched = watch(bot, () => ['U066']);
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      const entry = JSON.parse(String(chunk)) as { msg: string; lane?: string };
      // What goes to those who have left, or to a group that is gone, is given up.
      const isMeant = entry.msg === 'message given up' && watched.isCause(entry.lane ?? '');
      if (!isMeant) watched.fault(String(chunk).slice(0, 1_500));
      done();
    },
  });
  const context = bot.context({
    messenger: watched.messenger,
    log: pino({ level: 'error' }, sink),
  });
  // Waiting moves real time instead of spending it.
  const pace: Pace = {
    async sleep(ms, signal) {
      // Nobody is to be waited for: whatever comes next, time brings it.
      if (signal && delivery.underWay() === 0) await turnOver();
      else await sleep(MOMENT_MS, undefined, signal ? { signal } : {}).catch(() => {});
      if (!signal?.aborted) bot.clock.real += Math.min(ms, STEP_MS);
    },
  };
  const delivery: Delivery = createDelivery(context, { pace, random: () => 0.5 });
  const upkeep = createUpkeep(context, pace);
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
    await sweep(context, now);
    if (upkeepAt !== null && upkeepAt <= now) {
      await upkeep.run(now);
      upkeepAt = await upkeep.nextDue(now);
    }
    await delivery.run();
  }

  const onGrid = (at: Instant): Instant => Math.ceil(at / GRID_MS) * GRID_MS;

  return {
    bot,
    context,
    watched,
    settle,
    counts: () => ({ acts, steps }),
    now: () => bot.clock.now(),
    /** Lets time go by up to an instant, stopping wherever something is due. */
    async goTo(to: Instant): Promise<void> {
      upkeepAt = await upkeep.nextDue(bot.clock.now());
      for (;;) {
        const [check, { nextDue }] = await Promise.all([
          findNextCheck(bot.db),
          delivery.state(bot.clock.now()),
        ]);
        const due = [check, nextDue, upkeepAt].filter((at) => at !== null);
        const next = onGrid(Math.min(...due));
        if (next > to) break;
        moveTo(Math.max(next, bot.clock.now() + (next <= bot.clock.now() ? GRID_MS : 0)));
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
      const message = messageOf(bot, messageId);
      const answer = await answerClick(
        context,
        {
          type: 'click',
          key: `click_${acts}`,
          messageId,
          chatId: message?.chatId ?? '',
          operatorOpenId: openId,
          value,
          form,
        },
        { withinMs: 60_000 },
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
      await takeIn(context, {
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
      await workInbox(context);
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
      await takeIn(context, { type: 'membership', key: `m_${acts}`, chatId, change, openIds });
      await workInbox(context);
    },
    /** What nobody can press or edit any more is not kept: a year of cards is much. */
    forget(): void {
      const { messages, calls } = bot.messenger;
      const first = messages.findIndex(({ sentAt }) => sentAt > bot.clock.now() - KEPT_MS);
      messages.splice(0, Math.max(0, first));
      calls.length = 0;
    },
    close: () => bot.close(),
  };
}

export type Town = Awaited<ReturnType<typeof openTown>>;
export type TownContext = BotContext;

/** A message by its id; the newest stand at the end. */
export const messageOf = ({ messenger }: TestBot, messageId: string) =>
  messenger.messages.findLast((message) => message.messageId === messageId);

/** No crash is played here: a commit need not wait for the disk. Connections opened later follow. */
async function spareDisk({ db }: TestBot): Promise<void> {
  await db.execute(sql`do $$ begin
    execute format('alter database %I set synchronous_commit = off', current_database());
  end $$`);
  await db.execute(sql`set synchronous_commit = off`);
}
