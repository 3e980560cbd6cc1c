import type { VNode } from 'preact';
import { type Json, recordsAt, stringAt } from '../../card/json.ts';
import { useDesk } from './context.ts';
import { marginStyle } from './layout.ts';

export function Mention({ id }: { id: string }): VNode {
  const { nameOf, me } = useDesk();
  const isMe = id === me || id === 'all';
  return (
    <span class={isMe ? 'card-at card-at-me' : 'card-at'}>
      @{id === 'all' ? '所有人' : nameOf(id)}
    </span>
  );
}

export function Person(props: { id: string; hasAvatar: boolean; hasName: boolean }): VNode {
  const name = useDesk().nameOf(props.id);
  return (
    <span class="card-person" title={name}>
      {props.hasAvatar && (
        <span class="card-avatar" aria-hidden={props.hasName}>
          {[...name][0]}
        </span>
      )}
      {props.hasName && <span class="card-person-name">{name}</span>}
    </span>
  );
}

export function PersonElement({ element }: { element: Json }): VNode {
  return (
    <div class="card-people" style={marginStyle(element)}>
      <Person
        id={stringAt(element, 'user_id') ?? ''}
        hasAvatar={element.show_avatar !== false}
        hasName={element.show_name === true}
      />
    </div>
  );
}

export function PersonList({ element }: { element: Json }): VNode {
  const ids = recordsAt(element, 'persons').map((person) => stringAt(person, 'id') ?? '');
  return (
    <div class="card-people" style={marginStyle(element)}>
      {ids.map((id) => (
        <Person
          key={id}
          id={id}
          hasAvatar={element.show_avatar !== false}
          hasName={element.show_name !== false}
        />
      ))}
    </div>
  );
}
