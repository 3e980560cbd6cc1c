import { z } from 'zod';
import { base, node } from '../action-parts.ts';

const about = { ...base, node };
/** A list that was read and waits to be confirmed. */
const draft = z.uuid();

/** What the buttons of this part bring back. */
export const rectificationActions = [
  /** 登记整改: opens the form, reads its lines, then saves or drops what was read. */
  z.strictObject({ ...about, action: z.literal('problems-form') }),
  z.strictObject({ ...about, action: z.literal('problems-read') }),
  z.strictObject({ ...about, action: z.literal('problems-save'), draft }),
  z.strictObject({ ...about, action: z.literal('problems-drop'), draft }),
  z.strictObject({ ...about, action: z.literal('fix-form') }),
  z.strictObject({ ...about, action: z.literal('fix') }),
  z.strictObject({ ...about, action: z.literal('recheck-form') }),
  z.strictObject({ ...about, action: z.literal('recheck') }),
  /** 改责任人或日期: the form, then its answer. */
  z.strictObject({ ...about, action: z.literal('problem-change-form') }),
  z.strictObject({ ...about, action: z.literal('problem-change') }),
  /** 传照片: the form says of which problem the next pictures in the own chat are. */
  z.strictObject({ ...about, action: z.literal('photo-form') }),
  z.strictObject({ ...about, action: z.literal('photo') }),
  /** The same of a picture that is there already. */
  z.strictObject({ ...about, action: z.literal('photo-of'), file: z.uuid() }),
  /** 现场核查: the disciplines, then the items of one of them. */
  z.strictObject({ ...about, action: z.literal('checklist-form') }),
  z.strictObject({
    ...about,
    action: z.literal('checklist-items'),
    discipline: z.string().min(1).max(20),
  }),
  z.strictObject({ ...about, action: z.literal('checklist-tick') }),
] as const;

/** Names of the inputs in forms; cards write them, actions read them. */
export const rectificationFields = {
  lines: 'lines',
  items: 'items',
  item: 'item',
  result: 'result',
  words: 'words',
  photoOf: 'photo_of',
  owner: 'owner',
  dueOn: 'due_on',
} as const;
