import { and, eq, gte } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Db } from '../client.ts';
import { uploadRequests } from '../schema/index.ts';

export type UploadRequest = typeof uploadRequests.$inferSelect;

/** Remembers for what the person's next files are meant; a later request replaces the earlier. */
export async function saveUploadRequest(db: Db, request: UploadRequest): Promise<void> {
  const { personId: _personId, ...facts } = request;
  await db
    .insert(uploadRequests)
    .values(request)
    .onConflictDoUpdate({ target: uploadRequests.personId, set: facts });
}

/** The request still open at `now`, if any. */
export async function findUploadRequest(
  db: Db,
  personId: string,
  now: Instant,
): Promise<UploadRequest | undefined> {
  const [request] = await db
    .select()
    .from(uploadRequests)
    .where(and(eq(uploadRequests.personId, personId), gte(uploadRequests.until, now)));
  return request;
}
