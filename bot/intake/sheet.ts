import { createHash } from 'node:crypto';
import { previewCard, sheetProblemCard } from '../../cards/setup/import-cards.ts';
import { inTransaction, type Transaction } from '../../db/client.ts';
import { finishInbox } from '../../db/queries/inbox.ts';
import { mayOperate } from '../../domain/access/access.ts';
import type { BotContext } from '../context.ts';
import { previewSheet, type ShownSheet } from '../import/preview.ts';
import { type ChatMessage, isRetryable, MessengerError } from '../messenger/messenger.ts';
import { pickSheet } from '../sheets/pick.ts';
import { MAX_SHEET_BYTES, readWorkbook, type SheetProblem } from '../sheets/read.ts';
import { type Heard, say } from './answer.ts';
import type { Turn } from './origin.ts';

const SPREADSHEET = /\.(xlsx|xlsm|xls|et|csv)$/i;

/** Whether a file in the own chat may be a sheet to be imported; nobody but an operator sends one. */
export async function isSheetToImport(
  context: BotContext,
  { isGroup, content, senderOpenId }: ChatMessage,
): Promise<boolean> {
  if (isGroup || content.kind !== 'file' || !SPREADSHEET.test(content.name)) return false;
  const { world, personOf } = await context.who();
  const person = personOf(senderOpenId);
  return person !== undefined && mayOperate(world, person);
}

/** Answers a sheet with what it would bring about, and the buttons that decide. */
export async function answerSheet(
  context: BotContext,
  heard: Heard,
  turnIn: (tx: Transaction) => Turn,
): Promise<void> {
  const { message } = heard;
  const read = await readSheet(context, message);
  await inTransaction(context.db, async (tx) => {
    const { who, now, person } = turnIn(tx);
    const { world } = who;
    const turn = { tx, world, now, appId: context.appId, by: person.id };
    const card =
      'problem' in read
        ? sheetProblemCard(read.problem, fileNameOf(message))
        : previewCard(world, await previewSheet(turn, read));
    await say(tx, heard, card, now);
    await finishInbox(tx, message.key);
  });
}

const fileNameOf = ({ content }: ChatMessage): string =>
  content.kind === 'file' ? content.name : '';

async function readSheet(
  context: BotContext,
  message: ChatMessage,
): Promise<ShownSheet | { readonly problem: SheetProblem | 'notFetched' }> {
  const content = await fetch(context, message);
  if ('problem' in content) return content;
  const workbook = await readWorkbook(content.bytes);
  if (!workbook.ok) return workbook;
  const { world } = await context.who();
  const { kind, rows } = pickSheet(world.catalogue, workbook.sheets);
  return {
    kind,
    rows,
    fileName: fileNameOf(message),
    sha256: createHash('sha256').update(content.bytes).digest('hex'),
    seen: kind === 'people' ? await context.messenger.listPeople() : [],
  };
}

async function fetch(
  { messenger, log }: BotContext,
  { content, messageId }: ChatMessage,
): Promise<{ readonly bytes: Uint8Array } | { readonly problem: SheetProblem | 'notFetched' }> {
  if (content.kind !== 'file') return { problem: 'notFetched' };
  try {
    const source = { messageId, fileKey: content.fileKey, type: 'file' } as const;
    return { bytes: await messenger.download(source, MAX_SHEET_BYTES) };
  } catch (error) {
    if (!(error instanceof MessengerError) || isRetryable(error.kind)) throw error;
    log.warn({ err: error, message: messageId }, 'sheet not fetched');
    if (error.kind === 'empty') return { problem: 'empty' };
    return { problem: error.kind === 'tooLarge' ? 'tooBig' : 'notFetched' };
  }
}
