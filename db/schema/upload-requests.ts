import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import type { MatterId } from '../../domain/matter/types.ts';
import { instant } from './columns.ts';

/** What the next files in an own chat are meant for: papers of a node, or a matter's own pictures. */
export type UploadTarget =
  | { readonly kind: 'node'; readonly node: NodeCode }
  | {
      readonly kind: 'matter';
      readonly matter: MatterId;
      /** What the file is to the matter, in the matter's own terms, e.g. `before` and `after`. */
      readonly what: string;
    };

/** Who asked to send files, for what, and until when one in their own chat is meant for it. */
export const uploadRequests = pgTable('upload_requests', {
  personId: text().primaryKey(),
  projectId: text().notNull(),
  target: jsonb().$type<UploadTarget>().notNull(),
  until: instant().notNull(),
});
