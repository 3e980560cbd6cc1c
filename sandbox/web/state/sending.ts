import { sandbox, wordsOf } from '../api/client.ts';
import type { Outgoing } from '../api/types.ts';
import { own } from '../logic/chats.ts';
import { clickErrorWords } from '../logic/click-errors.ts';
import { app } from './app.ts';
import { refreshChats, refreshMessages } from './loading.ts';
import { showToast } from './toasts.ts';

async function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(new Error(`读不出文件“${file.name}”`));
    reader.readAsDataURL(file);
  });
}

export interface Sending {
  chatKey: string;
  text?: string;
  file?: File;
  mentionBot: boolean;
  replyTo?: string;
}

/** Sends one message as the person acted as; throws with words when it was not taken. */
export async function sendMessage(sending: Sending): Promise<void> {
  const { me } = app.get();
  if (!me) return;
  const { chatKey, text, file, mentionBot, replyTo } = sending;
  const message: Outgoing = {
    as: me,
    ...(chatKey === own ? {} : { chat_id: chatKey, mention_bot: mentionBot }),
    ...(text ? { text } : {}),
    ...(file ? { file: { name: file.name, base64: await base64Of(file) } } : {}),
    ...(replyTo ? { reply_to: replyTo } : {}),
  };
  const sent = await sandbox.send(message);
  refreshMessages(sent.chat_id);
  refreshChats();
}

/** Presses a card's button and shows what the person would see in Feishu. */
export async function pressButton(
  chatId: string,
  messageId: string,
  button: { text: string; name?: string },
  form?: Record<string, unknown>,
): Promise<void> {
  const { me } = app.get();
  if (!me) return;
  try {
    const answer = await sandbox.click({
      as: me,
      message_id: messageId,
      button: button.name ?? button.text,
      ...(form ? { form } : {}),
    });
    if (answer.error) showToast('error', clickErrorWords(answer.error));
    else if (answer.toast) showToast(answer.toast.type, answer.toast.content);
    refreshMessages(chatId);
  } catch (error) {
    showToast('error', wordsOf(error));
  }
}
