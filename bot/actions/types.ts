import type { CardRow } from '../../db/queries/cards.ts';

/** What came with a click besides its value. */
export interface Clicked {
  readonly form: Readonly<Record<string, unknown>>;
  /** The tracked card that was clicked; undefined for an answer nobody tracks. */
  readonly card: CardRow | undefined;
}
