import { z } from 'zod';

/** A draft belongs to no project yet: its id says which one is meant. */
const ofDraft = { v: z.literal(1), draft: z.uuid() };

/** 新建项目: the two forms, and what can be done with the preview. */
export const openingActions = [
  z.strictObject({ ...ofDraft, action: z.literal('opening-facts') }),
  z.strictObject({ ...ofDraft, action: z.literal('opening-questions') }),
  /** 开通, 修改, 放弃. */
  z.strictObject({ ...ofDraft, action: z.literal('opening-confirm') }),
  z.strictObject({ ...ofDraft, action: z.literal('opening-edit') }),
  z.strictObject({ ...ofDraft, action: z.literal('opening-drop') }),
] as const;

/** Names of the inputs. The answer to a catalogue's question stands under `answer_` and its key. */
export const openingFields = {
  name: 'name',
  owner: 'owner',
  location: 'location',
  investment: 'investment',
  keyProject: 'key_project',
  lead: 'lead',
  agent: 'agent',
  contact: 'contact',
  doneStage: 'done_stage',
  answer: (key: string): string => `answer_${key}`,
} as const;

/** The value of a select that stands for nothing picked: a pick cannot be taken back. */
export const NOTHING = 'none';
