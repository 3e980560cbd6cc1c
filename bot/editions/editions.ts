import type { Drizzle } from '../../db/client.ts';
import { findCatalogue, insertCatalogue, listCatalogues } from '../../db/queries/catalogues.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Catalogue } from '../../domain/catalogue/types.ts';

export interface Editions {
  /** What the district works by: the newest that an operator published, else what was shipped. */
  readonly current: Catalogue;
  /** The others that projects may have been opened with, by version. */
  readonly others: ReadonlyMap<string, Catalogue>;
}

/**
 * Reads all versions of the catalogue there are; each is loaded once, since none ever changes. One
 * that this program can no longer read is told to `onFault` and left out.
 */
export function createEditions(
  db: Drizzle,
  shipped: Catalogue,
  onFault: (version: string, faults: readonly string[]) => void = () => {},
): { read(): Promise<Editions> } {
  const known = new Map<string, Catalogue | null>([[shipped.version, shipped]]);

  async function load(version: string): Promise<Catalogue | null> {
    const files = await findCatalogue(db, version);
    if (!files) return null;
    const { loadCatalogue } = await loader();
    const loaded = loadCatalogue(files);
    if (loaded.ok) return loaded.catalogue;
    onFault(version, loaded.faults);
    return null;
  }

  return {
    async read() {
      const rows = await listCatalogues(db);
      for (const { version } of rows) {
        if (!known.has(version)) known.set(version, await load(version));
      }
      const published = rows
        .filter(({ origin }) => origin === 'published')
        .flatMap(({ version }) => known.get(version) ?? []);
      const current = published.at(-1) ?? shipped;
      const others = [...known].flatMap(([version, catalogue]) =>
        catalogue && version !== current.version ? [[version, catalogue] as const] : [],
      );
      return { current, others: new Map(others) };
    },
  };
}

/** Keeps what the product ships with: projects opened now stay with it when the next one comes. */
export async function keepShipped(db: Drizzle, shipped: Catalogue, now: Instant): Promise<void> {
  const { shippedFiles } = await loader();
  await insertCatalogue(db, {
    version: shipped.version,
    content: shippedFiles,
    origin: 'shipped',
    publishedAt: now,
    publishedBy: null,
  });
}

/** Not loaded with this file: shipped data that is no JSON must end in words where it is first read. */
const loader = () => import('../../domain/catalogue/load.ts');
