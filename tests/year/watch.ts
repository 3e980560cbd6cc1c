import {
  type Messenger,
  MessengerError,
  type OutgoingCard,
} from '../../bot/messenger/messenger.ts';
import type { TestBot } from '../../bot/testing/bot.ts';
import { MINUTE, partsOf } from '../../domain/calendar/time.ts';
import { buttonsOf, mentionsOf } from '../../sandbox/card/read.ts';
import { validateCard } from '../../sandbox/card/validate.ts';
import type { Fault, Rule } from './rules.ts';

/** A message that came in the night; whether it may have been is known once it is marked urgent. */
interface NightMessage {
  readonly messageId: string;
  readonly what: string;
}

const UPDATES_PER_LOOK = 4;
/** An answer to what a person has just done is there so soon after. */
const SOON = 3 * MINUTE;
const forOperators = /^(group-rebuild|reach-join|person-left|import-|opening-)/;

const titleOf = (card: object): string =>
  (card as { header?: { title?: { content?: string } } }).header?.title?.content ?? '';

const timeOf = (at: number): string => new Date(at + 8 * 60 * MINUTE).toISOString().slice(0, 16);

/**
 * The messenger in memory, held against what may be sent at all: no card that Feishu would refuse,
 * nobody called who is not there, no noise in the night. People who have gone cannot be reached.
 */
export function watch(bot: TestBot, operators: () => readonly string[]) {
  const { messenger, clock } = bot;
  const faults: Fault[] = [];
  const inTheNight: NightMessage[] = [];
  /** open_ids of those who have left: the directory knows them no more. */
  const gone = new Set<string>();
  /** Those of them whom the operator has put down as gone. */
  const noted = new Set<string>();
  /** When each person last did something, by open_id. */
  const acted = new Map<string, number>();
  const lost = new Set<string>();
  /** Messages whose mark may or may not have been made when a process died. */
  const unclear = new Set<string>();
  let drawn = 0;
  let updates = 0;

  const note = (rule: Rule, what: string, card: object): void => {
    faults.push({ rule, what: `${timeOf(clock.now())} ${what}: ${titleOf(card)}` });
  };

  function checkCard(card: object): void {
    if ('fileKey' in card) return;
    drawn += 1;
    const fault = validateCard(card, {
      isUser: (id) => id.startsWith('ou_U'),
      isImage: () => false,
    });
    if (fault) note('cards', `a card is refused (${fault.msg})`, card);
  }

  function checkPost(messageId: string, chatId: string, card: object): void {
    const now = clock.now();
    const group = messenger.chats.get(chatId);
    const called = mentionsOf(card);
    if (group) {
      const strangers = called.filter((id) => !group.members.has(id) && !gone.has(id));
      if (strangers.length > 0) note('calls', `calls ${strangers} who are not in the group`, card);
      const left = called.filter((id) => noted.has(id));
      if (left.length > 0) note('calls', `calls ${left} who have left`, card);
    }
    const values = buttonsOf(card).map(({ value }) => value as { action?: string } | undefined);
    const isForOperators = values.some((value) => forOperators.test(value?.action ?? ''));
    const own = operators().map((id) => messenger.ownChat(`ou_${id}`));
    if (isForOperators && !own.includes(chatId))
      note('operators', `an operator's card is in ${chatId}`, card);
    const { hour } = partsOf(now);
    if (hour < 22 && hour >= 7) return;
    const awake = [...acted].filter(([, at]) => now - at <= SOON).map(([id]) => id);
    const isAnswer = awake.length > 0 && called.every((id) => awake.includes(id));
    const isTheirs = group !== undefined || awake.some((id) => messenger.ownChat(id) === chatId);
    if (isAnswer && isTheirs) return;
    inTheNight.push({
      messageId,
      what: `${timeOf(now)} in the night: ${titleOf(card)} (${chatId})`,
    });
  }

  const unreachable = (chatId: string): boolean =>
    [...gone].some((id) => messenger.ownChat(id) === chatId);

  const watched = new Proxy<Messenger>(messenger, {
    get(target, key) {
      if (key === 'postCard') {
        return async (message: OutgoingCard) => {
          checkCard(message.card);
          if ('chatId' in message.to && unreachable(message.to.chatId)) {
            throw new MessengerError('unreachable', 'the person has left');
          }
          if ('openId' in message.to && gone.has(message.to.openId)) {
            throw new MessengerError('unreachable', 'the person has left');
          }
          const sent = await target.postCard(message);
          checkPost(sent.messageId, sent.chatId, message.card);
          return sent;
        };
      }
      if (key === 'updateCard') {
        return async (messageId: string, card: object) => {
          // Every card is looked at when it is sent; of its updates some do.
          updates += 1;
          if (updates % UPDATES_PER_LOOK === 0) checkCard(card);
          await target.updateCard(messageId, card);
        };
      }
      if (key === 'addMembers') {
        return async (chatId: string, openIds: readonly string[]) => {
          const here = openIds.filter((id) => !gone.has(id));
          await target.addMembers(chatId, here);
          return { notAdded: openIds.filter((id) => gone.has(id)) };
        };
      }
      const method = Reflect.get(target, key);
      return typeof method === 'function' ? method.bind(target) : method;
    },
  });

  return {
    messenger: watched,
    gone,
    noted,
    unclear,
    drawn: () => drawn,
    /** Lanes of groups that were taken away on purpose. */
    lost,
    /** Whether what goes to a lane fails because of what people did. */
    isCause: (lane: string): boolean =>
      lost.has(lane) || [...gone].some((id) => lane === `person:${id.slice('ou_'.length)}`),
    /** Somebody does something now: what answers it may come at any hour. */
    acts(openId: string): void {
      acted.set(openId, clock.now());
    },
    /** A card that a click is answered with. */
    answered(card: object): void {
      checkCard(card);
    },
    fault(what: string): void {
      faults.push({ rule: 'errors', what: `${timeOf(clock.now())} ${what}` });
    },
    /** All that was wrong since the last look. */
    take(): Fault[] {
      const urgent = new Set(
        messenger.messages
          .filter((message) => message.urgent.length > 0)
          .map(({ messageId }) => messageId),
      );
      const loud = inTheNight
        .splice(0)
        .filter(({ messageId }) => !urgent.has(messageId) && !unclear.has(messageId));
      return [...faults.splice(0), ...loud.map(({ what }): Fault => ({ rule: 'night', what }))];
    },
  };
}

export type Watch = ReturnType<typeof watch>;
