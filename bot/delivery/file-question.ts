import type { CardContext } from '../../cards/context.ts';
import { settledFileCard } from '../../cards/delivery.ts';
import { fileAskCard, filePickCard } from '../../cards/forms.ts';
import type { FileRecord } from '../../db/queries/files.ts';
import { askable } from '../../domain/material/askable.ts';
import { matchMaterial } from '../../domain/material/match.ts';
import type { Project } from '../../domain/project/types.ts';
import type { Drawn } from './render.ts';

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
  const known = [...world.catalogue.materials.values()];
  const options = askable(world, project, file.node);
  const match = matchMaterial(
    file.name,
    known.filter(({ code }) => options.includes(code)),
    known,
  );
  const likely = match.kind === 'sure' ? [match.code] : match.kind === 'unsure' ? match.codes : [];
  const card =
    likely.length > 0
      ? fileAskCard(context, project, file, likely)
      : filePickCard(context, project, file, options);
  return { card, isFinal: false };
}
