import type { CardContext } from '../../cards/context.ts';
import { settledFileCard } from '../../cards/delivery.ts';
import type { Drawn } from '../../cards/drawn.ts';
import { fileAskCard, filePickCard } from '../../cards/forms.ts';
import type { FileRecord } from '../../db/queries/files.ts';
import { guessMaterial } from '../../domain/material/guess.ts';
import type { Project } from '../../domain/project/types.ts';

/** Asks where a file belongs: up to three buttons, a form where its name says nothing. */
export function fileQuestion(
  context: CardContext,
  project: Project,
  file: FileRecord | undefined,
): Drawn {
  const { world } = context;
  if (!file) return { card: settledFileCard(world, undefined), isFinal: true };
  const { name, filedAs } = file;
  if (filedAs !== null) return { card: settledFileCard(world, { name, filedAs }), isFinal: true };
  const guess = guessMaterial(world, project, file.node, name);
  // A clear name is filed at once; the question only remains where that was refused.
  const codes = guess.kind === 'sure' ? [guess.code] : guess.kind === 'none' ? [] : guess.codes;
  const card =
    guess.kind === 'pick'
      ? filePickCard(context, project, file, codes)
      : fileAskCard(context, project, file, [...codes]);
  return { card, isFinal: false };
}
