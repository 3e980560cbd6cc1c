import { useRef, useState } from 'preact/hooks';
import type { Message } from '../api/types.ts';
import { pinnedMessages } from '../logic/card-facts.ts';
import { own } from '../logic/chats.ts';
import { app } from '../state/app.ts';
import { addFiles, useDraft } from '../state/drafts.ts';
import { chatOf } from '../state/names.ts';
import { useStore } from '../state/store.ts';
import { ChatHeader } from './chat-header.tsx';
import { Composer } from './composer.tsx';
import { EmptyChat } from './empty-chat.tsx';
import { MembersSheet } from './members-sheet.tsx';
import { MessageList } from './message-list.tsx';
import { PinBar } from './pin-bar.tsx';
import { showMessage } from './show-message.ts';

/** Files dragged over the chat; inner elements come and go, so enters and leaves are counted. */
function useFileDrop(chatKey: string) {
  const depth = useRef(0);
  const [over, setOver] = useState(false);
  const end = () => {
    depth.current = 0;
    setOver(false);
  };
  return {
    over,
    handlers: {
      onDragEnter: (event: DragEvent) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        depth.current += 1;
        setOver(true);
      },
      onDragLeave: () => {
        depth.current -= 1;
        if (depth.current <= 0) end();
      },
      onDragOver: (event: DragEvent) => event.preventDefault(),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        end();
        addFiles(chatKey, [...(event.dataTransfer?.files ?? [])]);
      },
    },
  };
}

const none: readonly Message[] = [];

export function ChatPane({ chatKey }: { chatKey: string }) {
  const chats = useStore(app, (state) => state.chats);
  const chat = chatOf(chats, chatKey);
  const chatId = chat?.chat_id ?? '';
  const loaded = useStore(app, (state) => state.messages[chatId]);
  const bot = useStore(app, (state) => state.bot?.name ?? 'e点通');
  const membersShown = useStore(app, (state) => state.dialog === 'members');
  const { replyTo } = useDraft(chatKey);
  const { over, handlers } = useFileDrop(chatKey);
  if (chats && !chat && chatKey !== own) return <NotMember />;
  const messages = loaded ?? none;
  const replied = messages.find((message) => message.message_id === replyTo);
  return (
    <main class="chat-pane" {...handlers}>
      <ChatHeader chatKey={chatKey} name={chat?.type === 'group' ? chat.name : bot} chat={chat} />
      <PinBar pinned={pinnedMessages(messages, chat?.pins ?? [])} onShow={showMessage} />
      {messages.length > 0 ? (
        <MessageList chatKey={chatKey} chatId={chatId} messages={messages} />
      ) : (
        <EmptyChat isLoading={!chats || (chat !== undefined && !loaded)} chatKey={chatKey} />
      )}
      <Composer chatKey={chatKey} replied={replied} closed={chat?.disbanded ?? false} />
      {over && <p class="drop-cover">松开，把文件附到这个会话</p>}
      {membersShown && chat && <MembersSheet chat={chat} />}
    </main>
  );
}

function NotMember() {
  return (
    <main class="chat-pane">
      <p class="empty empty-tall">
        您现在的身份不在这个群里，或者群还没有建好。从会话列表里另选一个，或换一个人。
      </p>
      <p class="centre">
        <button type="button" class="button" onClick={() => app.set({ dialog: 'people' })}>
          换一个人
        </button>
      </p>
    </main>
  );
}
