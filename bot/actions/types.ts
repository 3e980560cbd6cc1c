import type { z } from 'zod';
import type { CardRow } from '../../db/queries/cards.ts';
import type { Turn } from '../intake/origin.ts';
import type { ClickAnswer } from '../messenger/messenger.ts';

/** What came with a click besides its value. */
export interface Clicked {
  readonly form: Readonly<Record<string, unknown>>;
  /** The tracked card that was clicked; undefined for an answer nobody tracks. */
  readonly card: CardRow | undefined;
}

/** What a button does, in the turn's transaction. */
export type Run<Action> = (turn: Turn, action: Action, clicked: Clicked) => Promise<ClickAnswer>;

/** What the buttons of one part do, one function an action. */
export type Runs<Actions extends readonly z.ZodType[]> = {
  readonly [Name in z.infer<Actions[number]> extends infer Action extends { action: string }
    ? Action['action']
    : never]: Run<Extract<z.infer<Actions[number]>, { action: Name }>>;
};
