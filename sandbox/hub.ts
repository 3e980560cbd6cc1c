export type Change =
  | {
      event: 'message';
      data: {
        chat_id: string;
        message_id: string;
        kind: 'new' | 'updated' | 'recalled' | 'urgent';
      };
    }
  | { event: 'chats'; data: { chat_id: string } }
  | { event: 'clock'; data: { now: string } };

/** Tells the open web chats what to fetch anew. */
export class Hub {
  private readonly listeners = new Set<(change: Change) => void>();

  listen(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  publish(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }
}
