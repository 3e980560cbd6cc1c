import { useRef } from 'preact/hooks';
import { own } from '../logic/chats.ts';
import { app } from '../state/app.ts';
import { addFiles, changeDraft, type Draft } from '../state/drafts.ts';
import { useStore } from '../state/store.ts';
import { Icon } from './icon.tsx';

const groupWords = ['进度', '待办', '材料', '帮助'];
const ownWords = ['待办', '帮助'];

interface ComposerToolsProps {
  chatKey: string;
  draft: Draft;
  onSay: (text?: string) => void;
}

function MentionToggle({ chatKey, draft }: Pick<ComposerToolsProps, 'chatKey' | 'draft'>) {
  const bot = useStore(app, (state) => state.bot?.name ?? 'e点通');
  return (
    <button
      type="button"
      class="mention-toggle"
      aria-pressed={draft.mentionBot}
      title={
        draft.mentionBot
          ? '这句话会 @机器人，它会处理；点一下改为只跟群里的人说'
          : '这句话不 @机器人，它不会处理；点一下改为 @机器人'
      }
      onClick={() => changeDraft(chatKey, { mentionBot: !draft.mentionBot })}
    >
      <Icon name={draft.mentionBot ? 'check' : 'close'} size={13} />
      {draft.mentionBot ? `@${bot}` : `不 @${bot}`}
    </button>
  );
}

function AttachButton({ chatKey }: { chatKey: string }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="icon-button"
        title="附上文件（也可以拖进来或粘贴）"
        aria-label="附上文件"
        onClick={() => input.current?.click()}
      >
        <Icon name="attach" />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          addFiles(chatKey, [...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

/** Below the text: who is called, files, the commonest words, and the send button. */
export function ComposerTools({ chatKey, draft, onSay }: ComposerToolsProps) {
  const idle = draft.text.trim() === '' && draft.files.length === 0;
  const asksBot = chatKey === own || draft.mentionBot;
  return (
    <div class="composer-tools">
      {chatKey !== own && <MentionToggle chatKey={chatKey} draft={draft} />}
      <AttachButton chatKey={chatKey} />
      <span class="stretch" />
      {idle && asksBot && !draft.replyTo && !draft.sending ? (
        <fieldset class="quick-words" aria-label="常用的话，点了就发">
          {(chatKey === own ? ownWords : groupWords).map((words) => (
            <button
              key={words}
              type="button"
              class="chip"
              title={`发送“${words}”`}
              onClick={() => onSay(words)}
            >
              {words}
            </button>
          ))}
        </fieldset>
      ) : (
        <button type="submit" class="button button-primary" disabled={idle || draft.sending}>
          {draft.sending ? '发送中…' : '发送'}
        </button>
      )}
    </div>
  );
}
