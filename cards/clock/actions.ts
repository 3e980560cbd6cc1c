import { z } from 'zod';
import { base, node } from '../action-parts.ts';

/** What the buttons of this part bring back. */
export const clockActions = [
  /** 暂停: the first opens the form in the own chat, the second is the form's answer. */
  z.strictObject({ ...base, action: z.literal('clock-pause-form'), node }),
  z.strictObject({ ...base, action: z.literal('clock-pause'), node }),
  /** 恢复: `nth` is the pause that the card shows, so that an old card ends no later one. */
  z.strictObject({
    ...base,
    action: z.literal('clock-resume'),
    node,
    nth: z.number().int().nonnegative(),
  }),
  /** 补正: a form, and its two answers: in time the start moves, later it is a pause. */
  z.strictObject({ ...base, action: z.literal('clock-supplement-form'), node }),
  z.strictObject({ ...base, action: z.literal('clock-supplement'), node }),
  z.strictObject({ ...base, action: z.literal('clock-supplement-pause'), node }),
  /** 时限说明: answers in the clicker's own chat. */
  z.strictObject({ ...base, action: z.literal('clock-why'), node }),
] as const;

/** Names of the inputs in forms of the clock. */
export const clockFields = {
  pause: { reason: 'reason', date: 'expected_on', words: 'words', paper: 'paper' },
  supplement: { materials: 'materials', date: 'expected_on', words: 'words' },
} as const;
