import { createHash } from 'node:crypto';
import type { CardContext } from '../../cards/context.ts';
import { tooLargeCard } from '../../cards/delivery.ts';
import { draw } from '../../cards/draw.ts';
import type { Drawn } from '../../cards/drawn.ts';
import { hiddenLead, leadCard } from '../../cards/lead/draw.ts';
import type { Card } from '../../cards/parts.ts';
import type { Db } from '../../db/client.ts';
import type { CardRow } from '../../db/queries/cards.ts';
import { findFile } from '../../db/queries/files.ts';
import { loadLead } from '../../db/queries/leads.ts';
import { maySeeLead } from '../../domain/lead/access.ts';
import { isLeadSubject } from '../../domain/lead/notices.ts';
import { isPointsSubject } from '../../domain/points/subjects.ts';
import type { Project } from '../../domain/project/types.ts';
import { drawPoints } from '../points/cards.ts';
import { fileQuestion } from './file-question.ts';
import { BrokenRow, mustHave } from './job.ts';
import { targetOf } from './lane-keys.ts';

/** Feishu refuses cards above 30 KB; its server may expand what it gets. */
export const MAX_CARD_BYTES = 28 * 1024;

export type Drawable = Pick<CardRow, 'subject' | 'mention' | 'lane'>;

/** A tracked card as it stands now; `project` is null for one about a lead or points. */
export async function drawCard(
  db: Db,
  context: CardContext,
  project: Project | null,
  { subject, mention, lane }: Drawable,
): Promise<Drawn> {
  if (isLeadSubject(subject)) {
    const lead = mustHave(await loadLead(db, subject.lead), `no lead ${subject.lead}`);
    const other = lead.dispute ? await loadLead(db, lead.dispute.other) : undefined;
    const target = targetOf(lane);
    const reader = target?.kind === 'person' ? target.personId : null;
    // Made confidential since: whoever had its card before sees no more of it.
    const isHidden =
      lead.confidential !== null &&
      subject.kind !== 'leadDispute' &&
      !(reader !== null && maySeeLead(context.world, lead, reader));
    if (isHidden) return hiddenLead(context, lead);
    return leadCard(context, lead, subject, { reader, other: other ?? null });
  }
  if (isPointsSubject(subject)) return drawPoints(db, context, subject);
  if (!project) throw new BrokenRow('a card about a project without one');
  return subject.kind === 'fileAsk'
    ? fileQuestion(context, project, await findFile(db, subject.file))
    : draw(context, project, subject, { mention });
}

/** The same for an answer to a click, which wants the card alone. */
export async function renderCard(
  db: Db,
  context: CardContext,
  project: Project | null,
  row: Drawable,
): Promise<Card> {
  return fitting((await drawCard(db, context, project, row)).card);
}

/** The card, or a short word where it would be refused for its size. */
export const fitting = (card: Card): Card =>
  bytesOf(card) <= MAX_CARD_BYTES ? card : tooLargeCard(card);

/** Cards as texts: each is weighed and compared, and is never changed once it is drawn. */
const texts = new WeakMap<object, string>();

function textOf(card: object): string {
  const known = texts.get(card) ?? JSON.stringify(card);
  texts.set(card, known);
  return known;
}

export const bytesOf = (card: object): number => Buffer.byteLength(textOf(card));

/** Tells whether two cards look alike. */
export const fingerprintOf = (card: object): string =>
  createHash('sha256').update(textOf(card)).digest('base64url');
