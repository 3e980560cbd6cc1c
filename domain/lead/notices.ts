import type { Instant } from '../calendar/time.ts';
import type { PersonId } from '../people/types.ts';
import { afterQuietHours } from '../project/notices.ts';
import type { World } from '../project/types.ts';
import { headsOver, maySeeLead } from './access.ts';
import type { LeadEvent } from './events.ts';
import { toldOf } from './introducer.ts';
import type { DutyKind, Lead, LeadId } from './lead.ts';

/** What became of a lead, for whoever told of it or brought it. */
export type LeadNewsKind =
  | 'opened'
  | 'moved'
  | 'signed'
  | 'lost'
  | 'revived'
  | 'fedBack'
  | 'handedOver'
  | 'ruled'
  | 'project';

/** What a card about a lead is about. Its text is made when it is sent. */
export type LeadSubject =
  | { readonly kind: 'lead'; readonly lead: LeadId }
  | {
      readonly kind: 'leadDuty';
      readonly lead: LeadId;
      readonly duty: DutyKind;
      readonly light: 'yellow' | 'red';
      /** Tells the clock from a later one of its kind. */
      readonly dueAt: Instant;
    }
  | { readonly kind: 'leadNews'; readonly lead: LeadId; readonly news: LeadNewsKind }
  | { readonly kind: 'leadDispute'; readonly lead: LeadId }
  | { readonly kind: 'leadSigned'; readonly lead: LeadId };

export const leadSubjectKinds = [
  'lead',
  'leadDuty',
  'leadNews',
  'leadDispute',
  'leadSigned',
] as const satisfies readonly LeadSubject['kind'][];

export const isLeadSubject = <Other extends { readonly kind: string }>(
  subject: Other | LeadSubject,
): subject is LeadSubject => (leadSubjectKinds as readonly string[]).includes(subject.kind);

/** Something people must see because of what happened to a lead. */
export type LeadNotice =
  | {
      readonly type: 'postToPerson';
      readonly person: PersonId;
      readonly card: LeadSubject;
      readonly notBefore: Instant;
    }
  /** Draws its open cards anew. */
  | { readonly type: 'refreshLead' };

/**
 * Whom an event calls, each in their own chat. Of a confidential lead nobody hears but its owner and
 * the leaders named on it. Source: design, section 3 "Leads".
 */
export function planLeadNotices(
  world: World,
  lead: Lead,
  events: readonly LeadEvent[],
  now: Instant,
): LeadNotice[] {
  const posts = events.flatMap((event) => postsFor(world, lead, event, now));
  const isKnown = events.some(({ type }) => type !== 'leadOpened');
  return [...(isKnown ? [{ type: 'refreshLead' } as const] : []), ...posts];
}

function postsFor(world: World, lead: Lead, event: LeadEvent, now: Instant): LeadNotice[] {
  const { id, owner, first, confidential } = lead;
  const post = (people: readonly PersonId[], card: LeadSubject, notBefore = now): LeadNotice[] =>
    [...new Set(people)]
      .filter((person) => world.directory.person(person)?.active)
      .map((person) => ({ type: 'postToPerson', person, card, notBefore }));
  const acting = confidential ? owner : world.directory.actingFor(owner);
  const later = afterQuietHours(now);
  const card = { kind: 'lead', lead: id } as const;
  const tell = (news: LeadNewsKind, people: readonly PersonId[] = toldOf(world, lead)) =>
    post(
      people.filter(
        (person) =>
          !('by' in event && event.by === person) &&
          (confidential === null || maySeeLead(world, lead, person)),
      ),
      { kind: 'leadNews', lead: id, news },
      later,
    );
  const operators = world.directory.withRole('operator').map((each) => each.id);
  switch (event.type) {
    case 'leadOpened':
      return [
        ...post([acting], card),
        // Whoever told of it sees that it was taken down; who brought it hears it here first.
        ...tell(
          'opened',
          toldOf(world, lead).filter((person) => person !== first.by),
        ),
      ];
    case 'leadHandedOver':
      return [
        ...post([acting], card, later),
        ...tell('handedOver', [...toldOf(world, lead), ...(event.from ? [event.from] : [])]),
      ];
    case 'leadMoved':
      return [...(event.by === owner ? [] : post([acting], card, later)), ...tell('moved')];
    case 'leadRevived':
      return [...(event.by === owner ? [] : post([acting], card, later)), ...tell('revived')];
    case 'leadLost':
      return tell('lost');
    case 'leadFedBack':
      return tell('fedBack');
    case 'leadSigned':
      return [...post(operators, { kind: 'leadSigned', lead: id }, later), ...tell('signed')];
    case 'leadProjectOpened':
      return tell('project', [...toldOf(world, lead), owner]);
    case 'leadDisputed':
      return post(operators, { kind: 'leadDispute', lead: id }, later);
    case 'leadDisputeRuled':
      return [
        ...post([acting], card, later),
        ...tell(
          'ruled',
          [...toldOf(world, lead), ...(event.parties ?? [])].filter((person) => person !== owner),
        ),
      ];
    case 'leadDutyTurned': {
      if (event.light === 'blue') return [];
      const dueAt = lead.duties.find(({ kind }) => kind === event.duty)?.dueAt ?? now;
      const { duty, light } = event;
      const above = confidential ? confidential.leaders : headsOver(world, lead);
      return post(
        light === 'red' ? [acting, ...above] : [acting],
        { kind: 'leadDuty', lead: id, duty, light, dueAt },
        later,
      );
    }
    case 'leadCorrected':
    case 'leadFollowedUp':
    case 'leadDutyStarted':
    case 'leadDutyMet':
      return [];
    default:
      return event satisfies never;
  }
}
