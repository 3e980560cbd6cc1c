import { contextFor } from '../../cards/context.ts';
import { notFoundCard } from '../../cards/notes.ts';
import { checklistCard } from '../../cards/rectification/checklist.ts';
import { ownProblemsCard, projectProblemsCard } from '../../cards/rectification/list.ts';
import { noChecklistCard } from '../../cards/rectification/notes.ts';
import { findProjectsOf, loadProjects } from '../../db/queries/projects.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import { mattersOf } from '../../domain/matter/machine.ts';
import { worldFor } from '../../domain/project/edition.ts';
import { actorOf, openProblems } from '../../domain/rectification/problem.ts';
import { cardContext } from '../context.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { previewProblems } from '../rectification/preview.ts';
import { reachOf } from '../todo.ts';
import { findNode } from './find-node.ts';
import { findProject } from './find-project.ts';
import { after, bare, normalise } from './text.ts';
import type { Command } from './types.ts';

/** Fifty problems of two hundred signs, with room for numbers, units and days. */
const LIST_SIGNS = 30_000;

/**
 * 整改: what is open; 整改 0903: the list of a node; 整改 0903 with lines below it: a pasted list,
 * shown for confirmation.
 */
export const problemsCommand: Command = {
  usage: '整改',
  what: '看整改清单；登记写“整改 0903”，换行后每行一个问题',
  mostSigns: LIST_SIGNS,
  read(text) {
    const words = after(text, ['整改清单', '登记整改', '整改']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const { first, below } = linesOf(heard);
      const head = after(normalise(first), ['整改清单', '登记整改', '整改']) ?? '';
      const named = findNode(turn.who.world, head);
      if (named) {
        if (!named.code) return notFoundCard('node', named.said);
        return listOf(turn, heard, {
          node: named.code,
          project: named.project,
          lines: [behind(first, named.said), ...below].filter((line) => line.trim() !== ''),
        });
      }
      if (head !== '' || below.length > 0) return undefined;
      return heard.projectId ? listOf(turn, heard, undefined) : ownList(turn);
    };
  },
};

/** The first line as it was written, and the others: a normalised sentence has lost its lines. */
function linesOf({ message: { content } }: Heard): { first: string; below: string[] } {
  const text = content.kind === 'text' ? content.text : '';
  const [first = '', ...below] = text.trim().split(/\r?\n/u);
  return { first, below: below.filter((line) => line.trim() !== '') };
}

/** What stands behind the node in the first line: a problem that was written beside it. */
function behind(line: string, said: string): string {
  const at = line.normalize('NFKC').indexOf(said);
  return at === -1
    ? ''
    : bare(line.normalize('NFKC').slice(at + said.length)).replace(/^[:：,，\s]+/u, '');
}

interface Asked {
  readonly node: NodeCode;
  readonly project: string;
  readonly lines: readonly string[];
}

async function listOf(turn: Turn, heard: Heard, asked: Asked | undefined): Promise<object> {
  const found = await findProject(turn, heard, {
    words: asked?.project ?? '',
    usage: asked ? `整改 项目名 ${asked.node}` : '整改 项目名',
    ...(asked ? { fits: (project) => project.nodes.get(asked.node)?.status === 'running' } : {}),
  });
  if (!found.ok) return found.answer;
  const { project } = found;
  if (asked && asked.lines.length > 0) {
    return (await previewProblems(turn, project, asked.node, asked.lines.join('\n'))).card;
  }
  const context = contextFor(cardContext(turn.who, turn.now), project);
  return projectProblemsCard(context, project, asked?.node);
}

/** What waits for the person over all projects. */
async function ownList({ tx, who, now, person }: Turn): Promise<object> {
  const projects = await loadProjects(tx, await findProjectsOf(tx, reachOf(who.world, person)));
  const own = projects.map((project) => ({
    project,
    items: openProblems(project).filter(
      (item) => actorOf(worldFor(who.world, project), project, item) === person.id,
    ),
  }));
  const waiting = own.filter(({ items }) => items.length > 0);
  return ownProblemsCard(cardContext(who, now), person.id, waiting);
}

/** 核查: the checklist of the acceptance that is brought forward. */
export const checklistCommand: Command = {
  usage: '核查',
  what: '看验收前置核查清单',
  read(text) {
    const words = after(text, ['核查清单', '核查', '现场核查']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const found = await findProject(turn, heard, {
        words: heard.message.isGroup ? '' : words,
        usage: '核查 项目名',
        fits: (project) => mattersOf(project, 'checklist').length > 0,
        none: noChecklistCard,
      });
      if (!found.ok) return found.answer;
      const { project } = found;
      const [checklist] = mattersOf(project, 'checklist');
      if (!checklist) return noChecklistCard();
      const context = contextFor(cardContext(turn.who, turn.now), project);
      return checklistCard(context, project, checklist.id, { mention: [] });
    };
  },
};
