// How the sweep's cost grows with what is stored, at equal numbers of due nodes.
//
//   npx tsx bench/sweep.ts [--projects 1000,10000] [--due 0,100,5000] [--runs 7] [--short]
//
// A temporary PostgreSQL holds one district for each size: copies of a demo project with its 42
// nodes, five of them running, with materials, group and posted cards. The due nodes turn yellow,
// one after another in the same number of projects, spread over all of them. Timed is the whole
// `sweep()` as the bot calls it: look-up, locks, decisions, events, rows, cards and outgoing
// intents, commits, and the last look that finds nothing. Sizes take turns, each run begins with
// the rows put back and VACUUM ANALYZE, and one round before the first is not counted.

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createLogger } from '../bot/log.ts';
import { sweep } from '../bot/sweep.ts';
import { openDatabase } from '../db/client.ts';
import { startEmbeddedPostgres } from '../db/embedded/postgres.ts';
import { median, type Report, rounded, table } from './figures.ts';
import { note, temporaryFolder, whenCommand, withCleanup } from './run.ts';
import {
  type Counts,
  countRows,
  createDatabase,
  type District,
  fillDistrict,
  NOW,
  RUNNING,
  readTemplate,
  setDue,
} from './sweep-district.ts';

export interface SweepOptions {
  readonly projects: readonly number[];
  readonly due: readonly number[];
  readonly runs: number;
  /** Sweeps that count as one where nothing is due: such a one is over too soon to be measured. */
  readonly idleRuns: number;
}

export interface SweepFigure {
  readonly due: number;
  readonly nodes: number;
  readonly medianMs: number;
  /** Events and outgoing intents that one sweep wrote. */
  readonly events: number;
  readonly intents: number;
}

const RATIO_GOAL = 1.5;

export function measureSweep(options: SweepOptions): Promise<SweepFigure[]> {
  return withCleanup(async (defer) => {
    const folder = await temporaryFolder(defer);
    const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
    defer(server.stop);
    const district = await readTemplate();
    const sizes = [];
    for (const projects of options.projects) {
      const url = await createDatabase(server.url, `district_${projects}`);
      await fillDistrict(url, district, projects);
      const database = openDatabase(url);
      defer(database.close);
      sizes.push({ url, projects, database, ...(await countRows(url)) });
      note(`district of ${projects} projects is filled`);
    }
    const figures: SweepFigure[] = [];
    for (const due of options.due) {
      const times = new Map(sizes.map(({ projects }) => [projects, [] as number[]]));
      let written: Pick<Counts, 'events' | 'intents'> = { events: 0, intents: 0 };
      for (let run = 0; run <= options.runs; run += 1) {
        for (const { url, projects, database } of sizes) {
          await setDue(url, projects, due);
          const before = await countRows(url);
          const ms = await timeSweeps(database.db, district, due === 0 ? options.idleRuns : 1);
          const after = await countRows(url);
          written = { events: after.events - before.events, intents: after.intents };
          if (written.events !== 2 * due) {
            throw new Error(`a sweep of ${due} due nodes wrote ${written.events} events`);
          }
          if (run > 0) times.get(projects)?.push(ms);
        }
      }
      for (const { projects, nodes } of sizes) {
        figures.push({ due, nodes, medianMs: median(times.get(projects) ?? []), ...written });
      }
      note(`${due} due: measured`);
    }
    return figures;
  });
}

async function timeSweeps(
  db: Parameters<typeof sweep>[0]['db'],
  { world }: District,
  times: number,
): Promise<number> {
  const who = { world, openIdOf: () => undefined, personOf: () => undefined };
  const context = { db, who: async () => who, log: createLogger('silent') };
  const each: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const begin = performance.now();
    await sweep(context, NOW);
    each.push(performance.now() - begin);
  }
  return median(each);
}

export function sweepReport(figures: readonly SweepFigure[]): Report {
  const sizes = [...new Set(figures.map(({ nodes }) => nodes))];
  const counts = [...new Set(figures.map(({ due }) => due))];
  const of = (due: number, nodes: number | undefined) =>
    figures.find((figure) => figure.due === due && figure.nodes === nodes)?.medianMs ?? Number.NaN;
  const ratioOf = (due: number) => of(due, sizes.at(-1)) / of(due, sizes[0]);
  const heads = ['due nodes', ...sizes.map((nodes) => `${nodes} nodes, ms`), 'ratio', 'written'];
  const rows = counts.map((due) => {
    const { events, intents } = figures.find((figure) => figure.due === due) ?? figures[0] ?? none;
    return [
      String(due),
      ...sizes.map((nodes) => rounded(of(due, nodes))),
      rounded(ratioOf(due)),
      `${events} events, ${intents} intents`,
    ];
  });
  const worst = Math.max(...counts.map(ratioOf));
  return {
    title: `Sweep: median of the whole sweep, ${RUNNING} running nodes a project`,
    body: table(heads, rows),
    goals: [
      {
        text: `largest against smallest at equal due counts at most ${RATIO_GOAL} (${rounded(worst)})`,
        isReached: worst <= RATIO_GOAL,
      },
    ],
  };
}

const none = { events: 0, intents: 0 };

/** A few seconds; shows that the bench works, not what the product does. */
export const SHORT_SWEEP: SweepOptions = {
  projects: [10, 30],
  due: [0, 20],
  runs: 1,
  idleRuns: 5,
};

const IDLE_RUNS = 200;

const numbers = (list: string): number[] => list.split(',').map(Number);

await whenCommand(import.meta.url, async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      projects: { type: 'string', default: '1000,10000' },
      due: { type: 'string', default: '0,100,5000' },
      runs: { type: 'string', default: '7' },
      short: { type: 'boolean', default: false },
    },
  });
  const { projects, due, runs, short } = values;
  const options = {
    projects: numbers(projects),
    due: numbers(due),
    runs: Number(runs),
    idleRuns: IDLE_RUNS,
  };
  return sweepReport(await measureSweep(short ? SHORT_SWEEP : options));
});
