import type { CardAction } from '../../cards/action.ts';
import type { Turn } from '../intake/origin.ts';
import { commandClick } from './command.ts';
import type { Clicked } from './types.ts';

/** 接办 */
export const acceptNode = (
  turn: Turn,
  { project, node }: Extract<CardAction, { action: 'accept' }>,
  clicked: Clicked,
) => commandClick(turn, project, { type: 'accept', node, by: turn.person.id }, clicked);
