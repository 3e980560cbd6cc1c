import { own } from '../logic/chats.ts';
import { BotAvatar } from './avatar.tsx';

interface EmptyChatProps {
  isLoading: boolean;
  chatKey: string;
}

/** What stands in a chat without messages. */
export function EmptyChat({ isLoading, chatKey }: EmptyChatProps) {
  if (isLoading) return <p class="empty empty-tall">正在读取消息…</p>;
  if (chatKey !== own) {
    return (
      <div class="empty empty-tall">
        <b>群里还没有消息</b>
        <p>用来报招商线索的群，由操作员或招商专员的单位负责人先发一句“本群收线索”。</p>
      </div>
    );
  }
  return (
    <div class="empty empty-tall">
      <BotAvatar size={56} />
      <b>这里是您和机器人的单聊</b>
      <p>发“待办”看手上所有项目的事，发“帮助”看能说什么。</p>
    </div>
  );
}
