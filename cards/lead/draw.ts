import { dutyOf } from '../../domain/lead/duties.ts';
import { isOpenLead, type Lead } from '../../domain/lead/lead.ts';
import type { LeadSubject } from '../../domain/lead/notices.ts';
import type { PersonId } from '../../domain/people/types.ts';
import { textCard } from '../answers.ts';
import type { CardContext } from '../context.ts';
import type { Drawn } from '../drawn.ts';
import { personLine } from '../text.ts';
import { disputeCard, dutyCard, isOverRed, newsCard, signedCard } from './calls.ts';
import { livingCard } from './lead.ts';

/** In whose chat a card stands, and what it needs to be drawn. */
export interface LeadView {
  /** Null: it stands in nobody's own chat. */
  readonly reader: PersonId | null;
  /** The record of whoever disputes the lead. */
  readonly other?: Lead | null;
}

/** A tracked card about a lead as it stands now, with what its reader may do. */
export function leadCard(
  ctx: CardContext,
  lead: Lead,
  subject: LeadSubject,
  { reader, other = null }: LeadView,
): Drawn {
  switch (subject.kind) {
    case 'lead': {
      const isOver = !isOpenLead(lead) && !isWaiting(lead) && lead.duties.length === 0;
      return { card: livingCard(ctx, lead, reader), isFinal: isOver };
    }
    case 'leadDuty': {
      const duty = dutyOf(lead, subject.duty);
      const isOver = duty?.dueAt !== subject.dueAt || isOverRed(lead, subject);
      return { card: dutyCard(ctx, lead, subject, reader), isFinal: isOver };
    }
    case 'leadNews':
      return { card: newsCard(ctx, lead, subject.news, reader), isFinal: true };
    case 'leadDispute':
      return { card: disputeCard(ctx, lead, other), isFinal: lead.dispute === null };
    case 'leadSigned':
      return { card: signedCard(ctx, lead), isFinal: lead.project !== null };
    default:
      return subject satisfies never;
  }
}

/** In the place of a card of somebody who may see the lead no longer. */
export const hiddenLead = ({ world }: CardContext, lead: Lead): Drawn => ({
  card: textCard('线索已转为保密', `请问 ${personLine(world, lead.owner)}。`, 'info'),
  isFinal: true,
});

/** Signed, and its project is not there yet. */
const isWaiting = ({ stage, project }: Lead): boolean => stage === 'signed' && project === null;
