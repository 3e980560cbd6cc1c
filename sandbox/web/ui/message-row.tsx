import { useMemo } from 'preact/hooks';
import type { Message, Urgent } from '../api/types.ts';
import { previewOf } from '../logic/preview.ts';
import { timeBeside, wallOf } from '../logic/time.ts';
import { app } from '../state/app.ts';
import { nameOf, personOf } from '../state/names.ts';
import { useStore } from '../state/store.ts';
import { Avatar, BotAvatar } from './avatar.tsx';
import { Glyphs } from './glyphs.tsx';
import { Icon } from './icon.tsx';
import { MessageBody } from './message-body.tsx';

const urgentKinds: Record<string, string> = { app: '应用内', sms: '短信', phone: '电话' };

function UrgentMark({ urgent }: { urgent: readonly Urgent[] }) {
  if (urgent.length === 0) return null;
  const people = [...new Set(urgent.flatMap((mark) => mark.open_ids))].map(nameOf).join('、');
  const ways = [...new Set(urgent.map((mark) => urgentKinds[mark.kind] ?? mark.kind))].join('、');
  return (
    <span class="tag tag-urgent" title={`已用${ways}加急提醒${people}`}>
      <Icon name="urgent" size={12} />
      已加急 {people}
    </span>
  );
}

export interface RowActions {
  reply(messageId: string): void;
  show(messageId: string): void;
}

interface MessageRowProps {
  message: Message;
  /** The message this one answers, where it is loaded. */
  quoted?: Message;
  chatId: string;
  expired: boolean;
  actions: RowActions;
}

function Meta({ message, actions }: Pick<MessageRowProps, 'message' | 'actions'>) {
  const unit = personOf(message.sender)?.unit;
  return (
    <p class="meta">
      <b>{nameOf(message.sender)}</b>
      {unit && <span>{unit}</span>}
      <time>{wallOf(message.created_at).time}</time>
      {message.updates > 0 && (
        <span>已更新 {timeBeside(message.updated_at, message.created_at)}</span>
      )}
      <UrgentMark urgent={message.urgent} />
      {!message.recalled && (
        <button
          type="button"
          class="reply-button"
          aria-label={`回复${nameOf(message.sender)}的消息`}
          onClick={() => actions.reply(message.message_id)}
        >
          <Icon name="reply" size={14} />
          回复
        </button>
      )}
    </p>
  );
}

function Quote({ message, actions }: { message: Message; actions: RowActions }) {
  return (
    <button type="button" class="quote" onClick={() => actions.show(message.message_id)}>
      回复 {nameOf(message.sender)}：
      <Glyphs text={previewOf(message, nameOf)} />
    </button>
  );
}

export function MessageRow({ message, quoted, chatId, expired, actions }: MessageRowProps) {
  const me = useStore(app, (state) => state.me);
  const bot = useStore(app, (state) => state.bot?.open_id);
  const mine = message.sender === me;
  // The same vnode for the same message: an open form in a card is left alone by other news.
  return useMemo(
    () => (
      <article
        class={`message${mine ? ' message-mine' : ''}`}
        id={message.message_id}
        data-type={message.msg_type}
      >
        {message.sender === bot ? <BotAvatar /> : <Avatar name={nameOf(message.sender)} />}
        <div class="message-main">
          <Meta message={message} actions={actions} />
          {quoted && <Quote message={quoted} actions={actions} />}
          <MessageBody message={message} chatId={chatId} expired={expired} />
        </div>
      </article>
    ),
    [message, quoted, chatId, expired, actions, mine, me, bot],
  );
}
