import { z } from 'zod';
import { base } from '../action-parts.ts';

/** What the buttons of this part bring back. */
export const teamActions = [
  /** 调整专班: the first opens the form in the own chat, the second is the form's answer. */
  z.strictObject({ ...base, action: z.literal('team-form') }),
  z.strictObject({ ...base, action: z.literal('team-change') }),
  /** Repairs, for operators: a lost group, people who are not in theirs, somebody who resigned. */
  z.strictObject({ ...base, action: z.literal('group-rebuild') }),
  z.strictObject({
    v: base.v,
    action: z.literal('reach-join'),
    projects: z.array(base.project).min(1).max(40),
  }),
  z.strictObject({
    v: base.v,
    action: z.literal('person-left'),
    person: z.string().min(1).max(64),
  }),
] as const;

/** Names of the form's inputs, and the values of its first select. */
export const teamForm = { change: 'change', person: 'person' } as const;
export const teamChanges = [
  'lead',
  'agent',
  'enterpriseContact',
  'addHelper',
  'removeHelper',
] as const;
export type TeamChange = (typeof teamChanges)[number];
