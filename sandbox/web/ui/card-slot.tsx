import { Component, type ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Message } from '../api/types.ts';
import { CardView } from '../card/card-view.tsx';
import { app } from '../state/app.ts';
import { chatById, nameOf } from '../state/names.ts';
import { pressButton } from '../state/sending.ts';
import { useStore } from '../state/store.ts';

function RawCard({ card }: { card: object }) {
  return (
    <details class="raw-card">
      <summary>这张卡片画不出来，点开看它的内容</summary>
      <pre>{JSON.stringify(card, null, 2)}</pre>
    </details>
  );
}

/** A card that cannot be drawn shows itself as text; the chat around it stays up. */
export class CardFence extends Component<
  { card: object; children: ComponentChildren },
  { broken: boolean }
> {
  override state = { broken: false };

  override componentDidCatch(): void {
    this.setState({ broken: true });
  }

  override componentDidUpdate(before: { card: object }): void {
    if (this.state.broken && before.card !== this.props.card) this.setState({ broken: false });
  }

  render() {
    return this.state.broken ? <RawCard card={this.props.card} /> : this.props.children;
  }
}

interface CardSlotProps {
  message: Message;
  chatId: string;
  expired: boolean;
}

export function CardSlot({ message, chatId, expired }: CardSlotProps) {
  const me = useStore(app, (state) => state.me) ?? '';
  const memberIds = useStore(app, (state) => chatById(state.chats, chatId)?.members);
  const members = useMemo(
    () => (memberIds ?? []).map((openId) => ({ open_id: openId, name: nameOf(openId) })),
    [memberIds],
  );
  return (
    <div class="card-slot">
      <CardFence card={message.content}>
        <CardView
          card={message.content}
          nameOf={nameOf}
          me={me}
          members={members}
          expired={expired}
          onAct={(button, form) => pressButton(chatId, message.message_id, button, form)}
        />
      </CardFence>
    </div>
  );
}
