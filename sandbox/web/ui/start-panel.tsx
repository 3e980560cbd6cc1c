import { sandbox } from '../api/client.ts';
import type { Person } from '../api/types.ts';
import { own } from '../logic/chats.ts';
import { suggestedPeople } from '../logic/suggestions.ts';
import { app } from '../state/app.ts';
import { actAs } from '../state/navigate.ts';
import { useStore } from '../state/store.ts';
import { Avatar, BotAvatar } from './avatar.tsx';
import { ThemeButton } from './theme-button.tsx';

/** Acts as the person and opens the suggested group where it is there already. */
async function begin(person: Person, group: string | undefined): Promise<void> {
  const chats = group ? await sandbox.chats(person.open_id).catch(() => []) : [];
  const found = chats.find((chat) => group && chat.name.includes(group));
  await actAs(person.open_id, found?.chat_id ?? own);
}

export function StartPanel() {
  const people = useStore(app, (state) => state.people);
  return (
    <main class="start">
      <div class="start-box">
        <header class="start-head">
          <BotAvatar size={48} />
          <div>
            <h1>e点通 沙盒</h1>
            <p>一个放在您电脑里的“飞书”，用来试项目专班群</p>
          </div>
          <span class="stretch" />
          <ThemeButton />
        </header>
        <p class="start-words">
          里面是一个虚构的区：{people.length}{' '}
          位干部和企业联系人、一批正在推进的项目，每个项目一个群。
          随便点、随便发，时间也可以往前拨。<b>所有内容只在这台电脑上，不会发给任何真实的人。</b>
        </p>
        <h2>先以谁的身份看看？</h2>
        <ul class="start-people">
          {suggestedPeople(people).map(({ person, words, group, place }) => (
            <li key={person.open_id}>
              <button type="button" onClick={() => void begin(person, group)}>
                <Avatar name={person.name} size={44} />
                <span>
                  <b>{person.name}</b>
                  <small>
                    {person.unit} · {person.role}
                  </small>
                  <span>{words}</span>
                  <em>打开：{place}</em>
                </span>
              </button>
            </li>
          ))}
        </ul>
        <button
          type="button"
          class="button button-wide"
          onClick={() => app.set({ dialog: 'people' })}
        >
          从全部 {people.length} 人里挑一位
        </button>
      </div>
    </main>
  );
}
