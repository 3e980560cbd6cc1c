import type { FileRecord } from '../../db/queries/files.ts';
import type { TrackedSubject } from '../../db/schema/index.ts';
import type { MatterKind, MatterOf } from '../../domain/matter/types.ts';
import type { Project } from '../../domain/project/types.ts';
import { takeNotePhoto } from '../errand/photos.ts';
import { takeItemFile } from '../item/result-files.ts';
import { takeBlockerPhoto } from '../material/blocker-photo.ts';
import { askAboutPhoto, takeProblemPhoto } from '../rectification/photos.ts';
import { takeOrderFile } from '../supervision/files.ts';
import type { Turn } from './origin.ts';

/** A file that was sent for a matter and is stored already. */
export interface MatterFile<Kind extends MatterKind> {
  readonly project: Project;
  readonly matter: MatterOf<Kind>;
  readonly file: FileRecord;
  /** As the upload request says it; `reply`: it was sent under a card about the matter. */
  readonly what: string;
}

/** A file that was sent under a card about several matters. */
export interface CardFile<Subject extends TrackedSubject = TrackedSubject> {
  readonly project: Project;
  readonly subject: Subject;
  readonly file: FileRecord;
}

/**
 * What became of a file: the card that answers it; `asked`: a question about it has been posted
 * already. Undefined: it is a paper like any other.
 */
export type Taken = object | 'asked' | undefined;

/** Puts the file where it belongs. */
type TakeFile<Kind extends MatterKind> = (turn: Turn, taken: MatterFile<Kind>) => Promise<Taken>;

/** One line a kind of matter that takes files of its own, such as pictures from the site. */
const takers: { readonly [Kind in MatterKind]?: TakeFile<Kind> } = {
  blocker: takeBlockerPhoto,
  order: takeOrderFile,

  rectification: takeProblemPhoto,
  siteNote: takeNotePhoto,
  datedItem: takeItemFile,
};

/** One line a kind of card about several matters, under which files may be sent. */
const cardTakers: {
  readonly [Kind in TrackedSubject['kind']]?: (
    turn: Turn,
    taken: CardFile<Extract<TrackedSubject, { kind: Kind }>>,
  ) => Promise<Taken>;
} = {
  problems: askAboutPhoto,
  problemCall: askAboutPhoto,
};

/** What a file is sent for besides a node's papers. */
export interface FileTarget {
  /** The matter it is for, and what it is to it. */
  readonly matter?: { readonly id: string; readonly what: string };
  /** The card under which it was sent. */
  readonly subject?: TrackedSubject;
}

/** What the matter or the card it was sent for makes of a file; undefined where these take none. */
export async function takeFile(
  turn: Turn,
  project: Project,
  file: FileRecord,
  { matter: about, subject }: FileTarget,
): Promise<Taken> {
  const matter = about && project.matters.get(about.id);
  if (matter) {
    const take = takers[matter.kind] as TakeFile<MatterKind> | undefined;
    const taken = await take?.(turn, { project, matter, file, what: about.what });
    if (taken) return taken;
  }
  if (!subject) return undefined;
  const take = cardTakers[subject.kind] as
    | ((turn: Turn, taken: CardFile) => Promise<Taken>)
    | undefined;
  return take?.(turn, { project, subject, file });
}
