// How long a real district takes to be imported from its sheets.
//
//   node --import tsx bench/import.ts [--projects 143] [--reserve 61] [--runs 3] [--short]
//
// A temporary PostgreSQL, migrated and empty for each run. People are imported first. Timed are, for
// the projects: reading the workbook and its preview, the confirmation (checked anew, all projects
// opened and written with their groups and cards in one transaction), and the undo of all of it.
// Nothing is sent: groups are made afterwards, as fast as Feishu's quotas let them.

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { confirmImport } from '../bot/import/confirm.ts';
import { previewSheet } from '../bot/import/preview.ts';
import type { ImportTurn } from '../bot/import/turn.ts';
import { undoImport } from '../bot/import/undo.ts';
import { pickSheet } from '../bot/sheets/pick.ts';
import { readWorkbook } from '../bot/sheets/read.ts';
import { type Drizzle, inTransaction, openDatabase } from '../db/client.ts';
import { startEmbeddedPostgres } from '../db/embedded/postgres.ts';
import { migrateDatabase } from '../db/migrate.ts';
import { listProjects } from '../db/queries/projects.ts';
import type { SheetKind } from '../domain/import/types.ts';
import { median, type Report, rounded, table } from './figures.ts';
import { buildSheets, type Sheets } from './import-sheets.ts';
import { note, temporaryFolder, whenCommand, withCleanup } from './run.ts';
import { countRows, createDatabase, NOW } from './sweep-district.ts';

export interface ImportOptions {
  readonly projects: number;
  readonly reserve: number;
  readonly runs: number;
}

export interface ImportFigures {
  /** Projects that stood after the import, and after its undo. */
  readonly opened: number;
  readonly left: number;
  readonly events: number;
  readonly intents: number;
  readonly previewMs: number;
  readonly confirmMs: number;
  readonly undoMs: number;
}

const GOAL_MS = 30_000;
/** The demo's operator. */
const OPERATOR = 'U066';

export function measureImport({ projects, reserve, runs }: ImportOptions): Promise<ImportFigures> {
  return withCleanup(async (defer) => {
    const folder = await temporaryFolder(defer);
    const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
    defer(server.stop);
    const sheets = await buildSheets(projects, reserve);
    const figures: ImportFigures[] = [];
    for (let run = 0; run < runs; run += 1) {
      const url = await createDatabase(server.url, 'import');
      const database = openDatabase(url);
      try {
        await migrateDatabase(database.db);
        figures.push(await measureOnce(url, database.db, sheets));
      } finally {
        await database.close();
      }
      note(`run ${run + 1} of ${runs} is done`);
    }
    const [first] = figures;
    if (!first) throw new Error('no runs');
    const middle = (of: (each: ImportFigures) => number) => median(figures.map(of));
    return {
      ...first,
      previewMs: middle(({ previewMs }) => previewMs),
      confirmMs: middle(({ confirmMs }) => confirmMs),
      undoMs: middle(({ undoMs }) => undoMs),
    };
  });
}

async function measureOnce(url: string, db: Drizzle, sheets: Sheets): Promise<ImportFigures> {
  const turn = <T>(work: (turn: ImportTurn) => Promise<T>) =>
    inTransaction(db, (tx) =>
      work({ tx, world: sheets.world, now: NOW, appId: 'cli_bench', by: OPERATOR }),
    );
  const show = async (kind: SheetKind): Promise<number> => {
    const workbook = await readWorkbook(sheets[kind]);
    if (!workbook.ok) throw new Error(`the sheet is ${workbook.problem}`);
    const { rows } = pickSheet(sheets.world.catalogue, workbook.sheets, kind);
    const { seen } = sheets;
    const shown = await turn((own) =>
      previewSheet(own, { kind, fileName: `${kind}.xlsx`, sha256: '', rows, seen }),
    );
    if (shown.number === null) throw new Error(JSON.stringify(shown.plan.faults.slice(0, 5)));
    return shown.number;
  };
  const confirm = async (number: number): Promise<number> => {
    const done = await turn((own) => confirmImport(own, number));
    if (!done.ok) throw new Error(`import ${number} was refused`);
    return done.made.projects.length;
  };
  await confirm(await show('people'));
  const before = await countRows(url);
  const previewed = await timed(() => show('projects'));
  const confirmed = await timed(() => confirm(previewed.value));
  const after = await countRows(url);
  const undone = await timed(() => turn((own) => undoImport(own, previewed.value)));
  if (!undone.value.ok) throw new Error('the undo was refused');
  const left = (await listProjects(db)).length;
  return {
    opened: confirmed.value,
    left,
    events: after.events - before.events,
    intents: after.intents - before.intents,
    previewMs: previewed.ms,
    confirmMs: confirmed.ms,
    undoMs: undone.ms,
  };
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const begin = performance.now();
  const value = await work();
  return { value, ms: performance.now() - begin };
}

export function importReport(figures: ImportFigures): Report {
  const { opened, events, intents, previewMs, confirmMs, undoMs } = figures;
  return {
    title: `Import: ${opened} projects, ${events} events, ${intents} outgoing intents`,
    body: table(
      ['step', 'ms'],
      [
        ['reading the workbook and its preview', rounded(previewMs)],
        ['confirmation', rounded(confirmMs)],
        ['undo', rounded(undoMs)],
      ],
    ),
    goals: [
      {
        text: `preview and confirmation below ${GOAL_MS / 1_000} s (${rounded((previewMs + confirmMs) / 1_000)} s)`,
        isReached: previewMs + confirmMs < GOAL_MS,
      },
    ],
  };
}

/** A few seconds; shows that the bench works, not what the product does. */
export const SHORT_IMPORT: ImportOptions = { projects: 6, reserve: 3, runs: 1 };

await whenCommand(import.meta.url, async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      projects: { type: 'string', default: '143' },
      reserve: { type: 'string', default: '61' },
      runs: { type: 'string', default: '3' },
      short: { type: 'boolean', default: false },
    },
  });
  const { projects, reserve, runs, short } = values;
  const options = { projects: Number(projects), reserve: Number(reserve), runs: Number(runs) };
  return importReport(await measureImport(short ? SHORT_IMPORT : options));
});
