import { loadProject } from '../../db/queries/projects.ts';
import type { MatterKind, MatterOf } from '../../domain/matter/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { replyToBlocker } from './blocker-reply.ts';
import { replyToItem } from './item-done.ts';
import { replyToOrder } from './order-reply.ts';

/** Words that are no command, written under a card about a matter. */
export interface MatterReply<Kind extends MatterKind> {
  readonly project: Project;
  readonly matter: MatterOf<Kind>;
  /** As they were written. */
  readonly words: string;
  readonly heard: Heard;
}

/** What a matter makes of them: a card that answers; undefined: nothing, others may read them. */
type TakeReply<Kind extends MatterKind> = (
  turn: Turn,
  reply: MatterReply<Kind>,
) => Promise<object | undefined>;

/** One line a kind of matter to whose cards people reply with words. */
const takers: { readonly [Kind in MatterKind]?: TakeReply<Kind> } = {
  blocker: replyToBlocker,
  datedItem: replyToItem,
  order: replyToOrder,
};

/** What a reply to a card about a matter means; undefined where it is none, or means nothing. */
export async function answerMatterReply(
  turn: Turn,
  heard: Heard,
  words: string,
): Promise<object | undefined> {
  const { card } = heard;
  if (!card?.matter) return undefined;
  const project = await loadProject(turn.tx, card.projectId);
  const matter = project?.matters.get(card.matter);
  if (!project || !matter) return undefined;
  const take = takers[matter.kind] as TakeReply<MatterKind> | undefined;
  return take?.(turn, { project, matter, words, heard });
}
