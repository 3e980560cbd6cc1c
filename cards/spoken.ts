import type { ProjectEvent } from '../domain/project/events.ts';
import type { Project } from '../domain/project/types.ts';
import type { CardContext } from './context.ts';
import type { Toast } from './toasts.ts';

/**
 * How the refusals of one part are told, one function a code: its tone and its sentence. Nothing has
 * changed because it is so already (`info`), may not be (`error`), or cannot yet be (`warning`).
 */
export type RefusalWords<Refusal extends { readonly code: string }> = {
  readonly [Code in Refusal['code']]: (
    ctx: CardContext,
    project: Project | null,
    refusal: Extract<Refusal, { code: Code }>,
  ) => readonly [Exclude<Toast['type'], 'success'>, string];
};

/** What is said when a command of one part was carried out; `project` is as it stands after it. */
export type DoneWords<Command extends { readonly type: string }> = {
  readonly [Type in Command['type']]: (
    ctx: CardContext,
    project: Project,
    command: Extract<Command, { type: Type }>,
    events: readonly ProjectEvent[],
  ) => Toast;
};
