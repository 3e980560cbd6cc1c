import { addDays, dayOf, type Instant } from '../calendar/time.ts';
import type { MaterialCode, NodeCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import type { ActType, ProjectCommand } from '../project/commands.ts';
import { demandedMaterials } from '../project/node-view.ts';
import type { Project } from '../project/types.ts';
import { world } from '../testing.ts';

interface PaperMove {
  readonly isAimed: boolean;
  readonly node: number;
  readonly material: number;
  readonly days: number;
}

/** What a random move does to a paper: to one that is there where it is aimed. */
export function paperCommand(
  project: Project,
  { isAimed, node: kind, material: choice, days }: PaperMove,
  { node, material: any }: { readonly node: NodeCode; readonly material: MaterialCode },
  by: (act: ActType) => PersonId,
  now: Instant,
): ProjectCommand {
  const demanded = project.nodes.has(node) ? demandedMaterials(world, project, node) : [];
  const there = demanded.filter((code) => project.materials.get(code)?.status === 'accepted');
  const material = (isAimed && there[choice % Math.max(1, there.length)]) || any;
  if (kind % 5 === 0) return { type: 'askPaper', material, by: by('askPaper') };
  if (kind % 2 === 0) {
    const words = days < 0 ? ' ' : '图幅号不对';
    return { type: 'rejectMaterial', node, material, words, by: by('rejectMaterial') };
  }
  const expiresOn = addDays(dayOf(now), (days % 40) - 5);
  return { type: 'setExpiry', material, expiresOn, by: by('setExpiry') };
}
