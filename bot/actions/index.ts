import type { CardAction } from '../../cards/action.ts';
import type { Turn } from '../intake/origin.ts';
import type { ClickAnswer } from '../messenger/messenger.ts';
import { acceptNode } from './accept.ts';
import { dropFile, fileAs, pickFile } from './file.ts';
import { finishNode } from './finish.ts';
import { openPromiseForm, promiseMaterials } from './promise.ts';
import { showTodo } from './todo.ts';
import type { Clicked } from './types.ts';
import { askForUpload } from './upload.ts';

type Run<Name extends CardAction['action']> = (
  turn: Turn,
  action: Extract<CardAction, { action: Name }>,
  clicked: Clicked,
) => Promise<ClickAnswer>;

/** One line a button. */
const registry: { readonly [Name in CardAction['action']]: Run<Name> } = {
  accept: acceptNode,
  finish: finishNode,
  upload: askForUpload,
  'promise-form': openPromiseForm,
  promise: promiseMaterials,
  'file-as': fileAs,
  'file-pick': pickFile,
  'file-drop': dropFile,
  todo: showTodo,
};

/** Carries out a checked button value in the turn's transaction; what fails is thrown. */
export function runAction(turn: Turn, action: CardAction, clicked: Clicked): Promise<ClickAnswer> {
  const run = registry[action.action] as Run<CardAction['action']>;
  return run(turn, action as never, clicked);
}
