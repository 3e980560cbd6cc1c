import type { standingActions } from '../../../cards/standing/actions.ts';
import {
  confirmOpening,
  dropDraft,
  editDraft,
  submitFacts,
  submitQuestions,
} from '../../opening/steps.ts';
import type { Runs } from '../types.ts';
import { submitClosing } from './closing.ts';

/** What the buttons of this part do. */
export const standingRuns: Runs<typeof standingActions> = {
  'opening-facts': submitFacts,
  'opening-questions': submitQuestions,
  'opening-confirm': confirmOpening,
  'opening-edit': editDraft,
  'opening-drop': dropDraft,
  suspend: submitClosing,
  terminate: submitClosing,
};
