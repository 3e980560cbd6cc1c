import type { Transaction } from '../../db/client.ts';
import { insertCatalogue, listCatalogues } from '../../db/queries/catalogues.ts';
import { appendEvents } from '../../db/queries/events.ts';
import { loadPeople } from '../../db/queries/people.ts';
import { listProjects, loadProjects } from '../../db/queries/projects.ts';
import { dayOf, type Instant } from '../../domain/calendar/time.ts';
import { type CatalogueChange, diffCatalogues } from '../../domain/catalogue/edit/diff.ts';
import { overlay } from '../../domain/catalogue/edit/overlay.ts';
import { strandedUnits } from '../../domain/catalogue/edit/stranded.ts';
import type { EditFault, EditSheets } from '../../domain/catalogue/edit/types.ts';
import { loadCatalogue, type RawCatalogue } from '../../domain/catalogue/load.ts';
import type { Catalogue } from '../../domain/catalogue/types.ts';
import { planMove } from '../../domain/onboarding/move.ts';
import type { CatalogueMove } from '../../domain/onboarding/types.ts';
import type { PersonId } from '../../domain/people/types.ts';
import type { Project, World } from '../../domain/project/types.ts';
import { isActive } from '../../domain/standing/phase.ts';

/** An edited catalogue that can be published, or everything that is wrong with it. */
export type Checked =
  | {
      readonly ok: true;
      readonly files: RawCatalogue;
      readonly catalogue: Catalogue;
      readonly changes: readonly CatalogueChange[];
      /** What each project under way would meet with, were it moved. */
      readonly moves: readonly { readonly name: string; readonly move: CatalogueMove }[];
    }
  | { readonly ok: false; readonly faults: readonly EditFault[] };

/** Checks edited files and sheets under the version they would get, against all that is on record. */
export async function checkEdit(
  tx: Transaction,
  world: World,
  files: RawCatalogue,
  sheets: EditSheets,
  now: Instant,
): Promise<Checked> {
  const version = await nextVersion(tx, now);
  const edited = overlay(withVersion(files, version), sheets);
  if (edited.faults.length > 0) return { ok: false, faults: edited.faults };
  const loaded = loadCatalogue(edited.files);
  if (!loaded.ok) {
    return { ok: false, faults: loaded.faults.map((text) => ({ kind: 'check', text })) };
  }
  const { catalogue } = loaded;
  const projects = await loadProjects(
    tx,
    (await listProjects(tx)).map(({ id }) => id),
  );
  const stranded = strandedUnits(catalogue, await loadPeople(tx), projects.filter(isActive));
  if (stranded.length > 0) return { ok: false, faults: stranded };
  return {
    ok: true,
    files: edited.files,
    catalogue,
    changes: diffCatalogues(world.catalogue, catalogue),
    moves: movesOf(world, projects, catalogue),
  };
}

/** What another version would change in the projects that are under way. */
export const movesOf = (world: World, projects: readonly Project[], next: Catalogue) =>
  projects
    .filter((project) => isActive(project) && project.catalogueVersion !== next.version)
    .map((project) => ({
      id: project.id,
      name: project.name,
      move: planMove(world, project, next),
    }));

/** The day it is published on; a second one of the day is told apart by a number. */
async function nextVersion(tx: Transaction, now: Instant): Promise<string> {
  const taken = new Set((await listCatalogues(tx)).map(({ version }) => version));
  const day = dayOf(now);
  for (let n = 1; ; n += 1) {
    const version = n === 1 ? day : `${day}-${n}`;
    if (!taken.has(version)) return version;
  }
}

const withVersion = (files: RawCatalogue, version: string): RawCatalogue => ({
  ...files,
  catalogue:
    typeof files.catalogue === 'object' && files.catalogue !== null
      ? { ...files.catalogue, version }
      : files.catalogue,
});

/** Makes a checked version the district's; projects under way keep theirs. */
export async function publish(
  tx: Transaction,
  world: World,
  checked: Extract<Checked, { ok: true }>,
  by: PersonId | null,
  now: Instant,
): Promise<void> {
  const { catalogue, files, changes } = checked;
  const { version } = catalogue;
  await insertCatalogue(tx, {
    version,
    content: files,
    origin: 'published',
    publishedAt: now,
    publishedBy: by,
  });
  await appendEvents(tx, [
    {
      projectId: null,
      node: null,
      type: 'cataloguePublished',
      at: now,
      actor: by,
      source: { kind: 'setup', ref: `catalogue:${version}` },
      data: { version, before: world.catalogue.version, changes },
    },
  ]);
}
