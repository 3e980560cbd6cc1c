import { howToCard } from '../../cards/rectification/notes.ts';
import type { NewProblem } from '../../domain/rectification/types.ts';
import { readProblems } from '../rectification/read-problems.ts';
import { carryOut, readProblemIds } from './problem-acts.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** 整改改派 R1 管仲书 4月20日: another owner, another date, or both. */
export const changeProblemsCommand: Command = {
  usage: '整改改派 R1 姓名 4月20日',
  what: '改整改的责任人或日期',
  read(text) {
    const words = after(text, ['整改改派', '改派整改', '整改改期', '整改改日期', '改整改']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const said = readProblemIds(words);
      if (!said) return howToCard('change');
      // Read as the rest of a line of a list, where people, units and days come in any order.
      const cells = said.rest
        .replace(/[,，、;；:：\s]+/gu, '｜')
        .replace(/｜(?:给|由|到|至)/gu, '｜');
      const [line] = readProblems(`整改｜${cells}`, turn.who.world, turn.now);
      if (!line || 'code' in line.read || !isChange(line.read)) return howToCard('change');
      const { owner, ownerUnit, dueOn } = line.read;
      return carryOut(turn, heard, said, {
        type: 'changeProblems',
        ...(owner === undefined ? {} : { owner }),
        ...(ownerUnit === undefined ? {} : { ownerUnit }),
        ...(dueOn === undefined ? {} : { dueOn }),
      });
    };
  },
};

/** Anything else that is said with it is no order: a guess is never carried out. */
const isChange = ({ owner, ownerUnit, dueOn, recheckBy, clause }: NewProblem): boolean =>
  recheckBy === undefined && clause === undefined && (owner ?? ownerUnit ?? dueOn) !== undefined;
