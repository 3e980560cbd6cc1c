import { whoMay } from '../access/access.ts';
import { matterOf } from '../matter/machine.ts';
import type { MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
import type { Refusal } from '../project/commands.ts';
import type { Project, World } from '../project/types.ts';

/** Why a person may not call a meeting, before anything of it is named; undefined: they may. */
export function mayCall(world: World, project: Project, by: PersonId): Refusal | undefined {
  const who = whoMay(world, project, 'callConsultation', null);
  return who.includes(by)
    ? undefined
    : { code: 'not-allowed', act: 'callConsultation', node: null, who };
}

/** Why a person may not act on a meeting, before anything more is said; undefined: they may. */
export function mayActOn(
  world: World,
  project: Project,
  { type, matter }: { type: 'moveConsultation' | 'recordOutcome'; matter: MatterId },
  by: PersonId,
): Refusal | undefined {
  const meeting = matterOf(project, 'consultation', matter);
  if (!meeting) return { code: 'consultation-unknown', matter };
  if (meeting.state !== 'planned') return { code: 'consultation-over', state: meeting.state };
  const who = whoMay(world, project, type, meeting.node, meeting);
  return who.includes(by) ? undefined : { code: 'not-allowed', act: type, node: null, who };
}
