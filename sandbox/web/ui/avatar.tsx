import { shortName } from '../logic/chats.ts';
import { initials, toneOf } from '../logic/people.ts';

export function Avatar({ name, size = 36 }: { name: string; size?: number }) {
  return (
    <span
      class={`avatar tone-${toneOf(name)}`}
      style={{ '--size': `${size}px` }}
      aria-hidden="true"
    >
      {initials(name)}
    </span>
  );
}

export function BotAvatar({ size = 36 }: { size?: number }) {
  return (
    <span class="avatar avatar-bot" style={{ '--size': `${size}px` }} aria-hidden="true">
      e
    </span>
  );
}

export function GroupAvatar({ name, size = 40 }: { name: string; size?: number }) {
  return (
    <span
      class={`avatar avatar-group tone-${toneOf(name)}`}
      style={{ '--size': `${size}px` }}
      aria-hidden="true"
    >
      {shortName(name).slice(0, 2)}
    </span>
  );
}
