import { templateOf } from '../../cards/setup/templates.ts';
import { writeWorkbook } from '../sheets/write.ts';
import { addressOf } from './address.ts';
import type { Job, Outcome } from './job.ts';

/** Sends the template of a sheet, made of the catalogue as it stands now. */
export async function sendTemplate(job: Job<'template'>): Promise<Outcome> {
  const { context, who, intent, call, uuid } = job;
  const { messenger } = context;
  const to = addressOf(job);
  const { fileName, sheets } = templateOf(who.world.catalogue, intent.of);
  const content = await writeWorkbook(sheets);
  // Uploaded again where the message failed: only the message is seen by anybody.
  const { fileKey } = await call('upload', () => messenger.uploadFile({ name: fileName, content }));
  const { messageId, chatId } = await call('send', () => messenger.postFile({ to, fileKey, uuid }));
  return { type: 'done', messageId, chatId };
}
