import { mattersOf } from '../matter/machine.ts';
import type { Waiting } from '../matter/waiting.ts';
import type { PersonId } from '../people/types.ts';
import type { Project, World } from '../project/types.ts';
import { isOpenItem } from './light.ts';
import { doerOf } from './people.ts';

/** Dated items that a person has to do. */
export const itemWaits = (world: World, project: Project, person: PersonId): Waiting[] =>
  mattersOf(project, 'datedItem').flatMap((item): Waiting[] =>
    isOpenItem(item) && doerOf(world, project, item) === person
      ? [{ matter: item.id, node: item.node, dueAt: item.dueAt, act: 'item-do' }]
      : [],
  );
