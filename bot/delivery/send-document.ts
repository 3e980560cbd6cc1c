import { contextFor } from '../../cards/context.ts';
import { orderDocument } from '../../cards/documents/order-documents.ts';
import { readOrderLog } from '../../db/queries/orders.ts';
import { loadProjects } from '../../db/queries/projects.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import { cardContext } from '../context.ts';
import { writeDocument } from '../documents/docx.ts';
import { addressOf } from './address.ts';
import { type Job, mustHave, type Outcome } from './job.ts';

/** Sends an order as a document file, as its record stands now. */
export async function sendDocument(job: Job<'document'>): Promise<Outcome> {
  const { context, who, intent, call, uuid } = job;
  const { db, messenger, clock } = context;
  const to = addressOf(job);
  const [loaded] = await loadProjects(db, [intent.project]);
  const project = mustHave(loaded, `project ${intent.project}`);
  const order = mustHave(matterOf(project, 'order', intent.matter), `order ${intent.matter}`);
  const log = await readOrderLog(db, project.id, order.id);
  const ctx = contextFor(cardContext(who, clock.now()), project);
  const document = orderDocument(ctx, project, order, intent.of, log);
  const content = await writeDocument(document);
  // Uploaded again where the message failed: only the message is seen by anybody.
  const { fileKey } = await call('upload', () =>
    messenger.uploadFile({ name: document.fileName, content }),
  );
  const { messageId, chatId } = await call('send', () => messenger.postFile({ to, fileKey, uuid }));
  return { type: 'done', messageId, chatId };
}
