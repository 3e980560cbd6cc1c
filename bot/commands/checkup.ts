import { checkupCard } from '../../cards/checkup.ts';
import { operatorsOnlyCard } from '../../cards/notes.ts';
import { lastMoves } from '../../db/queries/events.ts';
import { listProjects, loadProjects } from '../../db/queries/projects.ts';
import { checkup } from '../../domain/reports/checkup.ts';
import { cardContext } from '../context.ts';
import type { Turn } from '../intake/origin.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** For operators in their own chats: it names everybody's load. */
export const checkupCommand: Command = {
  usage: '体检',
  what: '看哪些节点没人、谁太忙、哪些项目不动',
  only: 'operator',
  read(text) {
    if (after(text, ['体检']) !== '') return undefined;
    return async (turn, { message }) =>
      turn.person.role === 'operator' && !message.isGroup
        ? examine(turn)
        : operatorsOnlyCard('体检');
  },
};

async function examine({ tx, who, now }: Turn): Promise<object> {
  const listed = await listProjects(tx);
  const names = new Map(listed.map(({ id, name }) => [id, name]));
  const projects = await loadProjects(tx, [...names.keys()]);
  const report = checkup(who.world, projects, await lastMoves(tx), now);
  return checkupCard(cardContext(who, now), report, (id) => names.get(id) ?? id);
}
