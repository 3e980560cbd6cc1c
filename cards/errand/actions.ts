import { z } from 'zod';
import { base, matter, node } from '../action-parts.ts';

/** What the buttons of this part bring back. */
export const errandActions = [
  /** 请代办 */
  z.strictObject({ ...base, action: z.literal('errand-ask'), node }),
  z.strictObject({ ...base, action: z.literal('errand-take'), matter }),
  z.strictObject({ ...base, action: z.literal('errand-done'), matter }),
  /** 现场记录: the first opens the form in the own chat, the second is the form's answer. */
  z.strictObject({ ...base, action: z.literal('note-form'), node }),
  z.strictObject({ ...base, action: z.literal('note'), node }),
] as const;

/** Names of the form's inputs. */
export const noteFields = { words: 'words' } as const;
