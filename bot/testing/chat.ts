import type { Card } from '../../cards/parts.ts';
import { textOf } from '../../cards/testing.ts';
import { MINUTE } from '../../domain/calendar/time.ts';
import { answerClick } from '../intake/clicks.ts';
import { takeIn, workInbox } from '../intake/messages.ts';
import type { MemoryMessage } from '../messenger/memory.ts';
import type { ChatMessage, ClickAnswer } from '../messenger/messenger.ts';
import type { TestBot } from './bot.ts';

/** A card in memory as people see it. */
export interface Seen {
  readonly messageId: string;
  readonly title: string;
  readonly text: string;
  readonly card: Card;
}

/**
 * People in chats with a bot in memory: what they write, send and press, and what they then see. The
 * district's clock goes on by a minute with each, so that nothing is taken for a repetition.
 */
export function chatWith(bot: TestBot) {
  let last = 0;
  const next = () => {
    last += 1;
    bot.clock.district += MINUTE;
    return `in_${last}`;
  };
  // One process for all: each has connections of its own, and the database has not that many.
  const sender = bot.process('sender');
  const deliver = () => sender.run();

  async function take(person: string, chatId: string, message: Partial<ChatMessage>) {
    const key = next();
    const from = bot.messenger.messagesIn(chatId).length;
    const isGroup = bot.messenger.chats.has(chatId);
    await takeIn(bot.context(), {
      type: 'message',
      key,
      messageId: key,
      chatId,
      isGroup,
      senderOpenId: `ou_${person}`,
      sentAt: bot.clock.now(),
      parentId: null,
      mentionsBot: isGroup,
      content: { kind: 'text', text: '' },
      ...message,
    });
    await workInbox(bot.context());
    await deliver();
    return bot.messenger.messagesIn(chatId).slice(from).map(seen);
  }

  const seen = ({ messageId, card }: MemoryMessage): Seen => ({
    messageId,
    title: (card as Card).header.title.content,
    text: textOf(card as Card),
    card: card as Card,
  });

  const all = (chatId: string) => bot.messenger.messagesIn(chatId).map(seen);
  const ownChat = (person: string) => bot.messenger.ownChat(`ou_${person}`);
  const groupOf = (name: string) => {
    const group = [...bot.messenger.chats.values()].find((chat) => chat.name.startsWith(name));
    if (!group) throw new Error(`no group of ${name}`);
    return group.chatId;
  };

  return {
    deliver,
    ownChat,
    groupOf,
    members: (chatId: string) => [...(bot.messenger.chats.get(chatId)?.members ?? [])],
    /** Cards of a chat whose title begins so, oldest first, as they look now. */
    cards: (chatId: string, title = '') =>
      all(chatId).filter((card) => card.title.startsWith(title)),
    /** The newest card of a chat whose title begins so. Throws where there is none. */
    card(chatId: string, title: string): Seen {
      const found = all(chatId).findLast((card) => card.title.startsWith(title));
      if (!found) throw new Error(`no card ${title} in ${chatId}`);
      return found;
    },
    /** Writes in a chat, with @bot in a group; answers with the cards that came there. */
    say: (person: string, chatId: string, text: string, replyTo?: string) =>
      take(person, chatId, { content: { kind: 'text', text }, parentId: replyTo ?? null }),
    /** Writes in a group without @bot; answers with what came of it all the same. */
    overhear: (person: string, chatId: string, text: string) =>
      take(person, chatId, { content: { kind: 'text', text }, mentionsBot: false }),
    /** Sends a picture, which has no name. */
    async sendPicture(person: string, chatId: string, bytes: Uint8Array, replyTo?: string) {
      const fileKey = `img_${last}`;
      bot.messenger.files.set(fileKey, bytes);
      return take(person, chatId, {
        content: { kind: 'image', fileKey },
        parentId: replyTo ?? null,
        mentionsBot: false,
      });
    },
    /** Sends a file by name. */
    async sendFile(
      person: string,
      chatId: string,
      name: string,
      bytes: Uint8Array = Buffer.from(name),
      replyTo?: string,
    ) {
      const fileKey = `file_${last}`;
      bot.messenger.files.set(fileKey, bytes);
      return take(person, chatId, {
        content: { kind: 'file', fileKey, name },
        parentId: replyTo ?? null,
        mentionsBot: false,
      });
    },
    /** Presses a button by its text on a card as it was seen; answers as the person sees it. */
    async press(
      person: string,
      { messageId, card }: Seen,
      text: string,
      form: Record<string, unknown> = {},
      key: string = next(),
    ): Promise<ClickAnswer> {
      const message = bot.messenger.messages.find((each) => each.messageId === messageId);
      const value = valueIn(card, text);
      if (!message || !value) throw new Error(`no button ${text} on ${messageId}`);
      const answer = await answerClick(bot.context(), {
        type: 'click',
        key,
        messageId,
        chatId: message.chatId,
        operatorOpenId: `ou_${person}`,
        value,
        form,
      });
      await deliver();
      return answer;
    },
  };
}

/** What a button brings back, found by its text anywhere in a card; undefined: there is none. */
function valueIn(part: unknown, text: string): unknown {
  if (Array.isArray(part)) return firstOf(part, text);
  if (typeof part !== 'object' || part === null) return undefined;
  const element = part as Record<string, unknown>;
  const label = element.text as { content?: string } | undefined;
  if (element.tag === 'button' && label?.content === text) {
    return (element.behaviors as { value: unknown }[] | undefined)?.[0]?.value;
  }
  return firstOf(Object.values(element), text);
}

function firstOf(parts: readonly unknown[], text: string): unknown {
  for (const part of parts) {
    const value = valueIn(part, text);
    if (value !== undefined) return value;
  }
  return undefined;
}
