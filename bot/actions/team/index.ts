import { z } from 'zod';
import { refusalToast } from '../../../cards/refusals.ts';
import {
  type TeamChange,
  type teamActions,
  teamChanges,
  teamForm,
} from '../../../cards/team/actions.ts';
import { formIncompleteToast, staleToast } from '../../../cards/toasts.ts';
import { loadProject } from '../../../db/queries/projects.ts';
import type { PersonId } from '../../../domain/people/types.ts';
import { mayChangeTeam } from '../../../domain/team/decide.ts';
import type { TeamCommand } from '../../../domain/team/types.ts';
import { cardContext } from '../../context.ts';
import { commandClick } from '../command.ts';
import { openForm } from '../open-form.ts';
import type { Runs } from '../types.ts';
import { joinAgain, noteLeft, rebuild } from './repair.ts';

const formAnswer = z.object({
  [teamForm.change]: z.enum(teamChanges),
  [teamForm.person]: z.string().min(1),
});

/** The command that a change of the form is. */
export function teamCommand(change: TeamChange, person: PersonId, by: PersonId): TeamCommand {
  switch (change) {
    case 'addHelper':
    case 'removeHelper':
      return { type: change, person, by };
    default:
      return { type: 'setTeamRole', role: change, person, by };
  }
}

export const teamRuns: Runs<typeof teamActions> = {
  async 'team-form'(turn, { project: projectId }) {
    const { tx, who, now, person } = turn;
    const project = await loadProject(tx, projectId);
    if (!project) return { toast: staleToast() };
    const refusal = mayChangeTeam(who.world, project, person.id);
    if (refusal) return { toast: refusalToast(cardContext(who, now), project, refusal) };
    return openForm(turn, project.id, { kind: 'teamForm', openedAt: now });
  },
  async 'team-change'(turn, { project }, clicked) {
    const form = formAnswer.safeParse(clicked.form);
    if (!form.success) return { toast: formIncompleteToast() };
    const command = teamCommand(form.data.change, form.data.person, turn.person.id);
    return commandClick(turn, project, command, clicked);
  },
  'group-rebuild': rebuild,
  'reach-join': joinAgain,
  'person-left': noteLeft,
};
