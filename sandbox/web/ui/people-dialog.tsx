import { useState } from 'preact/hooks';
import type { Person } from '../api/types.ts';
import { groupByUnit, searchPeople } from '../logic/people.ts';
import { app } from '../state/app.ts';
import { actAs } from '../state/navigate.ts';
import { useStore } from '../state/store.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { Sheet } from './sheet.tsx';

function PersonChoice({ person, chosen }: { person: Person; chosen: boolean }) {
  return (
    <button
      type="button"
      class="person-choice"
      aria-pressed={chosen}
      onClick={() => void actAs(person.open_id)}
    >
      <Avatar name={person.name} size={32} />
      <span class="person-choice-name">{person.name}</span>
      <span class="person-choice-role">{chosen ? '现在就是' : person.role}</span>
    </button>
  );
}

export function PeopleDialog() {
  const people = useStore(app, (state) => state.people);
  const me = useStore(app, (state) => state.me);
  const [query, setQuery] = useState('');
  const groups = groupByUnit(searchPeople(people, query));
  return (
    <Sheet title="换一个人" kind="centre" onClose={() => app.set({ dialog: undefined })}>
      <label class="search">
        <Icon name="search" />
        <input
          type="search"
          placeholder="姓名、单位或角色，如：自规 帮办"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </label>
      <div class="people-list">
        {groups.length === 0 && <p class="empty">没有找到“{query.trim()}”，换个词试试。</p>}
        {groups.map((group) => (
          <section key={group.unit}>
            <h3>
              {group.unit} <small>{group.people.length} 人</small>
            </h3>
            <div class="people-grid">
              {group.people.map((person) => (
                <PersonChoice key={person.open_id} person={person} chosen={person.open_id === me} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </Sheet>
  );
}
