import { z } from 'zod';

/** An entry of the ledger says which project it is about. */
const about = { v: z.literal(1) };
const entry = z.int().positive();

export const pointsActions = [
  /** 申诉: against the entry that the form names. */
  z.strictObject({ ...about, action: z.literal('points-appeal') }),
  /** 维持, 撤销: both send the one form on the card. */
  z.strictObject({ ...about, action: z.literal('points-uphold'), entry }),
  z.strictObject({ ...about, action: z.literal('points-revoke'), entry }),
] as const;

/** Names of the inputs. */
export const pointsFields = { entry: 'entry', words: 'words' } as const;
