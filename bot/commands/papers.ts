import { doneToast } from '../../cards/done.ts';
import { noDayCard, paperDoneNote, unknownPaperCard } from '../../cards/material/answers.ts';
import { paperCard } from '../../cards/material/paper.ts';
import { refusalCard, sentenceNote } from '../../cards/notes.ts';
import { findFile } from '../../db/queries/files.ts';
import { readPaperLog } from '../../db/queries/papers.ts';
import { whoMay } from '../../domain/access/access.ts';
import { isDay } from '../../domain/calendar/time.ts';
import type { MaterialCode } from '../../domain/catalogue/types.ts';
import { findPaper } from '../../domain/material/find.ts';
import type { MaterialCommand } from '../../domain/material/types.ts';
import { nodesDemanding } from '../../domain/project/node-view.ts';
import type { Project } from '../../domain/project/types.ts';
import { cardContext } from '../context.ts';
import { enqueuePaper } from '../delivery/enqueue.ts';
import { execute } from '../execute.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { findProject } from './find-project.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';
import { readDay } from './when.ts';

/** What people put between a paper and the reason why it is sent back. */
const BEFORE_REASON = /^[\s,，:：;；]*(原因|因为|由于|理由)?(是)?[\s,，:：;；]*/u;

/** 退回 宗地图 界址不清 */
export const rejectCommand: Command = {
  usage: '退回 材料名 原因',
  what: '把不合格的材料退回提交人',
  read(text) {
    const words = after(text, ['退回材料', '退回']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const { who, now, person } = turn;
      const paper = findPaper(who.world, words);
      if (paper.code === undefined) {
        return unknownPaperCard(cardContext(who, now), paper.said, paper.near, '退回');
      }
      const { code: material, before, rest } = paper;
      const found = await findProject(turn, heard, {
        words: before,
        usage: '退回 项目名 材料名 原因',
        fits: (project) => nodeFor(turn, heard, project, material)?.mayReject === true,
      });
      if (!found.ok) return found.answer;
      const node = nodeFor(turn, heard, found.project, material);
      if (!node) {
        const refusal = { code: 'paper-not-needed', material, node: null } as const;
        return refusalCard(cardContext(who, now), found.project, refusal);
      }
      return carryOut(turn, found.project, {
        type: 'rejectMaterial',
        node: node.code,
        material,
        words: rest.replace(BEFORE_REASON, ''),
        by: person.id,
      });
    };
  },
};

/** The running node for which a person may send the paper back; else the first that needs it. */
function nodeFor({ who, person }: Turn, { card }: Heard, project: Project, material: MaterialCode) {
  const nodes = nodesDemanding(who.world, project, material);
  const ordered = [...nodes].sort((a, b) => Number(b === card?.node) - Number(a === card?.node));
  const may = (code: string) =>
    whoMay(who.world, project, 'rejectMaterial', code).includes(person.id);
  const own = ordered.find(may);
  const [first] = ordered;
  if (own) return { code: own, mayReject: true };
  return first === undefined ? undefined : { code: first, mayReject: false };
}

/** 有效期 资信证明 2026-06-30 */
export const expiryCommand: Command = {
  usage: '有效期 材料名 2026-06-30',
  what: '登记材料的有效期，到期前 7 天提醒',
  read(text) {
    const words = after(text, ['有效期']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const { who, now, person } = turn;
      const paper = findPaper(who.world, words);
      if (paper.code === undefined) {
        return unknownPaperCard(cardContext(who, now), paper.said, paper.near, '有效期');
      }
      const { code: material, before, rest } = paper;
      const dayText = rest.replace(/^[到至为]+\s*/u, '').replace(/[止前]?[。.]?$/u, '');
      const read = readDay(dayText, now);
      if (!read || !isDay(read.day) || read.length < dayText.length) return noDayCard();
      const expiresOn = read.day;
      const found = await findProject(turn, heard, {
        words: before,
        usage: '有效期 项目名 材料名 2026-06-30',
        fits: (project) => project.materials.get(material)?.status === 'accepted',
      });
      if (!found.ok) return found.answer;
      const command = { type: 'setExpiry', material, expiresOn, by: person.id } as const;
      return carryOut(turn, found.project, command);
    };
  },
};

/** 要 营业执照: a paper that is there is sent, one that is not says who brings it. */
export const askPaperCommand: Command = {
  usage: '要 营业执照',
  what: '要一份材料，已有的直接给，不再找企业要',
  read(text) {
    const asked = after(text, ['要材料']);
    const words = asked ?? after(text, ['要']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const { who, now, tx, person } = turn;
      const paper = findPaper(who.world, words);
      const context = cardContext(who, now);
      if (paper.code === undefined) {
        // 要 begins many a sentence that asks for no paper.
        const isOrder = asked !== undefined || paper.near.length > 0;
        return isOrder ? unknownPaperCard(context, paper.said, paper.near, '要') : undefined;
      }
      const { code: material, before, rest } = paper;
      if (rest !== '' && asked === undefined) return undefined;
      const found = await findProject(turn, heard, { words: before, usage: '要 项目名 材料名' });
      if (!found.ok) return found.answer;
      const { id } = found.project;
      const command = { type: 'askPaper', material, by: person.id } as const;
      const executed = await execute(tx, who.world, id, command, turn.cause, now);
      if (!executed) return sentenceNote('noProjectHere');
      if (!executed.ok && executed.refusal.code !== 'paper-not-there') {
        return refusalCard(context, executed.project, executed.refusal);
      }
      const isFileSent = executed.ok && (await sendFile(turn, heard, executed.project, material));
      const history = await readPaperLog(tx, id, material);
      return paperCard(context, executed.project, material, { history, asked: { isFileSent } });
    };
  },
};

/** The file comes along, in the chat where it was asked for. */
async function sendFile(
  { tx, now }: Turn,
  { lane }: Heard,
  { materials }: Project,
  material: MaterialCode,
): Promise<boolean> {
  const state = materials.get(material);
  const id = state?.status === 'accepted' ? state.file?.id : undefined;
  const file = id === undefined ? undefined : await findFile(tx, id);
  if (!file) return false;
  await enqueuePaper(tx, lane, file.id, now);
  return true;
}

async function carryOut(
  { tx, who, now, cause }: Turn,
  { id }: Project,
  command: Extract<MaterialCommand, { type: 'rejectMaterial' | 'setExpiry' }>,
): Promise<object> {
  const executed = await execute(tx, who.world, id, command, cause, now);
  if (!executed) return sentenceNote('noProjectHere');
  const context = cardContext(who, now);
  const { project } = executed;
  return executed.ok
    ? paperDoneNote(command.type, doneToast(context, project, command, executed.events).content)
    : refusalCard(context, project, executed.refusal);
}
