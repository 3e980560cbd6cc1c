import type { leadActions } from '../../../cards/lead/actions.ts';
import type { Runs } from '../types.ts';
import {
  confirmDraft,
  dropDraft,
  editDraft,
  pickLead,
  reviewDraft,
  saveDraftForm,
  splitDraftForm,
} from './draft.ts';
import {
  advanceLead,
  answerQuestion,
  openLeadForm,
  openProjectOf,
  reviveLead,
  ruleDispute,
  showLead,
  submitLeadForm,
} from './lead.ts';

/** What the buttons about leads do. */
export const leadRuns: Runs<typeof leadActions> = {
  'lead-confirm': confirmDraft,
  'lead-edit': editDraft,
  'lead-save': saveDraftForm,
  'lead-split': splitDraftForm,
  'lead-review': reviewDraft,
  'lead-drop': dropDraft,
  'lead-pick': pickLead,
  'lead-advance': advanceLead,
  'lead-form': openLeadForm,
  'lead-submit': submitLeadForm,
  'lead-revive': reviveLead,
  'lead-show': showLead,
  'lead-project': openProjectOf,
  'lead-rule': ruleDispute,
  'lead-answer': answerQuestion,
};
