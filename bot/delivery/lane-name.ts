import type { Db } from '../../db/client.ts';
import { loadProject } from '../../db/queries/projects.ts';
import type { World } from '../../domain/project/types.ts';
import { targetOf } from './lane-keys.ts';

/** What people call the chat of a lane: its project's or its person's name, else the key itself. */
export async function nameOfLane(db: Db, world: World, lane: string): Promise<string> {
  const target = targetOf(lane);
  if (target?.kind === 'group') return (await loadProject(db, target.projectId))?.name ?? lane;
  if (target?.kind === 'person') return world.directory.person(target.personId)?.name ?? lane;
  return lane;
}
