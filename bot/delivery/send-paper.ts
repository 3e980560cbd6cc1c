import { findFile } from '../../db/queries/files.ts';
import { addressOf } from './address.ts';
import { type Job, mustHave, type Outcome } from './job.ts';

/** Sends the file of a paper that somebody asked for. */
export async function sendPaper(job: Job<'paper'>): Promise<Outcome> {
  const { context, intent, call, uuid } = job;
  const { db, files, messenger } = context;
  const to = addressOf(job);
  const file = mustHave(await findFile(db, intent.file), `file ${intent.file}`);
  const content = mustHave(await files.get(file.sha256), `content of file ${intent.file}`);
  // Uploaded again where the message failed: only the message is seen by anybody.
  const { fileKey } = await call('upload', () =>
    messenger.uploadFile({ name: file.name, content }),
  );
  const { messageId, chatId } = await call('send', () => messenger.postFile({ to, fileKey, uuid }));
  return { type: 'done', messageId, chatId };
}
