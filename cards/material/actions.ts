import { z } from 'zod';
import { base, node } from '../action-parts.ts';

/** What the buttons of this part bring back. */
export const materialActions = [
  /** 退回材料: the first opens the form in the own chat, the second is the form's answer. */
  z.strictObject({ ...base, action: z.literal('reject-form'), node }),
  z.strictObject({ ...base, action: z.literal('reject'), node }),
] as const;

/** Names of the inputs of the form. */
export const rejectFields = { material: 'material', words: 'words' } as const;
