import { randomUUID } from 'node:crypto';
import { dueOn } from '../../domain/calendar/due.ts';
import { dayOf } from '../../domain/calendar/time.ts';
import { instructsWithin, mayInstruct } from '../../domain/item/may.ts';
import type { InstructionDraft, ItemAbout, ItemSubject } from '../../domain/item/types.ts';
import type { Refusal } from '../../domain/project/commands.ts';
import { worldFor } from '../../domain/project/edition.ts';
import type { Project } from '../../domain/project/types.ts';
import { openForm } from '../actions/open-form.ts';
import type { Turn } from '../intake/origin.ts';
import type { ClickAnswer } from '../messenger/messenger.ts';

/** What a form proposes as its last day. */
const USUAL_LIMIT = { kind: 'working', days: 3 } as const;

/**
 * Posts the form of an instruction in the leader's own chat, filled with what is known already; a
 * refusal where they may not give one, or there is nothing it could be about.
 */
export async function openInstructionForm(
  turn: Turn,
  project: Project,
  about: ItemAbout,
  draft: InstructionDraft = {},
): Promise<ClickAnswer | { readonly refusal: Refusal }> {
  const refusal = mayInstruct(worldFor(turn.who.world, project), project, about, turn.person.id);
  if (refusal) return { refusal };
  return openForm(turn, project.id, formSubject(turn, project, about, draft));
}

/** What the form is drawn from: without a day it has one that leaves time and brooks no delay. */
export function formSubject(
  { who, now, person }: Turn,
  project: Project,
  about: ItemAbout,
  draft: InstructionDraft = {},
): Extract<ItemSubject, { kind: 'instructionForm' }> {
  const world = worldFor(who.world, project);
  const within = instructsWithin(world, project, about, person.id);
  return {
    kind: 'instructionForm',
    about,
    form: randomUUID(),
    draft: { dueOn: dueOn(world.calendar, dayOf(now), USUAL_LIMIT), ...draft },
    ...(within === null ? {} : { within }),
    openedAt: now,
  };
}
