import type { MaterialCode, NodeCode } from '../catalogue/types.ts';
import { demandedMaterials, runningNodes } from '../project/node-view.ts';
import type { Project, World } from '../project/types.ts';
import { isThereFor } from './count.ts';
import { matchMaterial } from './match.ts';

/** `ask`: a few names to press; `pick`: a list to choose from. Both best first, never empty. */
export type Guess =
  | { readonly kind: 'sure'; readonly code: MaterialCode }
  | { readonly kind: 'ask'; readonly codes: readonly MaterialCode[] }
  | { readonly kind: 'pick'; readonly codes: readonly MaterialCode[] }
  /** Nothing runs that would need a paper. */
  | { readonly kind: 'none' };

/** More names than this make no buttons. Source: design, section 3 "Materials". */
const MOST_BUTTONS = 3;

/**
 * Which paper a file is, by its name: among what the node demands, or all running nodes where no
 * node is named. A clear name is `sure`, also for a new version of a paper that is there. A wrong
 * place costs more than a question, so all else is asked, and only about what is owed.
 */
export function guessMaterial(
  world: World,
  project: Project,
  node: NodeCode | null,
  fileName: string,
): Guess {
  const known = [...world.catalogue.materials.values()];
  const only = (codes: readonly MaterialCode[]) => known.filter(({ code }) => codes.includes(code));
  const sure = matchMaterial(fileName, only(demandedFor(world, project, node)), known);
  if (sure.kind === 'sure') return sure;
  const codes = askable(world, project, node);
  if (codes.length === 0) return { kind: 'none' };
  const match = matchMaterial(fileName, only(codes), known);
  const likely = match.kind === 'unsure' ? match.codes : [];
  if (likely.length === 0 && codes.length > MOST_BUTTONS) return { kind: 'pick', codes };
  const others = codes.filter((code) => !likely.includes(code));
  return { kind: 'ask', codes: [...likely, ...others].slice(0, MOST_BUTTONS) };
}

/**
 * What a picture without a name most likely is: the papers owed of the running nodes due first, at
 * most three; empty where nothing is owed.
 */
export function guessPicture(
  world: World,
  project: Project,
  node: NodeCode | null,
): readonly MaterialCode[] {
  return owedOf(world, project, node).slice(0, MOST_BUTTONS);
}

/** Papers still owed, promised ones included; where none is, new versions of those there. */
export function askable(
  world: World,
  project: Project,
  node: NodeCode | null,
): readonly MaterialCode[] {
  const owed = owedOf(world, project, node);
  return owed.length > 0 ? owed : demandedFor(world, project, node);
}

function owedOf(world: World, project: Project, node: NodeCode | null): MaterialCode[] {
  const owed = nodesMeant(project, node).flatMap((code) =>
    demandedMaterials(world, project, code).filter(
      (material) => !isThereFor(world, project, code, material),
    ),
  );
  return [...new Set(owed)];
}

/** Papers the node demands, each once; those of all running nodes where no node is named. */
function demandedFor(world: World, project: Project, node: NodeCode | null): MaterialCode[] {
  const demanded = nodesMeant(project, node).flatMap((code) =>
    demandedMaterials(world, project, code),
  );
  return [...new Set(demanded)];
}

const nodesMeant = (project: Project, node: NodeCode | null): NodeCode[] =>
  node ? [node] : runningNodes(project).map(({ code }) => code);
