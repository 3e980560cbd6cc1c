import { z } from 'zod';
import { openStages } from '../../domain/lead/lead.ts';

const draft = { v: z.literal(1), draft: z.uuid() };
const leadId = z.string().regex(/^L-\d{4}-\d{1,9}$/);
const lead = { v: z.literal(1), lead: leadId };

/** What a button asks a form for. */
export const leadForms = ['followUp', 'feedBack', 'handOver', 'lose', 'sign', 'edit'] as const;
export type LeadFormKind = (typeof leadForms)[number];

/** Drafts and leads belong to no project: their ids say which one is meant. */
export const leadActions = [
  /** 确认; the version tells an old card from the newest. */
  z.strictObject({ ...draft, action: z.literal('lead-confirm'), version: z.int() }),
  /** 改: the form in the own chat; its answer, and 拆成两条 inside it. */
  z.strictObject({ ...draft, action: z.literal('lead-edit') }),
  z.strictObject({ ...draft, action: z.literal('lead-save') }),
  z.strictObject({ ...draft, action: z.literal('lead-split') }),
  /** 核对, 接着核对: the draft's card; `isOnly`: in the place of the card that was pressed. */
  z.strictObject({ ...draft, action: z.literal('lead-review'), isOnly: z.boolean() }),
  /** 不是线索 */
  z.strictObject({ ...draft, action: z.literal('lead-drop') }),
  /** Which lead an update tells of; null: a new one. */
  z.strictObject({ ...draft, action: z.literal('lead-pick'), lead: leadId.nullable() }),
  z.strictObject({ ...lead, action: z.literal('lead-advance'), to: z.enum(openStages) }),
  z.strictObject({ ...lead, action: z.literal('lead-form'), ask: z.enum(leadForms) }),
  z.strictObject({
    ...lead,
    action: z.literal('lead-submit'),
    ask: z.enum(leadForms),
  }),
  z.strictObject({ ...lead, action: z.literal('lead-revive') }),
  z.strictObject({ ...lead, action: z.literal('lead-show') }),
  /** 建项目, 入库储备: for operators. */
  z.strictObject({ ...lead, action: z.literal('lead-project') }),
  z.strictObject({ ...lead, action: z.literal('lead-rule'), owner: z.string().min(1).max(64) }),
  /** The duty officer's answer to a question. */
  z.strictObject({ ...draft, action: z.literal('lead-answer') }),
] as const;

/** Names of the inputs. */
export const leadFields = {
  company: 'company',
  project: 'project_name',
  industry: 'industry',
  investment: 'investment',
  landMu: 'land_mu',
  plantM2: 'plant_m2',
  origin: 'origin',
  contactName: 'contact_name',
  contactTitle: 'contact_title',
  contactPhone: 'contact_phone',
  channel: 'channel',
  introducer: 'introducer',
  needs: 'needs',
  actionWhat: 'action_what',
  actionDate: 'action_date',
  confidential: 'confidential',
  leaders: 'leaders',
  words: 'words',
  to: 'to',
  amount: 'amount',
  day: 'day',
} as const;

/** The value of a select that stands for nothing picked. */
export const NONE = 'none';
