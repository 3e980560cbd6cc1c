import { z } from 'zod';
import { base, node } from '../action-parts.ts';

/** What the buttons of this part bring back. */
export const handoverActions = [
  /** 转办: the first opens the form in the own chat, the second is the form's answer. */
  z.strictObject({ ...base, action: z.literal('handover-form'), node }),
  z.strictObject({ ...base, action: z.literal('handover'), node }),
  /** Answers of the operators' forms, which a word opens: 重开, 跳过. */
  z.strictObject({ ...base, action: z.literal('reopen'), node }),
  z.strictObject({ ...base, action: z.literal('skip'), node }),
  /** 请假; about a person and not about a project. */
  z.strictObject({ v: base.v, action: z.literal('leave') }),
  /** 交接: all that somebody has goes to another for good. */
  z.strictObject({ v: base.v, action: z.literal('duties') }),
] as const;

/** Names of the inputs of the forms. */
export const handoverFields = {
  person: 'person',
  standIn: 'stand_in',
  from: 'from',
  to: 'to',
  until: 'until',
  words: 'words',
} as const;
