import { z } from 'zod';
import { base } from '../action-parts.ts';
import { openingActions } from '../opening/actions.ts';

/** What the buttons of this part bring back. */
export const standingActions = [
  ...openingActions,
  /** The forms that ask why a project is to be suspended (缓建) or terminated. */
  z.strictObject({ ...base, action: z.literal('suspend') }),
  z.strictObject({ ...base, action: z.literal('terminate') }),
] as const;

/** Name of the input for the reason. */
export const REASON_FIELD = 'reason';
