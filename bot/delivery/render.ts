import { createHash } from 'node:crypto';
import type { CardContext } from '../../cards/context.ts';
import { tooLargeCard } from '../../cards/delivery.ts';
import { promiseFormCard } from '../../cards/forms.ts';
import { nodeCard } from '../../cards/node.ts';
import type { Card } from '../../cards/parts.ts';
import { progressCard } from '../../cards/progress.ts';
import { promiseCard } from '../../cards/promise.ts';
import { urgentWarningCard, warningCard } from '../../cards/warning.ts';
import type { Db } from '../../db/client.ts';
import type { CardRow } from '../../db/queries/cards.ts';
import { findFile } from '../../db/queries/files.ts';
import { isWarningOver, promisableMaterials } from '../../domain/project/node-view.ts';
import type { Project } from '../../domain/project/types.ts';
import { fileQuestion } from './file-question.ts';

/** Feishu refuses cards above 30 KB; its server may expand what it gets. */
export const MAX_CARD_BYTES = 28 * 1024;

export interface Drawn {
  readonly card: Card;
  /** Nothing is left to do on the card: it shows its last state and is never drawn again. */
  readonly isFinal: boolean;
}

export type Drawable = Pick<CardRow, 'subject' | 'mention'>;

/** A tracked card as it stands now. */
export async function drawCard(
  db: Db,
  context: CardContext,
  project: Project,
  { subject, mention }: Drawable,
): Promise<Drawn> {
  const isOver = (node: string) => project.nodes.get(node)?.status !== 'running';
  switch (subject.kind) {
    case 'progress':
      return { card: progressCard(context, project), isFinal: false };
    case 'node':
      return {
        card: nodeCard(context, project, subject.node, { mention }),
        isFinal: isOver(subject.node),
      };
    case 'warning':
      return {
        card: warningCard(context, project, subject.node, subject.warning, { mention }),
        isFinal: isWarningOver(project, subject.node, subject.warning, context.now),
      };
    case 'urgentWarning':
      return {
        card: urgentWarningCard(context, project, subject.node),
        isFinal: isWarningOver(project, subject.node, 'h1', context.now),
      };
    case 'promise': {
      const { material, node, warning } = subject;
      return {
        card: promiseCard(context, project, material, node, warning, { mention }),
        isFinal: project.materials.get(material)?.status !== 'promised',
      };
    }
    case 'promiseForm':
      return {
        card: promiseFormCard(context, project, subject.node),
        isFinal:
          isOver(subject.node) ||
          promisableMaterials(context.world, project, subject.node).length === 0,
      };
    case 'fileAsk':
      return fileQuestion(context, project, await findFile(db, subject.file));
    default:
      return subject satisfies never;
  }
}

/** The same for an answer to a click, which wants the card alone. */
export async function renderCard(
  db: Db,
  context: CardContext,
  project: Project,
  row: Drawable,
): Promise<Card> {
  return fitting((await drawCard(db, context, project, row)).card);
}

/** The card, or a short word where it would be refused for its size. */
export const fitting = (card: Card): Card =>
  bytesOf(card) <= MAX_CARD_BYTES ? card : tooLargeCard(card);

export const bytesOf = (card: object): number => Buffer.byteLength(JSON.stringify(card));

/** Tells whether two cards look alike. */
export const fingerprintOf = (card: object): string =>
  createHash('sha256').update(JSON.stringify(card)).digest('base64url');
