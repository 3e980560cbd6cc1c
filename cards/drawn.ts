import type { CardSubject } from '../domain/project/notices.ts';
import type { Project } from '../domain/project/types.ts';
import type { CardContext } from './context.ts';
import type { MentionOptions } from './node.ts';
import type { Card } from './parts.ts';

/** A tracked card as it stands now. */
export interface Drawn {
  readonly card: Card;
  /** Nothing is left to do on the card: it shows its last state and is never drawn again. */
  readonly isFinal: boolean;
  /** Final for nothing but its age: news that were held until now are told all the same. */
  readonly isOld?: boolean;
}

/** How cards of one part are drawn from what they are about, one function a kind. */
export type Drawers<Subject extends { readonly kind: string }> = {
  readonly [Kind in Subject['kind']]: (
    ctx: CardContext,
    project: Project,
    subject: Extract<Subject, { kind: Kind }>,
    options: MentionOptions,
  ) => Drawn;
};

/** Draws any card of the domain's subjects. */
export type Draw = (
  ctx: CardContext,
  project: Project,
  subject: CardSubject,
  options: MentionOptions,
) => Drawn;
