import { operatorsOnlyCard, undeliveredListCard } from '../../cards/notes.ts';
import { deadLetters } from '../../db/queries/outbox-settle.ts';
import { targetOf } from '../delivery/lane-keys.ts';
import { nameOfLane } from '../delivery/lane-name.ts';
import type { Turn } from '../intake/origin.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** As many as a card shows. */
const AT_MOST = 12;

/** For operators in their own chats: it names other people's. Not in the help, which is everybody's. */
export const undeliveredCommand: Command = {
  usage: '未送达',
  what: '看没有送达的消息',
  only: 'operator',
  read(text) {
    if (after(text, ['未送达']) !== '') return undefined;
    return async (turn, { message }) =>
      turn.person.role === 'operator' && !message.isGroup
        ? list(turn)
        : operatorsOnlyCard('未送达');
  },
};

async function list({ tx, who, now }: Turn): Promise<object> {
  const rows = await deadLetters(tx, AT_MOST + 1);
  const items = rows.slice(0, AT_MOST).map(async ({ lane, kind, createdAt, finishedAt }) => ({
    chat: await nameOfLane(tx, who.world, lane),
    isGroup: targetOf(lane)?.kind === 'group',
    kind,
    at: finishedAt ?? createdAt,
  }));
  return undeliveredListCard(await Promise.all(items), rows.length > AT_MOST, now);
}
