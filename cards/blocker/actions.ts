import { z } from 'zod';
import { base, matter, node } from '../action-parts.ts';

const on = { ...base, matter };
/** Names a form or a proposal, so that it is carried out once. */
const formId = z.string().min(1).max(64);

/** What the buttons of this part bring back. */
export const blockerActions = [
  /** 报堵点: the first opens the form in the own chat, the second is the form's answer. */
  z.strictObject({ ...base, action: z.literal('blocker-form'), node: node.nullable() }),
  z.strictObject({
    ...base,
    action: z.literal('blocker-raise'),
    form: formId,
    node: node.nullable(),
    fromGroup: z.boolean(),
  }),
  /** A plain sentence that was taken for a report, confirmed by a tap. */
  z.strictObject({
    ...base,
    action: z.literal('blocker-propose'),
    form: formId,
    fromGroup: z.boolean(),
    category: z.string().max(40),
    words: z.string().max(1_000),
  }),
  z.strictObject({ ...on, action: z.literal('blocker-claim') }),
  z.strictObject({ ...on, action: z.literal('blocker-solve') }),
  z.strictObject({ ...on, action: z.literal('blocker-confirm') }),
  z.strictObject({ ...on, action: z.literal('blocker-reject') }),
  z.strictObject({ ...on, action: z.literal('blocker-escalate') }),
  /** 写进展, 转给别的单位, 请单位配合: the first opens the form, the second is its answer. */
  z.strictObject({ ...on, action: z.literal('blocker-progress-form') }),
  z.strictObject({ ...on, action: z.literal('blocker-progress'), form: formId }),
  z.strictObject({ ...on, action: z.literal('blocker-move-form') }),
  z.strictObject({ ...on, action: z.literal('blocker-move'), form: formId }),
  z.strictObject({ ...on, action: z.literal('blocker-invite-form') }),
  z.strictObject({ ...on, action: z.literal('blocker-invite'), form: formId }),
] as const;

/** Names of the forms' inputs. */
export const blockerFields = {
  category: 'category',
  units: 'units',
  unit: 'unit',
  words: 'words',
  since: 'since',
} as const;
