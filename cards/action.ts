import { z } from 'zod';

/**
 * What a button carries and brings back: small, versioned, checked again when it returns.
 * A value of another version or shape is answered as a stale card.
 */
const base = { v: z.literal(1), project: z.string().min(1).max(64) };
const node = z.string().regex(/^\d{4}$/);
const material = z.string().regex(/^M\d{3}$/);

export const cardAction = z.discriminatedUnion('action', [
  z.strictObject({ ...base, action: z.literal('accept'), node }),
  z.strictObject({ ...base, action: z.literal('finish'), node }),
  /** 传材料: asks for the papers of a node in the clicker's own chat. */
  z.strictObject({ ...base, action: z.literal('upload'), node }),
  /** 容缺受理: the first opens the form in the own chat, the second is the form's answer. */
  z.strictObject({ ...base, action: z.literal('promise-form'), node }),
  z.strictObject({ ...base, action: z.literal('promise'), node }),
  /** Where an uncertain file belongs: one of the named materials, or the form's select. */
  z.strictObject({ ...base, action: z.literal('file-as'), file: z.uuid(), material }),
  z.strictObject({ ...base, action: z.literal('file-pick'), file: z.uuid() }),
  z.strictObject({ ...base, action: z.literal('file-drop'), file: z.uuid() }),
  /** 我的待办; answers in the clicker's own chat. */
  z.strictObject({ ...base, action: z.literal('todo') }),
]);

export type CardAction = z.infer<typeof cardAction>;

/** Names of the inputs in forms; cards write them, actions read them. */
export const formFields = {
  promise: { materials: 'materials', date: 'promised_on' },
  filePick: { material: 'material' },
} as const;
