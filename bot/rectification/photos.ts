import { contextFor } from '../../cards/context.ts';
import { doneToast } from '../../cards/done.ts';
import { IMAGE_NAME, refusalCard } from '../../cards/notes.ts';
import { photoFiledCard, photographableBy } from '../../cards/rectification/forms.ts';
import { askedPrivatelyCard, nothingToPhotographCard } from '../../cards/rectification/notes.ts';
import { refusalToast } from '../../cards/refusals.ts';
import type { Toast } from '../../cards/toasts.ts';
import { type FileRecord, markFiled } from '../../db/queries/files.ts';
import { saveUploadRequest } from '../../db/queries/upload-requests.ts';
import { type Instant, MINUTE } from '../../domain/calendar/time.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import type { MatterId } from '../../domain/matter/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { PhotoOf, RectificationItem } from '../../domain/rectification/types.ts';
import { cardContext } from '../context.ts';
import { enqueueTracked } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import { execute } from '../execute.ts';
import type { Turn } from '../intake/origin.ts';

/** How long a picture in the own chat is meant for the problem that was chosen. */
const OPEN_FOR_MS = 30 * MINUTE;
/** Several problems were chosen: each picture is asked about. */
const WHICH = 'which';
const PICTURE = /\.(jpe?g|png|gif|webp|bmp|heic|heif|tiff?)$/iu;

/** Remembers of what the next pictures in the person's own chat are. Answers until when. */
export async function awaitPhotos(
  { tx, now, person }: Turn,
  projectId: string,
  matters: readonly MatterId[],
  of: PhotoOf,
): Promise<Instant> {
  const until = now + OPEN_FOR_MS;
  const [matter = ''] = matters;
  const target = { kind: 'matter', matter, what: matters.length === 1 ? of : WHICH } as const;
  await saveUploadRequest(tx, { personId: person.id, projectId, target, until });
  return until;
}

const isPicture = ({ name }: FileRecord): boolean => name === IMAGE_NAME || PICTURE.test(name);

/** A picture of one problem, or of one of several; any other file is a paper. */
export async function takeProblemPhoto(
  turn: Turn,
  taken: {
    readonly project: Project;
    readonly matter: RectificationItem;
    readonly file: FileRecord;
    readonly what: string;
  },
): Promise<object | 'asked' | undefined> {
  const { project, matter, file, what } = taken;
  if (!isPicture(file)) return undefined;
  if (what !== 'before' && what !== 'after') {
    await ask(turn, project, matter.node, file);
    return 'asked';
  }
  const done = await keepPhoto(turn, file, { node: matter.node, matter: matter.id, of: what });
  if (!done) return undefined;
  const context = contextFor(cardContext(turn.who, turn.now), done.project);
  if (!done.ok) return refusalCard(context, done.project, done.refusal);
  const item = matterOf(done.project, 'rectification', matter.id);
  return item && photoFiledCard(context, done.project, item, what);
}

/** A picture under a card about several problems: of which it is asked in the sender's own chat. */
export async function askAboutPhoto(
  turn: Turn,
  taken: {
    readonly project: Project;
    readonly subject: { readonly node: NodeCode };
    readonly file: FileRecord;
  },
): Promise<object | undefined> {
  const { project, subject, file } = taken;
  if (!isPicture(file)) return undefined;
  const { who, now, person } = turn;
  const context = contextFor(cardContext(who, now), project);
  const offered = photographableBy(context, project, subject.node, person.id);
  if (offered.length === 0) return nothingToPhotographCard();
  await ask(turn, project, subject.node, file);
  return askedPrivatelyCard();
}

function ask(
  { tx, now, person }: Turn,
  project: Project,
  node: NodeCode,
  file: FileRecord,
): Promise<number> {
  return enqueueTracked(
    tx,
    {
      lane: personLane(person.id),
      projectId: project.id,
      node,
      subject: { kind: 'photoAskForm', node, file: file.id, person: person.id },
      mention: [],
    },
    now,
  );
}

export interface PhotoPlace {
  readonly node: NodeCode;
  readonly matter: MatterId;
  readonly of: PhotoOf;
}

/** Puts a stored picture on record; undefined where its project no longer exists. */
async function keepPhoto(turn: Turn, file: FileRecord, place: PhotoPlace) {
  const { tx, who, now, person, cause } = turn;
  const { id, name, projectId } = file;
  const command = {
    type: 'addProblemPhoto',
    ...place,
    file: { id, name },
    by: person.id,
  } as const;
  const executed = await execute(tx, who.world, projectId, command, cause, now);
  if (executed?.ok) await markFiled(tx, id, place.matter);
  return executed && { ...executed, command };
}

/** The same for a click on the question of which problem it is; the outcome as a toast. */
export async function placePhoto(
  turn: Turn,
  file: FileRecord,
  place: PhotoPlace,
): Promise<{ readonly toast: Toast; readonly project: Project } | undefined> {
  const done = await keepPhoto(turn, file, place);
  if (!done) return undefined;
  const { project } = done;
  const context = contextFor(cardContext(turn.who, turn.now), project);
  const toast = done.ok
    ? doneToast(context, project, done.command, done.events)
    : refusalToast(context, project, done.refusal);
  return { toast, project };
}
