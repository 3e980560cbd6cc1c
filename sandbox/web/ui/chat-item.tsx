import type { Chat, Message } from '../api/types.ts';
import { chatLight } from '../logic/card-facts.ts';
import { type ChatEntry, own, shortName } from '../logic/chats.ts';
import { previewOf } from '../logic/preview.ts';
import { listTime } from '../logic/time.ts';
import { type Unread, unreadOf } from '../logic/unread.ts';
import { app } from '../state/app.ts';
import { useNow } from '../state/clock.ts';
import { nameOf } from '../state/names.ts';
import { openChat } from '../state/navigate.ts';
import { useStore } from '../state/store.ts';
import { BotAvatar, GroupAvatar } from './avatar.tsx';
import { Glyphs } from './glyphs.tsx';
import { LightDot, LightTag } from './light.tsx';

const none: readonly Message[] = [];

function lastWords(chat: Chat | undefined, last: Message | undefined): string {
  if (chat?.disbanded) return '群已解散';
  if (!last) return chat?.last?.preview ?? '发“待办”或“帮助”，从这里开始';
  const { bot, me } = app.get();
  const silent = chat?.type !== 'group' || last.sender === bot?.open_id;
  const sender = last.sender === me ? '我：' : silent ? '' : `${nameOf(last.sender)}：`;
  return sender + previewOf(last, nameOf);
}

function UnreadMark({ unread }: { unread: Unread }) {
  if (unread.count === 0) return null;
  const words = `${unread.count} 条未读${unread.called ? ',有人 @ 我' : ''}`;
  return (
    <span class={`unread${unread.called ? ' unread-called' : ''}`} title={words}>
      <span aria-hidden="true">{unread.count > 99 ? '99+' : unread.count}</span>
      <span class="hidden">{words}</span>
    </span>
  );
}

export function ChatItem({ entry }: { entry: ChatEntry }) {
  const { chat, key, name } = entry;
  const now = useNow();
  const isOpen = useStore(app, (state) => state.open === key);
  const me = useStore(app, (state) => state.me) ?? '';
  const messages = useStore(app, (state) => state.messages[chat?.chat_id ?? '']) ?? none;
  const seen = useStore(app, (state) => state.seen[chat?.chat_id ?? '']);
  const unread = unreadOf(messages, seen, me);
  const light = chatLight(messages, chat?.pins ?? []);
  const lastAt = messages.at(-1)?.created_at ?? chat?.last?.created_at;
  return (
    <li>
      <button
        type="button"
        class="chat-item"
        aria-current={isOpen}
        data-chat={key}
        onClick={() => openChat(key)}
      >
        <span class="chat-item-face">
          {key === own ? <BotAvatar size={40} /> : <GroupAvatar name={name} />}
          {light && <LightDot light={light} />}
        </span>
        <span class="chat-item-words">
          <span class="chat-item-top">
            <b title={name}>{key === own ? name : shortName(name)}</b>
            {key === own && <span class="tag">机器人</span>}
            {lastAt && <time>{listTime(lastAt, now)}</time>}
          </span>
          <span class="chat-item-bottom">
            {light && <LightTag light={light} />}
            {unread.urgent && <span class="tag tag-urgent">加急</span>}
            {unread.called && <span class="at-me">[@我]</span>}
            <span class="chat-item-last">
              <Glyphs text={lastWords(chat, messages.at(-1))} />
            </span>
            <UnreadMark unread={unread} />
          </span>
        </span>
      </button>
    </li>
  );
}
