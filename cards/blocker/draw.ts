import { isCallOver } from '../../domain/blocker/calls.ts';
import type { Blocker, BlockerSubject } from '../../domain/blocker/types.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import type { Project } from '../../domain/project/types.ts';
import type { Drawers } from '../drawn.ts';
import { blockerCallCard } from './call.ts';
import { blockerCard } from './card.ts';
import { inviteFormCard, moveFormCard, progressFormCard, raiseFormCard } from './forms.ts';

/** A blocker is never taken away again: one that is not there cannot have a card. */
function known(project: Project, { matter }: { readonly matter: string }): Blocker {
  const blocker = matterOf(project, 'blocker', matter);
  if (!blocker) throw new Error(`${project.id} has no blocker ${matter}`);
  return blocker;
}

export const blockerDrawers: Drawers<BlockerSubject> = {
  blocker(ctx, project, subject, options) {
    const blocker = known(project, subject);
    return {
      card: blockerCard(ctx, project, blocker, options),
      isFinal: blocker.closed !== null,
    };
  },
  blockerCall(ctx, project, subject, options) {
    const blocker = known(project, subject);
    return {
      card: blockerCallCard(ctx, project, blocker, subject, options),
      isFinal: isCallOver(blocker, subject.call, subject.at),
    };
  },
  blockerForm: raiseFormCard,
  blockerProgressForm: (ctx, project, subject) =>
    progressFormCard(ctx, project, known(project, subject), subject),
  blockerMoveForm: (ctx, project, subject) =>
    moveFormCard(ctx, project, known(project, subject), subject),
  blockerInviteForm: (ctx, project, subject) =>
    inviteFormCard(ctx, project, known(project, subject), subject),
};
