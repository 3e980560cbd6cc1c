import { contextFor } from '../../cards/context.ts';
import { doneToast } from '../../cards/done.ts';
import { refusalCard, sentenceNote } from '../../cards/notes.ts';
import {
  doneCard,
  howToCard,
  noSuchProblemCard,
  severalNodesCard,
} from '../../cards/rectification/notes.ts';
import { whoMay } from '../../domain/access/access.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import type { MatterId } from '../../domain/matter/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { NewProblem } from '../../domain/rectification/types.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { findProject } from './find-project.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

interface Said {
  /** What stands before the numbers: a project's name. */
  readonly project: string;
  readonly ids: readonly MatterId[];
  readonly rest: string;
}

/** `项目名 R1、R3-R5 余下的话`; undefined where no number is said. */
export function readProblemIds(text: string): Said | undefined {
  const list = /(?<![A-Za-z])[Rr]\d{1,4}(?:\s*(?:[、,，和-]|至|到)?\s*[Rr]\d{1,4})*/u.exec(text);
  if (!list) return undefined;
  const ids = [...list[0].matchAll(/([Rr])(\d+)(\s*(?:-|至|到)\s*[Rr](\d+))?/gu)].flatMap(
    ([, , from = '', , to = from]) => between(Number(from), Number(to)),
  );
  return {
    project: text.slice(0, list.index).trim(),
    ids: [...new Set(ids)],
    rest: text.slice(list.index + list[0].length).trim(),
  };
}

/** A range that is none, or endless, is read as its ends. */
function between(from: number, to: number): MatterId[] {
  const length = to - from + 1;
  if (length < 1 || length > 50) return [`R${from}`, `R${to}`];
  return Array.from({ length }, (_, index) => `R${from + index}`);
}

type ActType = Act['type'];

/** What is said of problems, besides which they are. */
type Act =
  | { readonly type: 'reportFixed' }
  | { readonly type: 'recheckProblems'; readonly isPassed: boolean; readonly words: string }
  | { readonly type: 'withdrawProblems'; readonly words: string }
  | ({ readonly type: 'changeProblems' } & Pick<NewProblem, 'owner' | 'ownerUnit' | 'dueOn'>);

/** How each is written with a project's name, and what it is called once it is carried out. */
const spoken: Readonly<Record<ActType, { readonly usage: string; readonly done: string }>> = {
  reportFixed: { usage: '整改完成 项目名 R1', done: '已报整改完成' },
  recheckProblems: { usage: '复核 项目名 R1 通过', done: '已复核' },
  withdrawProblems: { usage: '撤销整改 项目名 R1 原因', done: '已撤销' },
  changeProblems: { usage: '整改改派 项目名 R1 姓名 4月20日', done: '已修改' },
};

/** 整改完成 R1: the owner says that problems are fixed. */
export const problemsFixedCommand: Command = {
  usage: '整改完成 R1',
  what: '报请复核；复核写：复核 R1 通过',
  read(text) {
    const words = after(text, ['整改完成', '已整改', '整改好了']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const said = readProblemIds(words);
      // Anything else that is said with it is no order: a guess is never carried out.
      if (said?.rest !== '') return howToCard('fixed');
      return carryOut(turn, heard, said, { type: 'reportFixed' });
    };
  },
};

/** 复核 R1 通过 / 复核 R1 不通过 原因: by whoever was named for it. */
export const recheckCommand: Command = {
  usage: '复核 R1 通过',
  what: '复核整改；没改好写：复核 R1 不通过 原因',
  read(text) {
    const words = after(text, ['复核']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const said = readProblemIds(words);
      const result = /^[:,\s]*(不通过|未通过|不合格|通过|合格|销项)[:,\s]*(.*)$/u.exec(
        said?.rest ?? '',
      );
      const [, word = '', reason = ''] = result ?? [];
      const isPassed = !/^[不未]/u.test(word);
      // A reason beside 通过 may be a doubt: it is asked again rather than closed.
      if (!said || !result || (isPassed && reason !== '')) return howToCard('recheck');
      return carryOut(turn, heard, said, { type: 'recheckProblems', isPassed, words: reason });
    };
  },
};

/** 撤销整改 R1 原因: by whoever entered it, where it was a mistake. */
export const withdrawCommand: Command = {
  usage: '撤销整改 R1 原因',
  what: '撤销登记错了的问题',
  read(text) {
    const words = after(text, ['撤销整改', '整改撤销']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const said = readProblemIds(words);
      if (!said) return howToCard('withdraw');
      const reason = said.rest.replace(/^(原因)?[:,\s]*/u, '');
      return carryOut(turn, heard, said, { type: 'withdrawProblems', words: reason });
    };
  },
};

/** Carries out what is said of problems, in the project that is meant; answers with the outcome. */
export async function carryOut(turn: Turn, heard: Heard, said: Said, act: Act): Promise<object> {
  const { tx, who, now, person, cause } = turn;
  const { ids } = said;
  const found = await findProject(turn, heard, {
    words: said.project,
    usage: spoken[act.type].usage,
    fits: (project) => ids.every((id) => waitsFor(turn, project, id, act.type)),
    none: () => noSuchProblemCard(ids),
  });
  if (!found.ok) return found.answer;
  const nodes = ids.map((id) => matterOf(found.project, 'rectification', id)?.node ?? null);
  const context = contextFor(cardContext(who, now), found.project);
  const unknown = ids[nodes.indexOf(null)];
  if (unknown !== undefined) {
    return refusalCard(context, found.project, { code: 'unknown-problem', matter: unknown });
  }
  const [node] = nodes;
  if (!node || new Set(nodes).size > 1) return severalNodesCard();
  const command = { ...act, node, matters: ids, by: person.id };
  const executed = await execute(tx, who.world, found.project.id, command, cause, now);
  if (!executed) return sentenceNote('noProjectHere');
  const { project } = executed;
  if (!executed.ok) return refusalCard(context, project, executed.refusal);
  const { content } = doneToast(context, project, command, executed.events);
  return doneCard(spoken[act.type].done, content);
}

/** Whether a problem of the project is in the state the act is about, and the person's to act on. */
function waitsFor({ who, person }: Turn, project: Project, id: MatterId, act: ActType): boolean {
  const item = matterOf(project, 'rectification', id);
  const status = act === 'recheckProblems' ? 'fixed' : 'open';
  return (
    item?.state.status === status &&
    whoMay(who.world, project, act, item.node, item).includes(person.id)
  );
}
