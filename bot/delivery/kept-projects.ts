import { afterCommit, type Drizzle, databaseOf, type Transaction } from '../../db/client.ts';
import { type CardRow, findCardsWithVersions } from '../../db/queries/cards.ts';
import { loadProject } from '../../db/queries/projects.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { ProjectEvent } from '../../domain/project/events.ts';
import { evolveAll } from '../../domain/project/evolve.ts';
import type { Project, ProjectId } from '../../domain/project/types.ts';
import { createGathering } from '../gathering.ts';
import { BrokenRow, mustHave } from './job.ts';

/** A card at the moment of sending, and the project that it is drawn from. */
export interface FoundCard {
  readonly row: CardRow;
  /** Throws where the project is gone. */
  project(): Promise<Project>;
}

export interface KeptProjects {
  /** Throws where there is no such card. Cards asked for at the same time share a statement. */
  card(id: number): Promise<FoundCard>;
  /** A project as a commit has left it. */
  put(project: Project): void;
  /** What a commit added to a project that stood at `version` before it. */
  advance(id: ProjectId, version: number, events: readonly ProjectEvent[], at: Instant): void;
}

/** More projects than a district has under way. */
const MOST_KEPT = 256;
/** Cards looked up in one statement. */
const MOST_CARDS = 100;

const ofDatabase = new WeakMap<Drizzle, KeptProjects>();

/** What this process keeps of the projects in a database. */
export function keptProjects(db: Drizzle): KeptProjects {
  const known = ofDatabase.get(db) ?? keepProjects(db);
  ofDatabase.set(db, known);
  return known;
}

/** Keeps, once the transaction stands, what it has made of a project that it read as a whole. */
export function keepAfter(tx: Transaction, project: Project): void {
  const db = databaseOf(tx);
  if (db) afterCommit(tx, () => keptProjects(db).put(project));
}

/** The same where it read only what was due of the project. */
export function advanceAfter(
  tx: Transaction,
  { id, version }: Pick<Project, 'id' | 'version'>,
  events: readonly ProjectEvent[],
  at: Instant,
): void {
  const db = databaseOf(tx);
  if (db && events.length > 0) {
    afterCommit(tx, () => keptProjects(db).advance(id, version, events, at));
  }
}

/**
 * Projects as this process last read or changed them. Every change gives a project another version,
 * and one change is drawn on several cards: each asks for the version alone and reads the rest where
 * that is newer than what is kept.
 */
function keepProjects(db: Drizzle): KeptProjects {
  const kept = new Map<ProjectId, { readonly version: number; readonly read: Promise<Project> }>();
  const cards = createGathering(MOST_CARDS, (ids: readonly number[]) =>
    findCardsWithVersions(db, ids),
  );

  const read = async (id: ProjectId) => mustHave(await loadProject(db, id), `no project ${id}`);

  function keep(id: ProjectId, version: number, read: Promise<Project>): void {
    kept.delete(id);
    kept.set(id, { version, read });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    read.catch(() => {
      if (kept.get(id)?.read === read) kept.delete(id);
    });
  }

  function projectOf(id: ProjectId, version: number): Promise<Project> {
    const known = kept.get(id);
    // It may have been read after the version was asked for; it is never older than its name.
    if (known && known.version >= version) return known.read;
    const fresh = read(id);
    keep(id, version, fresh);
    return fresh;
  }

  return {
    async card(id) {
      const { card, version } = mustHave((await cards(id)) ?? undefined, `no card ${id}`);
      return {
        row: card,
        async project() {
          if (version === null) throw new BrokenRow(`no project ${card.projectId}`);
          return projectOf(card.projectId, version);
        },
      };
    },
    put(project) {
      const { id, version } = project;
      if ((kept.get(id)?.version ?? 0) < version) {
        keep(id, version, Promise.resolve(inOrder(project)));
      }
    },
    advance(id, version, events, at) {
      const known = kept.get(id);
      if (known?.version !== version) return;
      const moved = known.read.then((project) =>
        // Read while somebody changed it, it is newer than its name, and holds this already.
        project.version === version ? folded(project, events, at) : read(id),
      );
      keep(id, version + events.length, moved);
    },
  };
}

const folded = (project: Project, events: readonly ProjectEvent[], at: Instant): Project =>
  inOrder(evolveAll(project, events, at) ?? project);

/** As the database tells a project: lists on cards follow the order of what is in it. */
function inOrder(project: Project): Project {
  const byCode = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) =>
    a < b ? -1 : 1;
  return {
    ...project,
    nodes: new Map([...project.nodes].sort(byCode)),
    materials: new Map([...project.materials].sort(byCode)),
    matters: new Map(
      [...project.matters].sort((a, b) => a[0].length - b[0].length || byCode(a, b)),
    ),
  };
}
