import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { acceptCommand, finishCommand } from './act.ts';
import { checkupCommand } from './checkup.ts';
import { clockCommand, whyCommand } from './clock.ts';
import { createHelp } from './help.ts';
import { materialsCommand } from './materials.ts';
import { openProjectCommand } from './open-project.ts';
import { problemsFixedCommand, recheckCommand } from './problem-acts.ts';
import { progressCommand } from './progress.ts';
import { checklistCommand, problemsCommand } from './rectification.ts';
import { setDueCommand } from './set-due.ts';
import { projectCommand, resumeCommand, suspendCommand, terminateCommand } from './standing.ts';
import { teamWord } from './team.ts';
import { normalise } from './text.ts';
import { todoCommand } from './todo.ts';
import type { Command, Run } from './types.ts';
import { undeliveredCommand } from './undelivered.ts';

/** One line a command; the help lists them in this order. */
const working: readonly Command[] = [
  progressCommand,
  todoCommand,
  acceptCommand,
  finishCommand,
  materialsCommand,
  whyCommand,
  setDueCommand,
  clockCommand,
  problemsFixedCommand,
  recheckCommand,
  problemsCommand,
  checklistCommand,
  teamWord,
  projectCommand,
  openProjectCommand,
  suspendCommand,
  resumeCommand,
  terminateCommand,
];

const help = createHelp(working);
const commands: readonly Command[] = [...working, help.command, undeliveredCommand, checkupCommand];

/** A sentence longer than this is no order to a bot, unless its command takes a whole list. */
const MOST_SIGNS = 1_000;

/** The command a sentence asks for; undefined: none, and the sentence gets help. */
export const readCommand = (text: string): Run | undefined => find(text)?.run;

/** Whether a sentence is too long to be looked at. */
export function isTooLong(text: string): boolean {
  if (text.length <= MOST_SIGNS) return false;
  return text.length > (find(text)?.command.mostSigns ?? MOST_SIGNS);
}

function find(text: string): { readonly command: Command; readonly run: Run } | undefined {
  const sentence = normalise(text);
  for (const command of commands) {
    const run = command.read(sentence);
    if (run) return { command, run };
  }
  return undefined;
}

/** Answers a sentence: what a command makes of it, else the help that quotes it. */
export async function answerSentence(turn: Turn, heard: Heard, text: string): Promise<object> {
  const answer = await readCommand(text)?.(turn, heard);
  return answer ?? help.card(turn, heard, text);
}
