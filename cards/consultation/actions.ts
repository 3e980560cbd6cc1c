import { z } from 'zod';
import { base, matter } from '../action-parts.ts';

/** What the buttons of this part bring back. */
export const consultationActions = [
  /** Forms open in the own chat; the action behind each is the form's answer. */
  z.strictObject({ ...base, action: z.literal('consultation-form') }),
  z.strictObject({ ...base, action: z.literal('consultation-call') }),
  z.strictObject({ ...base, action: z.literal('consultation-move-form'), matter }),
  z.strictObject({ ...base, action: z.literal('consultation-move'), matter }),
  z.strictObject({ ...base, action: z.literal('consultation-cancel'), matter }),
  z.strictObject({ ...base, action: z.literal('outcome-form'), matter }),
  z.strictObject({ ...base, action: z.literal('outcome'), matter }),
  /** What was read of an outcome: confirmed, or given back to be changed. */
  z.strictObject({ ...base, action: z.literal('outcome-save'), matter, draft: z.uuid() }),
  z.strictObject({ ...base, action: z.literal('outcome-edit'), matter, draft: z.uuid() }),
] as const;

/** Names of the forms' inputs. */
export const consultationFields = {
  words: 'words',
  place: 'place',
  day: 'day',
  time: 'time',
  units: 'units',
  node: 'node',
  lines: 'lines',
} as const;
