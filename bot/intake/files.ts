import { createHash, randomUUID } from 'node:crypto';
import { leadNeedsWordsCard } from '../../cards/lead/answers.ts';
import { fileNote, IMAGE_NAME, refusalCard } from '../../cards/notes.ts';
import { inTransaction, type Transaction } from '../../db/client.ts';
import { isAboutProject } from '../../db/queries/cards.ts';
import { type FileRecord, insertFile } from '../../db/queries/files.ts';
import { finishInbox } from '../../db/queries/inbox.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { findUploadRequest } from '../../db/queries/upload-requests.ts';
import { guessMaterial, guessPicture } from '../../domain/material/guess.ts';
import { type BotContext, cardContext } from '../context.ts';
import { enqueueTracked } from '../delivery/enqueue.ts';
import { fileForMessage } from '../material/file.ts';
import { type ChatMessage, isRetryable, MessengerError } from '../messenger/messenger.ts';
import { type Heard, say } from './answer.ts';
import { type FileTarget, takeFile } from './matter-files.ts';
import type { Turn } from './origin.ts';
import { answerSheet, isSheetToImport } from './sheet.ts';

/** Larger files are refused with words; a scan of a whole dossier stays below. */
const MAX_BYTES = 30 * 1024 * 1024;

interface Target extends FileTarget {
  readonly projectId: string;
  readonly node: string | null;
}

/** Takes a file: fetched and stored once, then filed, asked about, or politely declined. */
export async function answerFile(
  context: BotContext,
  heard: Heard,
  turnIn: (tx: Transaction) => Turn,
): Promise<void> {
  const { message } = heard;
  const name = nameOf(message);
  const target = await findTarget(context, heard);
  if (!target && (await isSheetToImport(context, message))) {
    return answerSheet(context, heard, turnIn);
  }
  const fetched = target ? await fetchFile(context, message) : undefined;
  await inTransaction(context.db, async (tx) => {
    const turn = turnIn(tx);
    const { now, person } = turn;
    if (!target || !fetched) {
      await say(tx, heard, unaskedNote(turn, message, name), now);
    } else if (fetched.problem) {
      await say(tx, heard, fileNote(fetched.problem, name), now);
    } else {
      const { sha256, sizeBytes } = fetched;
      const { projectId, node } = target;
      const id = randomUUID();
      const record = {
        id,
        sha256,
        sizeBytes,
        name,
        projectId,
        node,
        sentBy: person.id,
        sentAt: now,
      };
      await insertFile(tx, record);
      await placeFile(turn, heard, { ...record, filedAs: null }, target);
    }
    await finishInbox(tx, message.key);
  });
}

/** A promoter's picture may well be of a lead, which is read from words alone. */
const unaskedNote = ({ person }: Turn, { content, isGroup }: ChatMessage, name: string): object =>
  person.role === 'promoter' && content.kind === 'image' && !isGroup
    ? leadNeedsWordsCard()
    : fileNote('unasked', name);

const nameOf = ({ content }: ChatMessage): string =>
  content.kind === 'file' && content.name.trim() !== '' ? content.name : IMAGE_NAME;

/**
 * Under a card: its matter, its node. In a group: the project. In the own chat: what 传材料 or
 * 传照片 was pressed for when the file was sent; a busy bot may come to it later.
 */
async function findTarget(context: BotContext, heard: Heard): Promise<Target | undefined> {
  const { card, projectId, message } = heard;
  if (card && isAboutProject(card.subject)) {
    const { projectId: itsProject, node, matter, subject } = card;
    const about = matter === null ? {} : { matter: { id: matter, what: 'reply' } };
    return { projectId: itsProject, node, subject, ...about };
  }
  if (projectId) return { projectId, node: null };
  if (message.isGroup) return undefined;
  const { personOf } = await context.who();
  const person = personOf(message.senderOpenId);
  const request = person ? await findUploadRequest(context.db, person, message.sentAt) : undefined;
  if (!request) return undefined;
  const { projectId: asked, target } = request;
  return target.kind === 'node'
    ? { projectId: asked, node: target.node }
    : { projectId: asked, node: null, matter: { id: target.matter, what: target.what } };
}

type Fetched =
  | { readonly problem: 'empty' | 'tooBig' | 'notFetched' }
  | { readonly problem: null; readonly sha256: string; readonly sizeBytes: number };

async function fetchFile(context: BotContext, message: ChatMessage): Promise<Fetched | undefined> {
  const { content, messageId } = message;
  if (content.kind !== 'file' && content.kind !== 'image') return undefined;
  try {
    const bytes = await context.messenger.download(
      { messageId, fileKey: content.fileKey, type: content.kind },
      MAX_BYTES,
    );
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await context.files.put(sha256, bytes);
    return { problem: null, sha256, sizeBytes: bytes.byteLength };
  } catch (error) {
    if (!(error instanceof MessengerError) || isRetryable(error.kind)) throw error;
    context.log.warn({ err: error, message: messageId }, 'file not fetched');
    if (error.kind === 'empty') return { problem: 'empty' };
    return { problem: error.kind === 'tooLarge' ? 'tooBig' : 'notFetched' };
  }
}

/**
 * A matter's own file goes to it; any other is filed where its name is clear, else the bot asks,
 * with at most three buttons or a form.
 */
async function placeFile(
  turn: Turn,
  heard: Heard,
  file: FileRecord,
  target: FileTarget,
): Promise<void> {
  const { tx, who, now } = turn;
  const project = await loadProject(tx, file.projectId);
  if (!project) throw new Error(`file for unknown project ${file.projectId}`);
  const taken = await takeFile(turn, project, file, target);
  if (taken) {
    if (taken !== 'asked') await say(tx, heard, taken, now);
    return;
  }
  // Pictures are also talk: where nothing is owed a bare one is left alone.
  const isBare = heard.message.isGroup && !heard.card && heard.message.content.kind === 'image';
  if (isBare && guessPicture(who.world, project, null).length === 0) return;
  const guess = guessMaterial(who.world, project, file.node, file.name);
  if (guess.kind === 'none') {
    await say(tx, heard, fileNote('unneeded', file.name), now);
    return;
  }
  if (guess.kind === 'sure') {
    const answer = await fileForMessage(turn, file, guess.code);
    if (!answer) throw new Error(`project ${file.projectId} vanished`);
    const card = answer.card ?? refusalCard(cardContext(who, now), answer.project, answer.refusal);
    await say(tx, heard, card, now);
    return;
  }
  await enqueueTracked(
    tx,
    {
      lane: heard.lane,
      projectId: project.id,
      node: file.node,
      subject: { kind: 'fileAsk', file: file.id },
      mention: [],
      ...(heard.message.isGroup ? { replyTo: heard.message.messageId } : {}),
    },
    now,
  );
}
