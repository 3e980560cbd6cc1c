import { unitOf } from '../catalogue/requirements.ts';
import type {
  BlockerCategory,
  BlockerCategoryCode,
  Catalogue,
  NodeCode,
  UnitCode,
} from '../catalogue/types.ts';
import { runningNodes } from '../project/node-view.ts';
import { unitOfNode } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';

type Kinds = Pick<Catalogue, 'blockerCategories'>;

/** The kind of what fits no other: the only one without an owner. The catalogue's check sees to it. */
export function otherCategory({ blockerCategories }: Kinds): BlockerCategory {
  const other = [...blockerCategories.values()].find(({ owner }) => owner === null);
  if (!other) throw new Error('the catalogue has no kind for other blockers');
  return other;
}

/**
 * The kind of blocker that words are about: the one whose hints cover most of them, the first listed
 * where two cover as much; undefined where no hint is in them.
 */
export function categoryIn(
  { blockerCategories }: Kinds,
  words: string,
): BlockerCategoryCode | undefined {
  const text = words.normalize('NFKC');
  let [best, most] = [undefined as BlockerCategoryCode | undefined, 0];
  for (const { code, hints } of blockerCategories.values()) {
    const covered = hints.reduce((sum, hint) => sum + (text.includes(hint) ? hint.length : 0), 0);
    if (covered > most) [best, most] = [code, covered];
  }
  return best;
}

/**
 * The unit that owns a blocker: that of its category; where that has none, the unit of the node it
 * was reported at, else of the running node due first, else of the place. Throws for an unknown
 * category. Source: design, section 3 "Blockers".
 */
export function ownerOf(
  world: World,
  project: Project,
  category: BlockerCategoryCode,
  node: NodeCode | null,
): UnitCode {
  const { owner } = known(world, category);
  if (owner !== null) return unitOf(world.catalogue, owner, project.location);
  const first = node ?? runningNodes(project)[0]?.code;
  return first === undefined ? project.location : unitOfNode(world, project, first);
}

function known({ catalogue }: World, code: BlockerCategoryCode): BlockerCategory {
  const category = catalogue.blockerCategories.get(code);
  if (!category) throw new RangeError(`unknown kind of blocker ${code}`);
  return category;
}

/** The node that a unit's blocker holds up: its running node due first; null where none runs. */
export const nodeHeldUp = (world: World, project: Project, owner: UnitCode): NodeCode | null =>
  runningNodes(project).find(({ code }) => unitOfNode(world, project, code) === owner)?.code ??
  null;
