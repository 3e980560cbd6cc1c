import { worldFor } from '../../domain/project/edition.ts';
import { evolve } from '../../domain/project/evolve.ts';
import type { Project, World } from '../../domain/project/types.ts';
import { type Logged, readLog } from './log.ts';
import type { Today, Watching, YearRule } from './rule.ts';
import { type Fault, type Rule, rules } from './rules.ts';
import type { Town } from './town.ts';

/** Holds a district against all rules, each time on what has happened since the last. */
export function createChecks(town: Town) {
  const watching = Object.entries<YearRule>(rules).flatMap(([rule, { watch }]) =>
    watch ? [[rule as Rule, watch()] as const] : [],
  );
  const projects = new Map<string, Project>();
  const happened = new Map<string, number>();
  let last = 0;

  /** What each rule says to the same question. */
  function ask(question: (watch: Watching) => readonly string[] | undefined, where = ''): Fault[] {
    return watching.flatMap(([rule, watch]) =>
      (question(watch) ?? []).map((what) => ({ rule, what: `${where}${what}` })),
    );
  }

  async function askAll(
    question: (watch: Watching) => Promise<readonly string[]> | undefined,
  ): Promise<Fault[]> {
    const faults: Fault[] = [];
    for (const [rule, watch] of watching) {
      for (const what of (await question(watch)) ?? []) faults.push({ rule, what });
    }
    return faults;
  }

  function fold(around: World, { projectId, event, at }: Logged): Fault[] {
    happened.set(event.type, (happened.get(event.type) ?? 0) + 1);
    const before = projects.get(projectId) ?? null;
    const after = evolve(before, event, at);
    projects.set(projectId, after);
    if (!before) return [];
    const seen = { world: worldFor(around, before), before, event, after, at };
    return ask((watch) => watch.event?.(seen), `${projectId} `);
  }

  async function lookAt(entries: readonly Logged[]): Promise<Today> {
    const { world } = await town.context.who();
    const changed = [...new Set(entries.map(({ projectId }) => projectId))];
    return { town, world, now: town.now(), projects, changed };
  }

  return {
    /** How often each event has happened. */
    happened,
    /** All that does not hold at this moment, or has not held since the last time. */
    async check(): Promise<Fault[]> {
      const entries = await readLog(town.bot.db, last);
      last = entries.at(-1)?.id ?? last;
      const today = await lookAt(entries);
      const { world, now } = today;
      return [
        ...entries.flatMap((entry) => fold(world, entry)),
        ...[...projects.values()].flatMap((project) =>
          ask((watch) => watch.project?.(project, worldFor(world, project), now), `${project.id} `),
        ),
        ...(await askAll((watch) => watch.day?.(today))),
        ...town.watched.take(),
      ];
    },
    /** What shows only when all is over. */
    async end(): Promise<Fault[]> {
      const today = await lookAt([]);
      return askAll((watch) => watch.end?.(today));
    },
  };
}
