import type { CardAction } from '../../cards/action.ts';
import type { Turn } from '../intake/origin.ts';
import type { ClickAnswer } from '../messenger/messenger.ts';
import { acceptNode } from './accept.ts';
import { blockerRuns } from './blocker/index.ts';
import { clockRuns } from './clock/index.ts';
import { consultationRuns } from './consultation/index.ts';
import { errandRuns } from './errand/index.ts';
import { extensionRuns } from './extension/index.ts';
import { dropFile, fileAs, pickFile } from './file.ts';
import { finishNode } from './finish.ts';
import { handoverRuns } from './handover/index.ts';
import { itemRuns } from './item/index.ts';
import { leadRuns } from './lead/index.ts';
import { materialRuns } from './material/index.ts';
import { pointsRuns } from './points/index.ts';
import { openPromiseForm, promiseMaterials } from './promise.ts';
import { rectificationRuns } from './rectification/index.ts';
import { onboardingRuns } from './setup/index.ts';
import { standingRuns } from './standing/index.ts';
import { supervisionRuns } from './supervision/index.ts';
import { teamRuns } from './team/index.ts';
import { showTodo } from './todo.ts';
import type { Clicked, Run } from './types.ts';
import { askForUpload } from './upload.ts';

/** One line a button. */
const registry: {
  readonly [Name in CardAction['action']]: Run<Extract<CardAction, { action: Name }>>;
} = {
  accept: acceptNode,
  finish: finishNode,
  upload: askForUpload,
  'promise-form': openPromiseForm,
  promise: promiseMaterials,
  'file-as': fileAs,
  'file-pick': pickFile,
  'file-drop': dropFile,
  todo: showTodo,
  ...materialRuns,
  ...blockerRuns,
  ...rectificationRuns,
  ...clockRuns,
  ...extensionRuns,
  ...handoverRuns,
  ...errandRuns,
  ...consultationRuns,
  ...itemRuns,
  ...leadRuns,
  ...teamRuns,
  ...standingRuns,
  ...onboardingRuns,
  ...supervisionRuns,
  ...pointsRuns,
};

/** Carries out a checked button value in the turn's transaction; what fails is thrown. */
export function runAction(turn: Turn, action: CardAction, clicked: Clicked): Promise<ClickAnswer> {
  const run = registry[action.action] as Run<CardAction>;
  return run(turn, action, clicked);
}
