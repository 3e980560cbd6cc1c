import type { Drizzle } from '../../db/client.ts';
import { type CardRow, findCardWithVersion } from '../../db/queries/cards.ts';
import { loadProject } from '../../db/queries/projects.ts';
import type { Project, ProjectId } from '../../domain/project/types.ts';
import { BrokenRow, mustHave } from './job.ts';

/** A card at the moment of sending, and the project that it is drawn from. */
export interface FoundCard {
  readonly row: CardRow;
  /** Throws where the project is gone. */
  project(): Promise<Project>;
}

export interface KeptProjects {
  /** Throws where there is no such card. */
  card(id: number): Promise<FoundCard>;
}

/** More projects than a district has under way. */
const MOST_KEPT = 256;

/**
 * Projects as they were last read for sending. Every change gives a project another version, and one
 * change is drawn on several cards: each asks for the version alone and reads the rest where that is
 * another. What is kept is under the version that stood before it was read, so that it may be newer
 * than its name, never older.
 */
export function keepProjects(db: Drizzle): KeptProjects {
  const kept = new Map<ProjectId, { readonly version: number; readonly read: Promise<Project> }>();

  function projectOf(id: ProjectId, version: number): Promise<Project> {
    const known = kept.get(id);
    if (known?.version === version) return known.read;
    const read = loadProject(db, id).then((project) => mustHave(project, `no project ${id}`));
    kept.delete(id);
    kept.set(id, { version, read });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    read.catch(() => {
      if (kept.get(id)?.read === read) kept.delete(id);
    });
    return read;
  }

  return {
    async card(id) {
      const { card, version } = mustHave(await findCardWithVersion(db, id), `no card ${id}`);
      return {
        row: card,
        async project() {
          if (version === null) throw new BrokenRow(`no project ${card.projectId}`);
          return projectOf(card.projectId, version);
        },
      };
    },
  };
}
