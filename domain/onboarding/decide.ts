import { whoMay } from '../access/access.ts';
import { applicable } from '../catalogue/applies.ts';
import { accept, refuse } from '../decision.ts';
import type { ActType, Refusal } from '../project/commands.ts';
import type { Deciders } from '../project/decider.ts';
import { catalogueOf } from '../project/edition.ts';
import type { ProjectEvent } from '../project/events.ts';
import { evolveAll } from '../project/evolve.ts';
import { startReady } from '../project/start.ts';
import type { Project, World } from '../project/types.ts';
import { planMove } from './move.ts';
import type { OnboardingCommand } from './types.ts';

export const onboardingDeciders: Deciders<OnboardingCommand> = {
  withdrawProject(world, project, { type, by, import: number }) {
    const refusal = notAllowed(world, project, type, by);
    return refusal ? refuse(refusal) : accept({ type: 'projectWithdrawn', import: number, by });
  },
  moveCatalogue(world, project, { type, version, by }, now) {
    const refusal = notAllowed(world, project, type, by);
    if (refusal) return refuse(refusal);
    const next = catalogueOf(world, version);
    if (!next) return refuse({ code: 'catalogue-unknown', version });
    if (version === project.catalogueVersion) return refuse({ code: 'catalogue-same', version });
    const moved: ProjectEvent[] = [
      { type: 'catalogueMoved', by, ...planMove(world, project, next) },
      ...notApplying(project, next),
    ];
    const after = evolveAll(project, moved, now) ?? project;
    return accept(...moved, ...startReady({ ...world, catalogue: next }, after, now));
  },
};

/** New nodes of the catalogue that are none of this project's. */
function notApplying(project: Project, next: World['catalogue']): ProjectEvent[] {
  const applies = applicable(next, project.attributes);
  return [...next.nodes.keys()]
    .filter((node) => !project.nodes.has(node) && !applies.has(node))
    .map((node) => ({ type: 'nodeSkipped', node, reason: 'not-applicable' }));
}

function notAllowed(world: World, project: Project, act: ActType, by: string): Refusal | undefined {
  const who = whoMay(world, project, act, null);
  return who.includes(by) ? undefined : { code: 'not-allowed', act, node: null, who };
}
