import { z } from 'zod';
import { orderForms } from '../../domain/supervision/subjects.ts';
import { base, matter } from '../action-parts.ts';

const on = { ...base, matter };
/** Names the form, so that it is carried out once; null where a card asks by itself. */
const form = z.string().min(1).max(64).nullable();

/** What the buttons of this part bring back. */
export const supervisionActions = [
  /** Opens one of the forms in the own chat; the actions behind are the forms' answers. */
  z.strictObject({ ...on, action: z.literal('order-form'), of: z.enum(orderForms) }),
  z.strictObject({ ...on, action: z.literal('order-accept'), form }),
  z.strictObject({ ...on, action: z.literal('order-feedback'), form }),
  z.strictObject({ ...on, action: z.literal('order-result'), form }),
  z.strictObject({ ...on, action: z.literal('order-plan'), form }),
  z.strictObject({ ...on, action: z.literal('order-plan-approve'), form }),
  z.strictObject({ ...on, action: z.literal('order-plan-refuse'), form }),
  z.strictObject({ ...on, action: z.literal('order-spare'), form }),
  z.strictObject({ ...on, action: z.literal('order-assign'), form }),
  z.strictObject({ ...on, action: z.literal('order-solved'), form }),
  z.strictObject({ ...on, action: z.literal('order-unsolved'), form }),
  z.strictObject({ ...on, action: z.literal('order-close'), form }),
  z.strictObject({ ...on, action: z.literal('order-return'), form }),
  z.strictObject({ ...on, action: z.literal('order-resolve'), form }),
  z.strictObject({ ...on, action: z.literal('order-summons-hold'), form }),
  z.strictObject({ ...on, action: z.literal('order-summons-drop'), form }),
  /** 知道了 */
  z.strictObject({ ...on, action: z.literal('order-note') }),
  /** Somebody of the enterprise's side says that the cause is the enterprise's. */
  z.strictObject({ ...on, action: z.literal('order-cause') }),
  /** 发附件: the next files in the own chat belong to the order. */
  z.strictObject({ ...on, action: z.literal('order-file') }),
  /** 督办单文件: the order as a Word file, to the chat the card stands in. */
  z.strictObject({ ...on, action: z.literal('order-document') }),
] as const;

/** Names of the forms' inputs. */
export const supervisionFields = {
  person: 'person',
  cause: 'cause',
  result: 'result',
  day: 'day',
  words: 'words',
} as const;
