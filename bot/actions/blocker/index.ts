import type { blockerActions } from '../../../cards/blocker/actions.ts';
import type { BlockerCommand } from '../../../domain/blocker/types.ts';
import type { Turn } from '../../intake/origin.ts';
import { commandClick } from '../command.ts';
import type { Clicked, Runs } from '../types.ts';
import { inviteUnits, moveBlocker, openChangeForm, tellProgress } from './change.ts';
import { openRaiseForm, raiseFromForm, raiseFromProposal } from './raise.ts';

/** A button that is a command and nothing else. */
const plain =
  (
    type: 'claimBlocker' | 'solveBlocker' | 'confirmBlocker' | 'rejectBlocker' | 'escalateBlocker',
  ) =>
  (turn: Turn, { project, matter }: { project: string; matter: string }, clicked: Clicked) => {
    const command: BlockerCommand = { type, matter, by: turn.person.id };
    return commandClick(turn, project, command, clicked);
  };

export const blockerRuns: Runs<typeof blockerActions> = {
  'blocker-form': openRaiseForm,
  'blocker-raise': raiseFromForm,
  'blocker-propose': raiseFromProposal,
  'blocker-claim': plain('claimBlocker'),
  'blocker-solve': plain('solveBlocker'),
  'blocker-confirm': plain('confirmBlocker'),
  'blocker-reject': plain('rejectBlocker'),
  'blocker-escalate': plain('escalateBlocker'),
  'blocker-progress-form': openChangeForm('progressBlocker', 'blockerProgressForm'),
  'blocker-progress': tellProgress,
  'blocker-move-form': openChangeForm('moveBlocker', 'blockerMoveForm'),
  'blocker-move': moveBlocker,
  'blocker-invite-form': openChangeForm('inviteToBlocker', 'blockerInviteForm'),
  'blocker-invite': inviteUnits,
};
