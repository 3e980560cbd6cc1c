import { bigserial, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Rows, SeenPerson, SheetKind } from '../../domain/import/types.ts';
import type { Person } from '../../domain/people/types.ts';
import { instant } from './columns.ts';

/** What a sheet held when it was previewed, and whom of it Feishu's directory showed. */
export interface ImportContent {
  readonly rows: Rows;
  readonly seen: readonly SeenPerson[];
}

/** What an import has brought about, so that it can be undone. */
export interface ImportMade {
  readonly projects: readonly string[];
  readonly added: readonly string[];
  readonly changed: readonly { readonly before: Person; readonly after: Person }[];
}

export const importStates = ['previewed', 'done', 'dropped', 'undone'] as const;

/** A sheet that an operator has shown, and what became of it. */
export const imports = pgTable('imports', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  kind: text().$type<SheetKind>().notNull(),
  fileName: text().notNull(),
  /** Of the file, as it came. */
  sha256: text().notNull(),
  /** Emptied once it is decided: what was taken over stands elsewhere by then. */
  content: jsonb().$type<ImportContent>(),
  /** Fingerprint of what the preview showed: something else is never carried out. */
  shown: text().notNull(),
  state: text().$type<(typeof importStates)[number]>().notNull(),
  made: jsonb().$type<ImportMade>(),
  /** Null where somebody at the machine's own console did it and named nobody. */
  by: text(),
  previewedAt: instant().notNull(),
  doneAt: instant(),
  undoneAt: instant(),
});
