import { contextFor } from '../../cards/context.ts';
import { openItemsCard, ownInstructionsCard } from '../../cards/item/list.ts';
import { findProjectsOf, loadProjects } from '../../db/queries/projects.ts';
import { standingInstructions } from '../../domain/item/target.ts';
import type { ItemAbout } from '../../domain/item/types.ts';
import { cardContext } from '../context.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { instructAbout } from '../item/instruct-about.ts';
import { reachOf } from '../todo.ts';
import { type Found, findProject } from './find-project.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

const LISTS = ['', '清单', '列表', '有哪些'];
/** `批示 3` is an item of the digest. */
const DIGEST_NUMBER = /^\d{1,2}$/u;

/**
 * 批示 lists what is open; 批示 0404 请自规分局3月20日前补齐宗地图 is read and shown, and given once its
 * author confirms it; 批示 0404 alone sends the form to the own chat.
 */
export const instructCommand: Command = {
  usage: '批示 0404 请自规分局3月20日前补齐宗地图',
  what: '作批示，由牵头领导和区主要领导用；只写“批示”看未办的',
  read(text) {
    const words = after(text, ['批示'])?.replace(/^[:,，、\s]+/u, '');
    if (words === undefined || DIGEST_NUMBER.test(words)) return undefined;
    return async (turn, heard) =>
      LISTS.includes(words) ? list(turn, heard) : instruct(turn, heard, words);
  },
};

async function list(turn: Turn, heard: Heard): Promise<object> {
  const { tx, who, now, person } = turn;
  if (heard.projectId) {
    const found = await findProject(turn, heard, { words: '', usage: '批示' });
    if (!found.ok) return found.answer;
    return openItemsCard(contextFor(cardContext(who, now), found.project), found.project);
  }
  const projects = await loadProjects(tx, await findProjectsOf(tx, reachOf(who.world, person)));
  const given = projects.map((project) => ({
    project,
    items: standingInstructions(project).filter(({ set }) => set.by === person.id),
  }));
  return ownInstructionsCard(
    cardContext(who, now),
    given.filter(({ items }) => items.length > 0),
  );
}

async function instruct(turn: Turn, heard: Heard, said: string): Promise<object | undefined> {
  const { found, rest } = await projectMeant(turn, heard, said);
  if (!found.ok) return found.answer;
  const { project } = found;
  const { about, words } = targetIn(heard, rest);
  return instructAbout(turn, heard, project, about, words);
}

/** The project of the group; in the own chat the one whose name stands before the words. */
async function projectMeant(
  turn: Turn,
  heard: Heard,
  said: string,
): Promise<{ found: Found; rest: string }> {
  const usage = `批示 项目名 ${said.slice(0, 40)}`;
  const [name = ''] = said.split(' ');
  if (!heard.projectId && !heard.message.isGroup) {
    const found = await findProject(turn, heard, { words: name, usage });
    if (found.ok) return { found, rest: said.slice(name.length).trim() };
  }
  return { found: await findProject(turn, heard, { words: '', usage }), rest: said };
}

const LABEL = /^(?:节点|堵点|督办|事项|整改)\s*(?=[A-Z\d])/iu;
const HEAD = /^(\d{4}|[A-Z]\d{1,4})(?![\dA-Z年月\-/.])[\s:,，、]*/iu;

/**
 * What is instructed about: a node or a matter at the head of the words, else that of the card
 * replied to, else the project as a whole.
 */
function targetIn({ card }: Heard, said: string): { about: ItemAbout; words: string } {
  const text = said.replace(LABEL, '');
  const head = HEAD.exec(text);
  if (head?.[1]) {
    return { about: head[1].toUpperCase(), words: text.slice(head[0].length) };
  }
  const whole = /^(?:项目整体|整体|项目)[\s:,，、]+/u.exec(said);
  if (whole) return { about: null, words: said.slice(whole[0].length) };
  return { about: card?.matter ?? card?.node ?? null, words: said };
}
