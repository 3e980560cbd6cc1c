import type { Chat } from '../api/types.ts';
import { own } from '../logic/chats.ts';
import { app } from '../state/app.ts';
import { openChat } from '../state/navigate.ts';
import { useStore } from '../state/store.ts';
import { ClockMenu } from './clock.tsx';
import { Icon } from './icon.tsx';

interface ChatHeaderProps {
  chatKey: string;
  name: string;
  chat?: Chat;
}

export function ChatHeader({ chatKey, name, chat }: ChatHeaderProps) {
  const connected = useStore(app, (state) => state.bot?.connected);
  return (
    <header class="chat-header">
      <button
        type="button"
        class="icon-button phone-only"
        aria-label="返回会话列表"
        onClick={() => openChat(undefined)}
      >
        <Icon name="back" size={22} />
      </button>
      <div class="chat-title">
        <h2 title={name}>{name}</h2>
        <p>
          {chatKey === own ? (
            <span>只有您和机器人看得到</span>
          ) : (
            <button type="button" onClick={() => app.set({ dialog: 'members' })}>
              <Icon name="people" size={14} />
              {chat?.members.length ?? 0} 人
            </button>
          )}
          {connected === false && <span class="warn-words">机器人没有接上</span>}
        </p>
      </div>
      <div class="phone-only">
        <ClockMenu />
      </div>
    </header>
  );
}
