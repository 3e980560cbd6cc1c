import type { TargetedClipboardEvent, TargetedKeyboardEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { wordsOf } from '../api/client.ts';
import type { Message } from '../api/types.ts';
import { own } from '../logic/chats.ts';
import { app } from '../state/app.ts';
import { addFiles, changeDraft, type Draft, draftOf, useDraft } from '../state/drafts.ts';
import { sendMessage } from '../state/sending.ts';
import { useStore } from '../state/store.ts';
import { FileChips, ReplyStrip } from './composer-strips.tsx';
import { ComposerTools } from './composer-tools.tsx';

/** Sends the text, then each file; what has gone out leaves the draft, the rest stays. */
async function sendDraft(chatKey: string, draft: Draft): Promise<void> {
  const { mentionBot, replyTo, files } = draft;
  const text = draft.text.trim();
  if (draft.sending || (!text && files.length === 0)) return;
  // A quick word stands in the field while it is sent, and stays there if it is not.
  changeDraft(chatKey, { text: draft.text, sending: true, problem: undefined });
  try {
    if (text) await sendMessage({ chatKey, text, mentionBot, replyTo });
    changeDraft(chatKey, { text: '' });
    for (const file of files) {
      await sendMessage({ chatKey, file, mentionBot, replyTo });
      changeDraft(chatKey, { files: draftOf(chatKey).files.filter((one) => one !== file) });
    }
    changeDraft(chatKey, { replyTo: undefined, sending: false });
  } catch (error) {
    changeDraft(chatKey, { sending: false, problem: wordsOf(error) });
  }
}

function placeholder(chatKey: string, draft: Draft, bot: string): string {
  if (draft.replyTo) return '写回复，或把文件拖到这里';
  if (chatKey === own) return '跟机器人说一句话，例如：待办';
  return draft.mentionBot ? `@${bot} 说一句话，例如：办结 0304` : '只跟群里的人说，机器人不会看';
}

interface ComposerProps {
  chatKey: string;
  replied?: Message;
  closed: boolean;
}

export function Composer({ chatKey, replied, closed }: ComposerProps) {
  const draft = useDraft(chatKey);
  const bot = useStore(app, (state) => state.bot?.name ?? 'e点通');
  const field = useRef<HTMLTextAreaElement>(null);
  const send = (text = draftOf(chatKey).text) =>
    void sendDraft(chatKey, { ...draftOf(chatKey), text });

  // The field is as tall as its text, up to what the style allows.
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [draft.text, chatKey]);
  useEffect(() => {
    if (matchMedia('(hover: hover)').matches) field.current?.focus({ preventScroll: true });
  }, [chatKey]);

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    // While an input method composes, Enter chooses a word; 229 is how older browsers say so.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229)
      return;
    event.preventDefault();
    send();
  };
  const onPaste = (event: TargetedClipboardEvent<HTMLTextAreaElement>) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    addFiles(chatKey, files);
  };

  if (closed) return <p class="composer composer-closed">这个群已解散，不能再发消息。</p>;
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {replied && (
        <ReplyStrip message={replied} onDrop={() => changeDraft(chatKey, { replyTo: undefined })} />
      )}
      <FileChips
        files={draft.files}
        onDrop={(file) =>
          changeDraft(chatKey, { files: draft.files.filter((one) => one !== file) })
        }
      />
      <textarea
        id="composer-text"
        ref={field}
        rows={1}
        aria-label="消息"
        placeholder={placeholder(chatKey, draft, bot)}
        value={draft.text}
        readOnly={draft.sending}
        onInput={(event) => changeDraft(chatKey, { text: event.currentTarget.value })}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {draft.problem && (
        <p class="problem" role="alert">
          没有发出去：{draft.problem}。内容还在，可以再发一次。
        </p>
      )}
      <ComposerTools chatKey={chatKey} draft={draft} onSay={send} />
    </form>
  );
}
