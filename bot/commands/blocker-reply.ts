import { blockerNote, noProgressNote, unknownBlockerNote } from '../../cards/blocker/notes.ts';
import { doneToast } from '../../cards/done.ts';
import { refusalCard, sentenceNote } from '../../cards/notes.ts';
import type { BlockerCommand } from '../../domain/blocker/types.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
import type { Turn } from '../intake/origin.ts';
import { findProject } from './find-project.ts';
import type { MatterReply } from './matter-replies.ts';
import { bare } from './text.ts';
import type { Command } from './types.ts';

/** Says that somebody has read it, and nothing about how far it is. */
export const SAYS_NOTHING =
  /^(收到|好的?|好嘞|ok|okay|嗯+|哦|知道了|明白|了解|谢谢.?|辛苦了?|已阅|赞|\+?1|是的?|行)[。.!!~、,，\s]*$/iu;
const HEAD = /^[\s\S]*?进展[\s:：,，]*/u;

/** Words under the card of a blocker are its progress. Source: design, section 4. */
export async function replyToBlocker(
  turn: Turn,
  { project, matter, words: written, heard }: MatterReply<'blocker'>,
): Promise<object | undefined> {
  const words = /^\s*进展/u.test(written) ? written.replace(HEAD, '') : written;
  if (SAYS_NOTHING.test(words.trim())) return noProgressNote(words.trim());
  return carryOutOnBlocker(turn, project.id, {
    type: 'progressBlocker',
    matter: matter.id,
    words,
    form: heard.message.messageId,
    by: turn.person.id,
  });
}

const types = {
  认领: 'claimBlocker',
  已解决: 'solveBlocker',
  解决了: 'solveBlocker',
  确认解决: 'confirmBlocker',
  还没解决: 'rejectBlocker',
  没有解决: 'rejectBlocker',
  提级: 'escalateBlocker',
} as const;
const WORD = new RegExp(`^(${Object.keys(types).join('|')})(?: ?堵点)? ?([Bb]\\d{1,4})?$`, 'u');

/** 认领, 已解决, 提级 and the like under the card of a blocker, or with its number. */
export const blockerWords: Command = {
  usage: '认领 B1',
  what: '认领堵点；已解决、提级、确认解决、还没解决也这样写',
  read(text) {
    const [, word, number] = WORD.exec(bare(text)) ?? [];
    if (!word) return undefined;
    const type = types[word as keyof typeof types];
    return async (turn, heard) => {
      const matter = number?.toUpperCase() ?? heard.card?.matter ?? undefined;
      // Without a card and a number nobody knows what is meant.
      if (!matter?.startsWith('B')) return undefined;
      const found = await findProject(turn, heard, {
        words: '',
        usage: `${word} ${matter}`,
        fits: (project) => matterOf(project, 'blocker', matter)?.closed === null,
        none: () => unknownBlockerNote(matter),
      });
      if (!found.ok) return found.answer;
      return carryOutOnBlocker(turn, found.project.id, { type, matter, by: turn.person.id });
    };
  },
};

/** Carries out a command that was written: what came of it as a card. */
export async function carryOutOnBlocker(
  turn: Turn,
  projectId: string,
  command: BlockerCommand,
): Promise<object> {
  const { tx, who, now, cause } = turn;
  const executed = await execute(tx, who.world, projectId, command, cause, now);
  if (!executed) return sentenceNote('noProjectHere');
  const context = cardContext(who, now);
  const { project } = executed;
  return executed.ok
    ? blockerNote(doneToast(context, project, command, executed.events).content)
    : refusalCard(context, project, executed.refusal);
}
