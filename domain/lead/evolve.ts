import type { Instant } from '../calendar/time.ts';
import type { LeadEvent } from './events.ts';
import { isOpenStage, type Lead, type LeadNote, type LeadStage } from './lead.ts';

/** So many notes are kept with a lead; the log has all of them. */
const MOST_NOTES = 50;

/** What an event makes of a lead. Never refuses; throws where the lead was never opened. */
export function evolveLead(lead: Lead | null, event: LeadEvent, now: Instant): Lead {
  if (event.type === 'leadOpened') return opened(event, now);
  if (!lead) throw new Error(`${event.type} before leadOpened`);
  const next = { ...lead, version: lead.version + 1 };
  const moved = { ...next, movedAt: now };
  switch (event.type) {
    case 'leadCorrected':
      return { ...moved, facts: event.said.facts, confidential: event.confidential };
    case 'leadMoved':
      return entering({ ...(event.by === null ? next : moved), lost: null }, event.to, now);
    case 'leadFollowedUp':
    case 'leadFedBack':
      return withNote(moved, { by: event.by, at: now, words: event.said.words });
    case 'leadHandedOver':
      return { ...moved, owner: event.to };
    case 'leadLost': {
      const from = isOpenStage(lead.stage) ? lead.stage : 'new';
      return entering({ ...moved, lost: { reason: event.said.reason, from } }, 'lost', now);
    }
    case 'leadRevived':
      return entering({ ...moved, lost: null }, lead.lost?.from ?? 'new', now);
    case 'leadDisputed': {
      const { by, other, said } = event;
      return { ...next, dispute: { by, at: now, other, words: said.words } };
    }
    case 'leadDisputeRuled':
      return { ...next, dispute: null, owner: event.owner };
    case 'leadSigned': {
      const { on, amountWan } = event;
      return entering({ ...moved, signed: { on, amountWan } }, 'signed', now);
    }
    case 'leadProjectOpened':
      return { ...next, project: event.project };
    case 'leadDutyStarted': {
      const { duty: kind, startedOn, dueAt } = event;
      const others = lead.duties.filter((duty) => duty.kind !== kind);
      return { ...next, duties: [...others, { kind, startedOn, dueAt, light: 'blue' }] };
    }
    case 'leadDutyMet':
      return { ...next, duties: lead.duties.filter(({ kind }) => kind !== event.duty) };
    case 'leadDutyTurned':
      return {
        ...next,
        duties: lead.duties.map((duty) =>
          duty.kind === event.duty ? { ...duty, light: event.light } : duty,
        ),
      };
    default:
      return event satisfies never;
  }
}

export const evolveLeadAll = (
  lead: Lead | null,
  events: readonly LeadEvent[],
  now: Instant,
): Lead | null => events.reduce<Lead | null>((state, event) => evolveLead(state, event, now), lead);

function opened(event: Extract<LeadEvent, { type: 'leadOpened' }>, now: Instant): Lead {
  const { id, owner, first, confidential, said } = event;
  return {
    id,
    facts: said.facts,
    owner,
    first,
    confidential,
    stage: 'new',
    entered: { new: now },
    duties: [],
    notes: [],
    movedAt: now,
    lost: null,
    signed: null,
    project: null,
    dispute: null,
    version: 1,
  };
}

const entering = (lead: Lead, stage: LeadStage, now: Instant): Lead => ({
  ...lead,
  stage,
  entered: { ...lead.entered, [stage]: now },
});

const withNote = (lead: Lead, note: LeadNote): Lead => ({
  ...lead,
  notes: [...lead.notes, note].slice(-MOST_NOTES),
});
