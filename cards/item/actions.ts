import { z } from 'zod';
import { base, matter } from '../action-parts.ts';

/** What an instruction is about: a node, a matter, null for the project as a whole. */
const about = z
  .string()
  .regex(/^(\d{4}|[A-Z]\d{1,4})$/)
  .nullable();
const words = z.string().min(1).max(200);
const form = z.string().min(1).max(80);
/** It is another matter than what stands on the same target. */
const beside = z.literal(true).optional();
const draft = z.uuid();

/** What the buttons of this part bring back. */
export const itemActions = [
  z.strictObject({ ...base, action: z.literal('item-done'), matter }),
  /** Forms open in the own chat; the action behind each is the form's answer. */
  z.strictObject({ ...base, action: z.literal('item-form'), matter }),
  z.strictObject({ ...base, action: z.literal('items-done'), matter }),
  z.strictObject({ ...base, action: z.literal('item-result-form'), matter }),
  z.strictObject({ ...base, action: z.literal('item-result'), matter }),
  /** 批示: any card about a node, a matter or a project may carry it. */
  z.strictObject({ ...base, action: z.literal('instruct'), about }),
  z.strictObject({ ...base, action: z.literal('instruct-send'), about, form, beside }),
  /** 撤回批示: why is asked in the own chat. */
  z.strictObject({ ...base, action: z.literal('withdraw-form'), matter }),
  z.strictObject({ ...base, action: z.literal('withdraw-send'), matter }),
  /** A sentence that was read as an instruction, as its author confirms or changes it. */
  z.strictObject({
    ...base,
    action: z.literal('instruct-confirm'),
    about,
    form,
    beside,
    words,
    unit: z.string().max(20).nullable(),
    owner: z.string().max(64).nullable(),
    dueOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    by: z.string().max(64),
  }),
  z.strictObject({
    ...base,
    action: z.literal('instruct-change'),
    about,
    words,
    unit: z.string().max(20).nullable(),
    owner: z.string().max(64).nullable(),
    dueOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    by: z.string().max(64),
  }),
  /** A meeting's list that was read: of several projects, so that the draft alone names them. */
  z.strictObject({ v: z.literal(1), action: z.literal('meeting-save'), draft }),
  z.strictObject({ v: z.literal(1), action: z.literal('meeting-change'), draft }),
  z.strictObject({ v: z.literal(1), action: z.literal('meeting-lines'), draft }),
  z.strictObject({ v: z.literal(1), action: z.literal('meeting-drop'), draft }),
] as const;

/** Names of the forms' inputs. */
export const itemFields = {
  words: 'words',
  unit: 'unit',
  owner: 'owner',
  day: 'day',
  items: 'items',
  lines: 'lines',
} as const;
