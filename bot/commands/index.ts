import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { answerCourtesy, answerLead, answerLeadReply } from '../lead/intake.ts';
import { acceptCommand, finishCommand } from './act.ts';
import { blockerCommand } from './blocker.ts';
import { moveBlockerCommand } from './blocker-move.ts';
import { blockerWords } from './blocker-reply.ts';
import { checkupCommand } from './checkup.ts';
import { clockCommand, whyCommand } from './clock.ts';
import { consultationCommand } from './consultation.ts';
import { dispatchCommand, instructItemCommand } from './dispatch.ts';
import { closeOutFileCommand, orderFileCommand } from './documents.ts';
import { efficiencyCommand } from './efficiency.ts';
import { errandCommand, noteCommand } from './errand.ts';
import { extensionCommand, withdrawExtensionCommand } from './extension.ts';
import { handOverCommand } from './hand-over.ts';
import { createHelp, type HelpTopicCommands } from './help.ts';
import { instructCommand } from './instruct.ts';
import { finishItemCommand } from './item-done.ts';
import {
  leadBoardCommand,
  leadDisputeCommand,
  leadsCommand,
  leadsGroupCommand,
  leadTextIn,
  policiesCommand,
} from './leads.ts';
import { dutiesCommand, leaveCommand, returnCommand } from './leave.ts';
import { materialsCommand } from './materials.ts';
import { answerMatterReply } from './matter-replies.ts';
import { meetingCommand } from './meeting.ts';
import { openProjectCommand } from './open-project.ts';
import { ordersCommand } from './order-list.ts';
import { askPaperCommand, expiryCommand, rejectCommand } from './papers.ts';
import { appealsCommand, pointsCommand } from './points.ts';
import { rateCommand, recordPointsCommand } from './points-record.ts';
import { problemsFixedCommand, recheckCommand, withdrawCommand } from './problem-acts.ts';
import { changeProblemsCommand } from './problem-change.ts';
import { progressCommand } from './progress.ts';
import { propose } from './proposals/index.ts';
import { checklistCommand, problemsCommand } from './rectification.ts';
import { reopenCommand, skipCommand } from './reopen-skip.ts';
import { setDueCommand } from './set-due.ts';
import { projectCommand, resumeCommand, suspendCommand, terminateCommand } from './standing.ts';
import { teamWord } from './team.ts';
import { templatesCommand } from './templates.ts';
import { normalise } from './text.ts';
import { todayCommand } from './today.ts';
import { todoCommand } from './todo.ts';
import type { Command, Run } from './types.ts';
import { undeliveredCommand } from './undelivered.ts';
import { withdrawInstructionCommand } from './withdraw-instruction.ts';

/** One line a command; the help lists them in this order, and they are read in it. */
const topics: readonly HelpTopicCommands[] = [
  {
    topic: 'look',
    commands: [
      progressCommand,
      todoCommand,
      todayCommand,
      projectCommand,
      dispatchCommand,
      pointsCommand,
      efficiencyCommand,
      appealsCommand,
      recordPointsCommand,
      rateCommand,
    ],
  },
  {
    topic: 'node',
    commands: [
      acceptCommand,
      finishCommand,
      whyCommand,
      setDueCommand,
      extensionCommand,
      handOverCommand,
      clockCommand,
      errandCommand,
      noteCommand,
    ],
  },
  {
    topic: 'leads',
    commands: [
      leadBoardCommand,
      leadDisputeCommand,
      leadsCommand,
      leadsGroupCommand,
      policiesCommand,
    ],
  },
  { topic: 'papers', commands: [materialsCommand, askPaperCommand, rejectCommand] },
  {
    topic: 'matters',
    commands: [
      moveBlockerCommand,
      blockerCommand,
      ordersCommand,
      problemsFixedCommand,
      problemsCommand,
      checklistCommand,
      orderFileCommand,
      consultationCommand,
      instructCommand,
      withdrawInstructionCommand,
      meetingCommand,
      finishItemCommand,
    ],
  },
  { topic: 'team', commands: [teamWord, leaveCommand] },
  {
    topic: 'operator',
    commands: [
      openProjectCommand,
      templatesCommand,
      suspendCommand,
      reopenCommand,
      dutiesCommand,
      checkupCommand,
      undeliveredCommand,
    ],
  },
];

const help = createHelp(topics);
const commands: readonly Command[] = [
  // Told with 缓建. 恢复建设 comes before 恢复, which is about a node.
  resumeCommand,
  terminateCommand,
  // 整改改派 comes before 整改, which takes a list.
  changeProblemsCommand,
  // 批示 6 comes before 批示, which names a node or a project.
  instructItemCommand,
  ...topics.flatMap((each) => each.commands),
  blockerWords,
  closeOutFileCommand,
  returnCommand,
  skipCommand,
  withdrawExtensionCommand,
  recheckCommand,
  withdrawCommand,
  expiryCommand,
  help.command,
];

/** A sentence longer than this is no order to a bot, unless its command takes a whole list. */
const MOST_SIGNS = 1_000;

/** The command a sentence asks for; undefined: none, and the sentence gets help. */
export const readCommand = (text: string): Run | undefined => read(text)[0]?.run;

/** What of a sentence may tell of leads; undefined: it is an order for something else. */
export function leadWords(text: string): string | undefined {
  if (text.length > MOST_SIGNS) return text;
  const first = read(text)[0]?.command;
  if (!first) return text;
  return first === leadsCommand ? leadTextIn(text) : undefined;
}

/** Whether a sentence is too long to be looked at. */
export function isTooLong(text: string): boolean {
  if (text.length <= MOST_SIGNS) return false;
  return text.length > (read(text)[0]?.command.mostSigns ?? MOST_SIGNS);
}

/** The commands that a sentence may ask for, in the order of the list. */
function read(text: string): { readonly command: Command; readonly run: Run }[] {
  const sentence = normalise(text);
  return commands.flatMap((command) => {
    const run = command.read(sentence);
    return run ? { command, run } : [];
  });
}

/**
 * Answers a sentence: what a command makes of it, or the card it replies to, or a question about what
 * it may mean; else the help that quotes it. Source: design, section 4 "Order of reading".
 */
export async function answerSentence(turn: Turn, heard: Heard, words: string): Promise<object> {
  for (const { run } of read(words)) {
    const answer = await run(turn, heard);
    if (answer) return answer;
  }
  const text = normalise(words);
  return (
    (await answerMatterReply(turn, heard, words)) ??
    answerCourtesy(heard, words) ??
    (await answerLeadReply(turn, heard, words)) ??
    (await propose(turn, heard, { words, text })) ??
    (await answerLead(turn, heard)) ??
    help.card(turn, heard, words)
  );
}
