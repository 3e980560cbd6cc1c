import type { Blocker } from '../blocker/types.ts';
import type { NodeCode } from '../catalogue/types.ts';
import type { Consultation } from '../consultation/types.ts';
import type { Errand, SiteNote } from '../errand/types.ts';
import type { DatedItem } from '../item/types.ts';
import type { PersonId } from '../people/types.ts';
import type { Checklist, RectificationItem } from '../rectification/types.ts';
import type { SupervisionOrder } from '../supervision/types.ts';

/** Names a matter within its project, short enough to be said: a letter and a number, `B2`. */
export type MatterId = string;

/** What every kind of matter has. */
export interface MatterBase {
  readonly id: MatterId;
  /** The node it belongs to; null: the project as a whole. */
  readonly node: NodeCode | null;
  /** People who were called for it: they belong in the project's group from then on. */
  readonly called?: readonly PersonId[];
}

/**
 * Something of a project, besides its nodes, that somebody must do: a blocker, a rectification item,
 * an errand, an item out of a meeting. Each kind has a machine of its own.
 */
export type Matter =
  | Blocker
  | RectificationItem
  | Checklist
  | Errand
  | SiteNote
  | Consultation
  | DatedItem
  | SupervisionOrder;
export type MatterKind = Matter['kind'];
export type MatterOf<Kind extends MatterKind> = Extract<Matter, { kind: Kind }>;
