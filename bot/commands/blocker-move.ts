import { unknownBlockerNote, unknownUnitNote } from '../../cards/blocker/notes.ts';
import { findUnit } from '../../domain/catalogue/find-unit.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import { carryOutOnBlocker } from './blocker-reply.ts';
import { findProject } from './find-project.ts';
import { bare } from './text.ts';
import type { Command } from './types.ts';

const ORDER = /^堵点 ?(.*?) ?([Bb]\d{1,4}) ?(?:转给|转到|转) ?(\S+)$/u;

/** 堵点 B1 转给 住建局: another unit owns it from now on; operators are in no group. */
export const moveBlockerCommand: Command = {
  usage: '堵点 项目名 B1 转给 住建局',
  what: '改堵点的责任单位；“堵点 项目名”看清单',
  only: 'operator',
  read(text) {
    const [, project = '', number, words = ''] = ORDER.exec(bare(text)) ?? [];
    if (!number) return undefined;
    const matter = number.toUpperCase();
    return async (turn, heard) => {
      const unit = findUnit(turn.who.world.catalogue, words);
      if (unit === undefined) return unknownUnitNote(words);
      const found = await findProject(turn, heard, {
        words: project.trim(),
        usage: `堵点 项目名 ${matter} 转给 ${words}`,
        fits: (each) => matterOf(each, 'blocker', matter)?.closed === null,
        none: () => unknownBlockerNote(matter),
      });
      if (!found.ok) return found.answer;
      const { messageId } = heard.message;
      const command = { type: 'moveBlocker', matter, unit, form: messageId } as const;
      return carryOutOnBlocker(turn, found.project.id, { ...command, by: turn.person.id });
    };
  },
};
