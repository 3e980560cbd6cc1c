import type { Instant } from '../../domain/calendar/time.ts';
import type { ProjectEvent } from '../../domain/project/events.ts';
import type { Project, World } from '../../domain/project/types.ts';
import type { Town } from './town.ts';

/** An event of the log, between the states around it. */
export interface Seen {
  /** As the project itself knows it: with its own version of the catalogue. */
  readonly world: World;
  readonly before: Project;
  readonly event: ProjectEvent;
  readonly after: Project;
  readonly at: Instant;
}

/** A district at the end of a day. */
export interface Today {
  readonly town: Town;
  readonly world: World;
  readonly now: Instant;
  /** Every project, as the log folds to. */
  readonly projects: ReadonlyMap<string, Project>;
  /** Ids of those in whose log something came since the last look. */
  readonly changed: readonly string[];
}

/** What a rule looks at; each answers what does not hold, in words. What is left out is not looked at. */
export interface Watching {
  event?(seen: Seen): readonly string[];
  /** Every project at the end of every day. */
  project?(project: Project, world: World, now: Instant): readonly string[];
  /** The tables, or all projects together, at the end of every day. */
  day?(today: Today): Promise<readonly string[]>;
  /** Once, when all is over: for what is too much to look at every day. */
  end?(today: Today): Promise<readonly string[]>;
}

/** A promise of the product that must hold through a whole year. */
export interface YearRule {
  /** What holds, as the title of a test. */
  readonly claim: string;
  /** Made anew for each year, so that it may remember. Left out: `watch.ts` sees it when it is sent. */
  readonly watch?: () => Watching;
}
