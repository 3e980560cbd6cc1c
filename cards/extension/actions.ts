import { z } from 'zod';
import { base, node } from '../action-parts.ts';

const request = z.number().int().positive();

/** What the buttons of this part bring back. */
export const extensionActions = [
  /** 延期: the first opens the form in the own chat, the second is the form's answer. */
  z.strictObject({ ...base, action: z.literal('extension-form'), node }),
  z.strictObject({ ...base, action: z.literal('extension-ask'), node }),
  /** 撤回: by whoever asked, before it is decided. */
  z.strictObject({ ...base, action: z.literal('extension-withdraw'), node, request }),
  /** What the leader decides; all three send the one form on the card. */
  z.strictObject({ ...base, action: z.literal('extension-grant'), node, request }),
  z.strictObject({ ...base, action: z.literal('extension-shorten'), node, request }),
  z.strictObject({ ...base, action: z.literal('extension-refuse'), node, request }),
] as const;

/** Names of the inputs of both forms. */
export const extensionFields = { day: 'due_on', words: 'words' } as const;
