import { app } from '../state/app.ts';
import { personOf } from '../state/names.ts';
import { useStore } from '../state/store.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';

/** Who I act as; pressing it offers the other people. */
export function PersonSwitch() {
  const me = useStore(app, (state) => state.me);
  const person = me ? personOf(me) : undefined;
  if (!person) return null;
  return (
    <button
      type="button"
      class="person-switch"
      title="换一个人"
      aria-label={`现在的身份是${person.name}，${person.unit}${person.role}；换一个人`}
      onClick={() => app.set({ dialog: 'people' })}
    >
      <Avatar name={person.name} size={34} />
      <span class="person-switch-words">
        <b>{person.name}</b>
        <small>
          {person.unit} · {person.role}
        </small>
      </span>
      <Icon name="swap" size={16} />
    </button>
  );
}
