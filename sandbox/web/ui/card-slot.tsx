import { Component, type ComponentChildren } from 'preact';
import type { Message } from '../api/types.ts';

function RawCard({ card }: { card: object }) {
  return (
    <details class="raw-card">
      <summary>这张卡片画不出来,点开看它的内容</summary>
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

export function CardSlot({ message }: { message: Message; chatId: string; expired: boolean }) {
  return <RawCard card={message.content} />;
}
