import type { CardAction } from '../../cards/action.ts';
import type { Turn } from '../intake/origin.ts';
import { commandClick } from './command.ts';
import type { Clicked } from './types.ts';

/** 办结 */
export const finishNode = (
  turn: Turn,
  { project, node }: Extract<CardAction, { action: 'finish' }>,
  clicked: Clicked,
) => commandClick(turn, project, { type: 'finish', node, by: turn.person.id }, clicked);
