import { z } from 'zod';
import { rectificationFields as fields } from '../../../cards/rectification/actions.ts';
import { photoPromptCard } from '../../../cards/rectification/forms.ts';
import { photoSettledToast, photosAwaitedToast } from '../../../cards/rectification/notes.ts';
import { refusalToast } from '../../../cards/refusals.ts';
import { formIncompleteToast, staleToast } from '../../../cards/toasts.ts';
import { findFileForChange } from '../../../db/queries/files.ts';
import { mayPhotograph } from '../../../domain/rectification/decide.ts';
import { cardContext } from '../../context.ts';
import { enqueueSay } from '../../delivery/enqueue.ts';
import { personLane } from '../../delivery/lane-keys.ts';
import { renderCard } from '../../delivery/render.ts';
import type { Turn } from '../../intake/origin.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';
import { awaitPhotos, placePhoto as savePhoto } from '../../rectification/photos.ts';
import { commandClick } from '../command.ts';
import { openForm } from '../open-form.ts';
import { findTarget } from '../target.ts';
import type { Clicked } from '../types.ts';

interface About {
  readonly project: string;
  readonly node: string;
}

/** A form that offers exactly what the clicker may act on; where that is nothing it says so. */
const openFormFor =
  (kind: 'fixForm' | 'recheckForm' | 'photoForm') =>
  async (turn: Turn, about: About): Promise<ClickAnswer> => {
    const target = await findTarget(turn, about);
    if (!target) return { toast: staleToast() };
    const { node } = about;
    return openForm(turn, target.project.id, { kind, node, person: turn.person.id });
  };

export const openFixForm = openFormFor('fixForm');
export const openRecheckForm = openFormFor('recheckForm');
export const openPhotoForm = openFormFor('photoForm');

/** A multi-select brings an array, a single choice a string. */
const several = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .pipe(z.array(z.string().max(10)).min(1).max(100));

const fixForm = z.object({ [fields.items]: several });

/** 已整改: pictures in the own chat belong to what was fixed for a while. */
export async function fixProblems(
  turn: Turn,
  { project, node }: About,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const form = fixForm.safeParse(clicked.form);
  if (!form.success) return { toast: formIncompleteToast() };
  const { items: matters } = form.data;
  const command = { type: 'reportFixed', node, matters, by: turn.person.id } as const;
  const answer = await commandClick(turn, project, command, clicked);
  if (answer.toast?.type !== 'success') return answer;
  const target = await findTarget(turn, { project, node });
  if (!target) return answer;
  const until = await awaitPhotos(turn, project, matters, 'after');
  const about = { node, matters, of: 'after', until } as const;
  const prompt = photoPromptCard(target.context, target.project, about);
  await enqueueSay(turn.tx, personLane(turn.person.id), prompt, {}, turn.now);
  return answer;
}

const recheckForm = z.object({
  [fields.items]: several,
  [fields.result]: z.enum(['passed', 'failed']),
  [fields.words]: z.string().optional().default(''),
});

/** 复核 */
export async function recheckProblems(
  turn: Turn,
  { project, node }: About,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const form = recheckForm.safeParse(clicked.form);
  if (!form.success) return { toast: formIncompleteToast() };
  const { items: matters, result, words } = form.data;
  const command = {
    type: 'recheckProblems',
    node,
    matters,
    isPassed: result === 'passed',
    words,
    by: turn.person.id,
  } as const;
  return commandClick(turn, project, command, clicked);
}

const photoForm = z.object({
  [fields.item]: z.string().max(10),
  [fields.photoOf]: z.enum(['before', 'after']),
});

/** 传照片: the next pictures in the own chat are of this problem. */
export async function choosePhotos(
  turn: Turn,
  about: About,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const form = photoForm.safeParse(clicked.form);
  if (!form.success) return { toast: formIncompleteToast() };
  const target = await findTarget(turn, about);
  if (!target) return { toast: staleToast() };
  const { item: matter, photo_of: of } = form.data;
  const { project, context } = target;
  const { tx, who, now, person } = turn;
  const { node } = about;
  const refusal = mayPhotograph(who.world, project, { node, matter, by: person.id });
  if (refusal) return { toast: refusalToast(context, project, refusal) };
  const until = await awaitPhotos(turn, project.id, [matter], of);
  const prompt = photoPromptCard(context, project, { node, matters: [matter], of, until });
  await enqueueSay(tx, personLane(person.id), prompt, {}, now);
  return { toast: photosAwaitedToast() };
}

/** The same of a picture that is there already. */
export async function placePhoto(
  turn: Turn,
  { project, node, file }: About & { readonly file: string },
  clicked: Clicked,
): Promise<ClickAnswer> {
  const form = photoForm.safeParse(clicked.form);
  if (!form.success) return { toast: formIncompleteToast() };
  const { item: matter, photo_of: of } = form.data;
  const { tx, who, now } = turn;
  const record = await findFileForChange(tx, file);
  if (record?.projectId !== project) return { toast: staleToast() };
  if (record.filedAs !== null) return { toast: photoSettledToast() };
  const placed = await savePhoto(turn, record, { node, matter, of });
  if (!placed) return { toast: staleToast() };
  const { toast } = placed;
  if (toast.type !== 'success' || clicked.card?.state !== 'live') return { toast };
  const context = cardContext(who, now);
  return { toast, card: await renderCard(tx, context, placed.project, clicked.card) };
}
