import { useState } from 'preact/hooks';
import { chatEntries, filterEntries } from '../logic/chats.ts';
import { app } from '../state/app.ts';
import { useStore } from '../state/store.ts';
import { ChatItem } from './chat-item.tsx';
import { Icon } from './icon.tsx';

function Waiting() {
  const connected = useStore(app, (state) => state.bot?.connected);
  return (
    <p class="empty">
      {connected
        ? '这个人还不在任何项目群里。新的群建好后，会自己出现在这里。'
        : '机器人还没有接上沙盒。它一启动，项目群就会出现在这里。'}
    </p>
  );
}

export function ChatList() {
  const chats = useStore(app, (state) => state.chats);
  const bot = useStore(app, (state) => state.bot?.name ?? 'e点通');
  const [query, setQuery] = useState('');
  const entries = chatEntries(chats ?? [], bot);
  const shown = filterEntries(entries, query);
  return (
    <nav class="chat-list" aria-label="会话">
      <label class="search">
        <Icon name="search" />
        <input
          type="search"
          placeholder="找项目群"
          aria-label="按名称找项目群"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <small>{entries.length - 1} 个群</small>
      </label>
      <ul>
        {shown.map((entry) => (
          <ChatItem key={entry.key} entry={entry} />
        ))}
      </ul>
      {!chats && <p class="empty">正在读取会话…</p>}
      {chats && !query && entries.length === 1 && <Waiting />}
      {query && shown.length === 0 && <p class="empty">没有名称含“{query.trim()}”的群。</p>}
    </nav>
  );
}
