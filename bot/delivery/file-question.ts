import type { CardContext } from '../../cards/context.ts';
import { settledFileCard } from '../../cards/delivery.ts';
import type { Drawn } from '../../cards/drawn.ts';
import { fileAskCard, filePickCard, pictureAskCard } from '../../cards/forms.ts';
import { IMAGE_NAME } from '../../cards/notes.ts';
import type { FileRecord } from '../../db/queries/files.ts';
import { guessMaterial, guessPicture } from '../../domain/material/guess.ts';
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
  const likely =
    name === IMAGE_NAME && file.node === null ? guessPicture(world, project, null) : [];
  if (likely.length > 0) {
    return { card: pictureAskCard(context, project, file, likely), isFinal: false };
  }
  const guess = guessMaterial(world, project, file.node, name);
  // A clear name is filed at once; the question only remains where that was refused.
  const codes = guess.kind === 'sure' ? [guess.code] : guess.kind === 'none' ? [] : guess.codes;
  const card =
    guess.kind === 'pick'
      ? filePickCard(context, project, file, codes)
      : fileAskCard(context, project, file, [...codes]);
  return { card, isFinal: false };
}
