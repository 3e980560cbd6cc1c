import type { Instant } from '../calendar/time.ts';
import type { Decision } from '../decision.ts';
import type { Refusal } from './commands.ts';
import type { ProjectEvent } from './events.ts';
import type { Project, World } from './types.ts';

export type ProjectDecision = Decision<ProjectEvent, Refusal>;

/** What a part of the domain makes of its commands, one function each. */
export type Deciders<Command extends { readonly type: string }> = {
  readonly [Type in Command['type']]: (
    world: World,
    project: Project,
    command: Extract<Command, { type: Type }>,
    now: Instant,
  ) => ProjectDecision;
};
