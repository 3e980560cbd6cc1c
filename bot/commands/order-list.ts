import { ownOrdersCard, projectOrdersCard } from '../../cards/supervision/list.ts';
import { findProjectsWithOrders, loadProjects } from '../../db/queries/projects.ts';
import { concernsOrder, openOrders } from '../../domain/supervision/open.ts';
import { cardContext } from '../context.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { findProject } from './find-project.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** 督办: in a group its open orders; in the own chat those that the person has a part in. */
export const ordersCommand: Command = {
  usage: '督办',
  what: '看没有销号的督办单；在单聊里看与您有关的',
  read(text) {
    const words = after(text, ['督办']);
    // 督办单 asks for one of them as a file.
    if (words === undefined || words.startsWith('单')) return undefined;
    return async (turn, heard) => list(turn, heard, words);
  },
};

async function list(turn: Turn, heard: Heard, words: string): Promise<object> {
  if (!heard.message.isGroup && words === '' && !heard.projectId) return listOwn(turn);
  const named = heard.message.isGroup ? '' : words;
  const found = await findProject(turn, heard, { words: named, usage: '督办 项目名' });
  if (!found.ok) return found.answer;
  const { project } = found;
  return projectOrdersCard(cardContext(turn.who, turn.now), project, openOrders(project));
}

async function listOwn({ tx, who, now, person }: Turn): Promise<object> {
  const { world } = who;
  const ids = [person.id, ...world.directory.standsInFor(person.id)];
  const projects = await loadProjects(tx, await findProjectsWithOrders(tx));
  const items = projects.flatMap((project) =>
    openOrders(project)
      .filter((order) => ids.some((id) => concernsOrder(world, project, order, id)))
      .map((order) => ({ project, order })),
  );
  return ownOrdersCard(
    cardContext(who, now),
    items.sort((a, b) => a.order.missedAt - b.order.missedAt),
  );
}
