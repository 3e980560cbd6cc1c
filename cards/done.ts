import type { NodeCommand, ProjectCommand } from '../domain/project/commands.ts';
import type { ProjectEvent } from '../domain/project/events.ts';
import type { Project } from '../domain/project/types.ts';
import { blockerDone } from './blocker/spoken.ts';
import { clockDone } from './clock/spoken.ts';
import { consultationDone } from './consultation/spoken.ts';
import { type CardContext, contextFor } from './context.ts';
import { errandDone } from './errand/spoken.ts';
import { extensionDone } from './extension/spoken.ts';
import { handoverDone } from './handover/spoken.ts';
import { itemDone } from './item/spoken.ts';
import { materialDone } from './material/spoken.ts';
import { rectificationDone } from './rectification/spoken.ts';
import { onboardingDone } from './setup/spoken.ts';
import type { DoneWords } from './spoken.ts';
import { standingDone } from './standing/spoken.ts';
import { supervisionDone } from './supervision/spoken.ts';
import { teamDone } from './team/spoken.ts';
import { doneToasts, type Toast } from './toasts.ts';

const nodeDone: DoneWords<NodeCommand> = {
  accept: (ctx, project, { node }) => doneToasts.accept(ctx, project, node),
  finish(ctx, _project, { node }, events) {
    const started = events.flatMap((event) => (event.type === 'nodeStarted' ? event.node : []));
    return doneToasts.finish(ctx, node, started);
  },
  fileMaterial: (ctx, project, { material }) => doneToasts.file(ctx, project, material),
  promiseMaterials: (ctx, project, command) => doneToasts.promise(ctx, project, command),
  setDue: (ctx, _project, { node, dueAt }) => doneToasts.setDue(ctx, node, dueAt),
};

/** A command that somebody gave. */
export type PersonalCommand = Exclude<ProjectCommand, { type: 'tick' }>;

const doneWords: DoneWords<PersonalCommand> = {
  ...nodeDone,
  ...materialDone,
  ...blockerDone,
  ...rectificationDone,
  ...clockDone,
  ...extensionDone,
  ...handoverDone,
  ...errandDone,
  ...consultationDone,
  ...itemDone,
  ...teamDone,
  ...standingDone,
  ...onboardingDone,
  ...supervisionDone,
};

/** The sentence for a command that was carried out; `project` is as it stands after it. */
export function doneToast(
  ctx: CardContext,
  project: Project,
  command: PersonalCommand,
  events: readonly ProjectEvent[],
): Toast {
  const say = doneWords[command.type] as (
    ctx: CardContext,
    project: Project,
    command: PersonalCommand,
    events: readonly ProjectEvent[],
  ) => Toast;
  return say(contextFor(ctx, project), project, command, events);
}
