import type { MessageNotice } from './types.ts';

export interface StreamHandlers {
  message(notice: MessageNotice): void;
  chats(): void;
  clock(now: string): void;
  /** `resumed` is true when the line had been lost, so that something may have been missed. */
  open(resumed: boolean): void;
  lost(): void;
}

const retryAfterMs = 1500;

/** Listens for changes and reconnects for as long as the page lives. */
export function listen(handlers: StreamHandlers): void {
  let wasLost = false;

  const connect = () => {
    const source = new EventSource('/sandbox/stream');
    source.onopen = () => {
      handlers.open(wasLost);
      wasLost = false;
    };
    source.onerror = () => {
      // The browser's own retry gives up on some answers; starting afresh never does.
      source.close();
      if (!wasLost) handlers.lost();
      wasLost = true;
      setTimeout(connect, retryAfterMs);
    };
    source.addEventListener('message', (event) => handlers.message(JSON.parse(event.data)));
    source.addEventListener('chats', () => handlers.chats());
    source.addEventListener('clock', (event) => handlers.clock(JSON.parse(event.data).now));
  };
  connect();
}
