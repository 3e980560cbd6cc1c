import {
  noOrderCard,
  orderFileCard,
  whichOrderCard,
  whoseOrderCard,
} from '../../cards/documents/answers.ts';
import type { OrderDocument } from '../../cards/documents/order-documents.ts';
import { findProjectsOf, findProjectsWithOrders, loadProjects } from '../../db/queries/projects.ts';
import { mattersOf } from '../../domain/matter/machine.ts';
import { groupMembers } from '../../domain/project/people.ts';
import type { Project } from '../../domain/project/types.ts';
import { concernsOrder } from '../../domain/supervision/open.ts';
import type { SupervisionOrder } from '../../domain/supervision/types.ts';
import { cardContext } from '../context.ts';
import { enqueueDocument } from '../delivery/enqueue.ts';
import { groupLane, personLane } from '../delivery/lane-keys.ts';
import type { Turn } from '../intake/origin.ts';
import { reachOf } from '../todo.ts';
import { findProject } from './find-project.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** `S1`, or a node's code, at the end of what is said. */
const WHICH = /\s*(S\d{1,4}|\d{4})$/iu;

/** 督办单 S1, 销号报告 S1: the order as a document file, where it was asked for. */
function documentCommand(word: string, of: OrderDocument, what: string): Command {
  return {
    usage: `${word} S1`,
    what,
    read(text) {
      const words = after(text, [word]);
      if (words === undefined) return undefined;
      const which = words.match(WHICH)?.[1]?.toUpperCase();
      const name = words.replace(WHICH, '').trim();
      return async (turn, heard) => {
        const found = await findProject(turn, heard, {
          words: name,
          usage: `${word} 项目名 ${which ?? 'S1'}`,
          candidates: () => projectsWithOrder(turn, which),
          none: () => whoseOrderCard(word, which),
        });
        if (!found.ok) return found.answer;
        const { project } = found;
        const ctx = cardContext(turn.who, turn.now);
        const fitting = ordersCalled(project, which);
        const order = fitting.at(-1);
        if (!order) return noOrderCard(ctx, project, which);
        if (!which && fitting.length > 1) return whichOrderCard(ctx, project, fitting, word);
        const lane = heard.message.isGroup ? groupLane(project.id) : personLane(turn.person.id);
        const document = { project: project.id, matter: order.id, of };
        await enqueueDocument(turn.tx, lane, document, turn.now);
        return orderFileCard(ctx, project, order, of);
      };
    },
  };
}

/** Orders of a project, closed ones too; `which` is an id or the code of a node. */
function ordersCalled(project: Project, which: string | undefined): SupervisionOrder[] {
  const orders = mattersOf(project, 'order');
  return which ? orders.filter(({ id, node }) => id === which || node === which) : orders;
}

/**
 * Projects that have such an order, of those the person is in or has a part in the order of: the ones
 * that 督办 lists, and closed orders of their own projects.
 */
async function projectsWithOrder(
  { tx, who: { world }, person }: Turn,
  which: string | undefined,
): Promise<Project[]> {
  const own = await findProjectsOf(tx, reachOf(world, person));
  const ids = [...new Set([...own, ...(await findProjectsWithOrders(tx))])].sort();
  const people = [person.id, ...world.directory.standsInFor(person.id)];
  return (await loadProjects(tx, ids)).filter((project) => {
    const orders = ordersCalled(project, which);
    const isMember = groupMembers(world, project).includes(person.id);
    const isConcerned = (order: SupervisionOrder) =>
      people.some((id) => concernsOrder(world, project, order, id));
    return isMember ? orders.length > 0 : orders.some(isConcerned);
  });
}

export const orderFileCommand = documentCommand(
  '督办单',
  'order',
  '把督办单做成 Word 文件发到这里；销号后发“销号报告 S1”',
);
export const closeOutFileCommand = documentCommand(
  '销号报告',
  'closeOut',
  '把销号报告生成 Word 文件发到这里',
);
