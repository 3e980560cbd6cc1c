import { sandbox } from '../api/client.ts';
import type { Message } from '../api/types.ts';
import { sizeWords } from '../logic/file-size.ts';
import { previewOf } from '../logic/preview.ts';
import { tokens } from '../logic/text.ts';
import { app } from '../state/app.ts';
import { nameOf } from '../state/names.ts';
import { CardSlot } from './card-slot.tsx';
import { Icon } from './icon.tsx';

const words = (value: unknown) => (typeof value === 'string' ? value : '');

function TextBody({ message }: { message: Message }) {
  const { me } = app.get();
  return (
    <p class="bubble">
      {tokens(words(message.content.text), message.mentions, nameOf).map((token, index) =>
        token.kind === 'at' ? (
          <span key={index} class={`at${token.openId === me ? ' at-self' : ''}`}>
            @{token.name}
          </span>
        ) : (
          token.text
        ),
      )}
    </p>
  );
}

function FileBody({ message }: { message: Message }) {
  const name = words(message.content.file_name) || '文件';
  const size = message.content.file_size;
  return (
    <a
      class="bubble file-bubble"
      href={sandbox.fileUrl(words(message.content.file_key))}
      download={name}
    >
      <Icon name="file" size={30} />
      <span>
        <b>{name}</b>
        <small>{typeof size === 'number' ? `${sizeWords(size)} · ` : ''}点击下载</small>
      </span>
    </a>
  );
}

function ImageBody({ message }: { message: Message }) {
  return (
    <img class="picture" src={sandbox.fileUrl(words(message.content.image_key))} alt="聊天图片" />
  );
}

interface MessageBodyProps {
  message: Message;
  chatId: string;
  expired: boolean;
}

export function MessageBody({ message, chatId, expired }: MessageBodyProps) {
  if (message.recalled) return <p class="bubble bubble-gone">这条消息已撤回</p>;
  switch (message.msg_type) {
    case 'text':
      return <TextBody message={message} />;
    case 'file':
      return <FileBody message={message} />;
    case 'image':
      return <ImageBody message={message} />;
    case 'interactive':
      return <CardSlot message={message} chatId={chatId} expired={expired} />;
    default:
      return <p class="bubble">{previewOf(message, nameOf)}</p>;
  }
}
