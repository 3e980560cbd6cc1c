import { useState } from 'preact/hooks';
import type { Message } from '../api/types.ts';
import { cardFacts, lightOf } from '../logic/card-facts.ts';
import { previewOf } from '../logic/preview.ts';
import { nameOf } from '../state/names.ts';
import { Icon } from './icon.tsx';
import { LightDot, LightTag } from './light.tsx';

interface PinLineProps {
  message: Message;
  onShow: (messageId: string) => void;
}

function PinLine({ message, onShow }: PinLineProps) {
  const { title, subtitle, template } = cardFacts(message.content);
  const isCard = message.msg_type === 'interactive' && title;
  const light = isCard ? lightOf(template) : undefined;
  return (
    <button
      type="button"
      class="pin-line"
      title="看置顶的这一条"
      onClick={() => onShow(message.message_id)}
    >
      <Icon name="pin" size={15} />
      {light && <LightDot light={light} />}
      {light && <LightTag light={light} />}
      <b>{isCard ? title : previewOf(message, nameOf)}</b>
      {isCard && subtitle && <span>{subtitle}</span>}
    </button>
  );
}

/** What is pinned in the chat; further pins unfold. */
export function PinBar({
  pinned,
  onShow,
}: {
  pinned: readonly Message[];
  onShow: (messageId: string) => void;
}) {
  const [open, setOpen] = useState(false);
  if (pinned.length === 0) return null;
  const shown = open ? pinned : pinned.slice(0, 1);
  return (
    <section class="pin-bar" aria-label="置顶">
      <div class="pin-lines">
        {shown.map((message) => (
          <PinLine key={message.message_id} message={message} onShow={onShow} />
        ))}
      </div>
      {pinned.length > 1 && (
        <button type="button" class="text-button" onClick={() => setOpen(!open)}>
          {open ? '收起' : `共 ${pinned.length} 条`}
        </button>
      )}
    </section>
  );
}
