import { Fragment } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Message } from '../api/types.ts';
import { dayWords, sameDay } from '../logic/time.ts';
import { unreadOf } from '../logic/unread.ts';
import { app } from '../state/app.ts';
import { useNow } from '../state/clock.ts';
import { changeDraft } from '../state/drafts.ts';
import { markSeen } from '../state/seen.ts';
import { useStore } from '../state/store.ts';
import { Icon } from './icon.tsx';
import { MessageRow, type RowActions } from './message-row.tsx';
import { showMessage } from './show-message.ts';
import { useBottom } from './use-bottom.ts';

// Feishu lets a card be pressed and edited for 14 days after it was sent.
const cardLifeMs = 14 * 24 * 3_600_000;

/** Where reading starts in this chat: fixed when it is opened, so that the line does not wander. */
function useFirstUnread(chatKey: string, messages: readonly Message[], chatId: string) {
  const fixed = useRef<{ key: string; first?: string }>(undefined);
  const { me, seen } = app.get();
  if (fixed.current?.key !== `${me} ${chatKey}` && messages.length > 0) {
    const first = unreadOf(messages, seen[chatId], me ?? '').first;
    fixed.current = { key: `${me} ${chatKey}`, first };
  }
  return fixed.current?.key === `${me} ${chatKey}` ? fixed.current.first : undefined;
}

interface MessageListProps {
  chatKey: string;
  chatId: string;
  messages: readonly Message[];
}

export function MessageList({ chatKey, chatId, messages }: MessageListProps) {
  const now = useNow();
  const me = useStore(app, (state) => state.me) ?? '';
  const seen = useStore(app, (state) => state.seen[chatId]);
  const firstUnread = useFirstUnread(chatKey, messages, chatId);
  const { box, content, atBottom, toBottom } = useBottom(chatKey, messages);
  const byId = useMemo(
    () => new Map(messages.map((message) => [message.message_id, message])),
    [messages],
  );
  const actions = useMemo<RowActions>(
    () => ({
      reply: (replyTo) => {
        changeDraft(chatKey, { replyTo });
        document.getElementById('composer-text')?.focus();
      },
      show: showMessage,
    }),
    [chatKey],
  );

  // What is there when the chat is opened counts as read; later news when it is scrolled to.
  const opened = useRef('');
  useLayoutEffect(() => {
    if (messages.length === 0 || opened.current === `${me} ${chatKey}`) return;
    opened.current = `${me} ${chatKey}`;
    if (firstUnread) document.getElementById('first-unread')?.scrollIntoView({ block: 'start' });
    markSeen(chatId);
  }, [me, chatKey, chatId, messages, firstUnread]);
  useEffect(() => {
    const read = () => !document.hidden && atBottom && markSeen(chatId);
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [atBottom, chatId, messages]);

  // What I say myself I want to see, wherever I was reading.
  const myLast = messages.findLast((message) => message.sender === me)?.message_id;
  const followed = useRef(myLast);
  useLayoutEffect(() => {
    if (myLast !== followed.current && opened.current) toBottom();
    followed.current = myLast;
  }, [myLast, toBottom]);

  const news = atBottom ? 0 : unreadOf(messages, seen, me).count;
  return (
    <div class="message-place">
      <div class="message-scroll" ref={box} role="log" aria-label="消息">
        <div class="message-column" ref={content}>
          {messages.map((message, index) => {
            const before = messages[index - 1];
            return (
              <Fragment key={message.message_id}>
                {(!before || !sameDay(before.created_at, message.created_at)) && (
                  <p class="day-line">{dayWords(message.created_at, now)}</p>
                )}
                {message.message_id === firstUnread && (
                  <p class="unread-line" id="first-unread">
                    以下为新消息
                  </p>
                )}
                <MessageRow
                  message={message}
                  quoted={message.reply_to ? byId.get(message.reply_to) : undefined}
                  chatId={chatId}
                  expired={now - Date.parse(message.created_at) > cardLifeMs}
                  actions={actions}
                />
              </Fragment>
            );
          })}
        </div>
      </div>
      {!atBottom && (
        <button type="button" class={`pill${news > 0 ? ' pill-news' : ''}`} onClick={toBottom}>
          <Icon name="arrowDown" size={14} />
          {news > 0 ? `${news} 条新消息` : '回到最新'}
        </button>
      )}
    </div>
  );
}
