import { unknownPaperCard } from '../../cards/material/answers.ts';
import { libraryCard } from '../../cards/material/library.ts';
import { paperCard } from '../../cards/material/paper.ts';
import { materialsCard } from '../../cards/materials.ts';
import { readPaperLog } from '../../db/queries/papers.ts';
import { findPaper } from '../../domain/material/find.ts';
import { cardContext } from '../context.ts';
import { findProject } from './find-project.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** 全部 at the end of what is said, a project's name before it. */
const ALL = /\s*(全部|全库|清单)$/u;

/** 材料: what is missing; 材料 全部: all that is on record; 材料 宗地图: one with its versions. */
export const materialsCommand: Command = {
  usage: '材料',
  what: '看还缺哪些；“材料 全部”看整库，“材料 宗地图”看一份的各个版本',
  read(text) {
    const words = after(text, ['材料']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const { who, now, tx } = turn;
      const context = cardContext(who, now);
      const isAll = ALL.test(words);
      const paper = isAll || words === '' ? undefined : findPaper(who.world, words);
      const name = paper?.code === undefined ? words.replace(ALL, '') : paper.before;
      // In a group there is one project: what is said can only be a paper.
      if (paper && paper.code === undefined && heard.projectId) {
        return unknownPaperCard(context, paper.said, paper.near, '材料');
      }
      const found = await findProject(turn, heard, { words: name, usage: '材料 项目名' });
      if (!found.ok) return found.answer;
      const { project } = found;
      if (isAll) return libraryCard(context, project);
      if (paper?.code === undefined) return materialsCard(context, project);
      const history = await readPaperLog(tx, project.id, paper.code);
      return paperCard(context, project, paper.code, { history });
    };
  },
};
