import { acceptCommand, finishCommand } from './act.ts';
import { createHelp } from './help.ts';
import { materialsCommand } from './materials.ts';
import { progressCommand } from './progress.ts';
import { setDueCommand } from './set-due.ts';
import { normalise } from './text.ts';
import { todoCommand } from './todo.ts';
import type { Command, Run } from './types.ts';

/** One line a command; the help lists them in this order. */
const working: readonly Command[] = [
  progressCommand,
  todoCommand,
  acceptCommand,
  finishCommand,
  materialsCommand,
  setDueCommand,
];

const help = createHelp(working);
const commands: readonly Command[] = [...working, help.command];

/** The answer to a sentence that no command reads: what it was, and what can be said. */
export const helpFor = help.card;

/** The command a sentence asks for; undefined: none, and the sentence gets help. */
export function readCommand(text: string): { run: Run } | undefined {
  const sentence = normalise(text);
  for (const command of commands) {
    const run = command.read(sentence);
    if (run) return { run };
  }
  return undefined;
}
