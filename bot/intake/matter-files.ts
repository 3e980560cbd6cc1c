import type { FileRecord } from '../../db/queries/files.ts';
import type { MatterKind, MatterOf } from '../../domain/matter/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { Turn } from './origin.ts';

/** A file that was sent for a matter and is stored already. */
export interface MatterFile<Kind extends MatterKind> {
  readonly project: Project;
  readonly matter: MatterOf<Kind>;
  readonly file: FileRecord;
  /** As the upload request says it; `reply`: it was sent under a card about the matter. */
  readonly what: string;
}

/** Puts the file where it belongs; answers with a card. Undefined: it is a paper like any other. */
type TakeFile<Kind extends MatterKind> = (
  turn: Turn,
  taken: MatterFile<Kind>,
) => Promise<object | undefined>;

/** One line a kind of matter that takes files of its own, such as pictures from the site. */
const takers: { readonly [Kind in MatterKind]?: TakeFile<Kind> } = {};

/** What a matter makes of a file; undefined where its kind takes none. */
export async function takeMatterFile(
  turn: Turn,
  taken: MatterFile<MatterKind>,
): Promise<object | undefined> {
  const take = takers[taken.matter.kind] as TakeFile<MatterKind> | undefined;
  return take?.(turn, taken);
}
