import { z } from 'zod';
import type { Intent } from '../../db/schema/outbox.ts';

const card = z.number().int().positive();
const people = z.array(z.string());
const replyTo = z.string().optional();

/** Rows may be older than the program that reads them, or damaged: checked before they are sent. */
const intentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('createChat'),
    project: z.string(),
    members: people,
    instead: z.string().optional(),
  }),
  z.object({ kind: z.literal('addMembers'), project: z.string(), people }),
  z.object({ kind: z.literal('removeMembers'), project: z.string(), people }),
  z.object({ kind: z.literal('renameChat'), project: z.string() }),
  z.object({ kind: z.literal('post'), card, replyTo }),
  z.object({ kind: z.literal('say'), content: z.record(z.string(), z.unknown()), replyTo }),
  z.object({ kind: z.literal('paper'), file: z.uuid() }),
  z.object({ kind: z.literal('template'), of: z.enum(['people', 'projects']) }),
  z.object({ kind: z.literal('digest'), digest: card }),
  z.object({
    kind: z.literal('document'),
    project: z.string(),
    matter: z.string(),
    of: z.enum(['order', 'closeOut']),
  }),
  z.object({ kind: z.literal('refresh'), card }),
  z.object({ kind: z.literal('pin'), card }),
  z.object({ kind: z.literal('supersede'), card, by: card }),
  z.object({
    kind: z.literal('urgent'),
    card,
    person: z.string(),
    by: z.literal('sms').optional(),
  }),
]);

/** The intent of a row; undefined where its body cannot be read. */
export function readIntent(body: unknown): Intent | undefined {
  const read = intentSchema.safeParse(body);
  return read.success ? (read.data as Intent) : undefined;
}
