import { dutyOf } from '../../domain/lead/duties.ts';
import { isOpenLead, type Lead } from '../../domain/lead/lead.ts';
import type { LeadSubject } from '../../domain/lead/notices.ts';
import { textCard } from '../answers.ts';
import type { CardContext } from '../context.ts';
import type { Drawn } from '../drawn.ts';
import { personLine } from '../text.ts';
import { disputeCard, dutyCard, newsCard, signedCard } from './calls.ts';
import { livingCard } from './lead.ts';

/** A tracked card about a lead as it stands now; `other` is the record of whoever disputes it. */
export function leadCard(
  ctx: CardContext,
  lead: Lead,
  subject: LeadSubject,
  other: Lead | null = null,
): Drawn {
  switch (subject.kind) {
    case 'lead':
      return { card: livingCard(ctx, lead), isFinal: !isOpenLead(lead) && !isWaiting(lead) };
    case 'leadDuty': {
      const isOver = dutyOf(lead, subject.duty)?.dueAt !== subject.dueAt;
      return { card: dutyCard(ctx, lead, subject), isFinal: isOver };
    }
    case 'leadNews':
      return { card: newsCard(ctx, lead, subject.news), isFinal: true };
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
