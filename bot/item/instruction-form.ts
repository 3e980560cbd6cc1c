import { randomUUID } from 'node:crypto';
import { mayInstruct } from '../../domain/item/may.ts';
import type { InstructionDraft, ItemAbout } from '../../domain/item/types.ts';
import type { Refusal } from '../../domain/project/commands.ts';
import { worldFor } from '../../domain/project/edition.ts';
import type { Project } from '../../domain/project/types.ts';
import { openForm } from '../actions/open-form.ts';
import type { Turn } from '../intake/origin.ts';
import type { ClickAnswer } from '../messenger/messenger.ts';

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
  const { who, now, person } = turn;
  const refusal = mayInstruct(worldFor(who.world, project), project, about, person.id);
  if (refusal) return { refusal };
  const form = randomUUID();
  return openForm(turn, project.id, { kind: 'instructionForm', about, form, draft, openedAt: now });
}
