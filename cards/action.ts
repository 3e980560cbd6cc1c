import { z } from 'zod';
import { base, material, node } from './action-parts.ts';
import { blockerActions } from './blocker/actions.ts';
import { clockActions } from './clock/actions.ts';
import { consultationActions } from './consultation/actions.ts';
import { errandActions } from './errand/actions.ts';
import { extensionActions } from './extension/actions.ts';
import { handoverActions } from './handover/actions.ts';
import { itemActions } from './item/actions.ts';
import { leadActions } from './lead/actions.ts';
import { materialActions } from './material/actions.ts';
import { pointsActions } from './points/actions.ts';
import { rectificationActions } from './rectification/actions.ts';
import { onboardingActions } from './setup/actions.ts';
import { standingActions } from './standing/actions.ts';
import { supervisionActions } from './supervision/actions.ts';
import { teamActions } from './team/actions.ts';

const nodeActions = [
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
] as const;

/**
 * What a button carries and brings back: small, versioned, checked again when it returns.
 * A value of another version or shape is answered as a stale card.
 */
export const cardAction = z.discriminatedUnion('action', [
  ...nodeActions,
  ...materialActions,
  ...blockerActions,
  ...rectificationActions,
  ...clockActions,
  ...extensionActions,
  ...handoverActions,
  ...errandActions,
  ...consultationActions,
  ...itemActions,
  ...leadActions,
  ...teamActions,
  ...standingActions,
  ...onboardingActions,
  ...supervisionActions,
  ...pointsActions,
]);

export type CardAction = z.infer<typeof cardAction>;

/** Names of the inputs in forms; cards write them, actions read them. */
export const formFields = {
  promise: { materials: 'materials', date: 'promised_on' },
  filePick: { material: 'material' },
} as const;
