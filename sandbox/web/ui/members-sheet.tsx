import type { Chat } from '../api/types.ts';
import { groupByUnit } from '../logic/people.ts';
import { app } from '../state/app.ts';
import { personOf } from '../state/names.ts';
import { actAs } from '../state/navigate.ts';
import { Avatar, BotAvatar } from './avatar.tsx';
import { Sheet } from './sheet.tsx';

export function MembersSheet({ chat }: { chat: Chat }) {
  const { me, bot } = app.get();
  const people = chat.members.flatMap((openId) => personOf(openId) ?? []);
  return (
    <Sheet
      title={`群成员 · ${people.length} 人`}
      kind="side"
      onClose={() => app.set({ dialog: undefined })}
    >
      <p class="sheet-note">{chat.name}</p>
      <ul class="members">
        <li>
          <BotAvatar size={34} />
          <span>
            <b>{bot?.name ?? 'e点通'}</b>
            <small>机器人 · 群主</small>
          </span>
        </li>
        {groupByUnit(people).flatMap((group) =>
          group.people.map((person) => (
            <li key={person.open_id}>
              <Avatar name={person.name} size={34} />
              <span>
                <b>{person.name}</b>
                <small>
                  {person.unit} · {person.role}
                </small>
              </span>
              {person.open_id === me ? (
                <span class="tag">我</span>
              ) : (
                <button type="button" class="button" onClick={() => void actAs(person.open_id)}>
                  换成 TA
                </button>
              )}
            </li>
          )),
        )}
      </ul>
    </Sheet>
  );
}
