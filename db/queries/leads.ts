import { and, asc, count, desc, eq, inArray, lte, min, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import type { LeadEvent } from '../../domain/lead/events.ts';
import { isOpenLead, type Lead, type LeadId } from '../../domain/lead/lead.ts';
import type { PersonId } from '../../domain/people/types.ts';
import type { Db } from '../client.ts';
import {
  type EventSource,
  events,
  leadGroups,
  leads,
  nodes,
  payloads,
  runs,
} from '../schema/index.ts';
import type { LogEntry } from './events.ts';

const DIGITS = 4;
/** Whoever gives out a number holds this row until the lead stands, or does not. */
const LOCK = 'lead-numbers';

/** The id of the next lead of a year, `L-2026-0001`, under a lock until the transaction ends. */
export async function nextLeadId(db: Db, year: number, now: Instant): Promise<LeadId> {
  await lockLeads(db, now);
  const prefix = `L-${year}-`;
  const [row] = await db.execute<{ last: number | null }>(sql`
    select max(substring(${leads.id} from ${prefix.length + 1}::integer)::integer) as last
    from ${leads}
    where ${leads.id} ~ ${`^${prefix}[0-9]{1,9}$`}`);
  return `${prefix}${String((row?.last ?? 0) + 1).padStart(DIGITS, '0')}`;
}

/** Two who confirm the same lead follow one another: the second sees the first one's. */
export async function lockLeads(db: Db, now: Instant): Promise<void> {
  await db
    .insert(runs)
    .values({ key: LOCK, at: now })
    .onConflictDoUpdate({ target: runs.key, set: { at: now } });
}

export async function loadLead(db: Db, id: LeadId): Promise<Lead | undefined> {
  const [row] = await db.select({ body: leads.body }).from(leads).where(eq(leads.id, id));
  return row?.body;
}

/** The lead, locked until the transaction ends. */
export async function loadLeadForChange(db: Db, id: LeadId): Promise<Lead | undefined> {
  const [row] = await db
    .select({ body: leads.body })
    .from(leads)
    .where(eq(leads.id, id))
    .for('update');
  return row?.body;
}

/** All leads on record, the newest first: a district has some thousands. */
export async function listLeads(db: Db): Promise<Lead[]> {
  const rows = await db.select({ body: leads.body }).from(leads).orderBy(desc(leads.id));
  return rows.map(({ body }) => body);
}

/** Leads of these owners on which something is owed; ended ones as well: somebody may wait for word. */
export async function findOwedLeads(db: Db, owners: readonly PersonId[]): Promise<Lead[]> {
  const rows = await db
    .select({ body: leads.body })
    .from(leads)
    .where(
      and(inArray(leads.owner, [...owners]), sql`jsonb_array_length(${leads.body}->'duties') > 0`),
    )
    .orderBy(asc(leads.id));
  return rows.map(({ body }) => body);
}

export async function saveLead(db: Db, lead: Lead, nextCheck: Instant | null): Promise<void> {
  const row = {
    owner: lead.owner,
    stage: lead.stage,
    isOpen: isOpenLead(lead),
    projectId: lead.project,
    body: lead,
    version: lead.version,
    nextCheck,
  };
  await db
    .insert(leads)
    .values({ id: lead.id, ...row })
    .onConflictDoUpdate({ target: leads.id, set: row });
}

/** Locks leads at which time changes something at `now`; those somebody else holds come later. */
export async function claimDueLeads(db: Db, now: Instant, limit: number): Promise<Lead[]> {
  const rows = await db
    .select({ body: leads.body })
    .from(leads)
    .where(lte(leads.nextCheck, now))
    .orderBy(asc(leads.nextCheck))
    .limit(limit)
    .for('update', { skipLocked: true });
  return rows.map(({ body }) => body);
}

export async function postponeLead(db: Db, id: LeadId, until: Instant | null): Promise<void> {
  await db.update(leads).set({ nextCheck: until }).where(eq(leads.id, id));
}

/** The smallest instant at which time changes something of any lead; null: never. */
export async function findNextLeadCheck(db: Db): Promise<Instant | null> {
  const [row] = await db.select({ at: min(leads.nextCheck) }).from(leads);
  return row?.at ?? null;
}

/** How many open leads each person has. */
export async function countOpenLeads(db: Db): Promise<Map<PersonId, number>> {
  const rows = await db
    .select({ owner: leads.owner, n: count() })
    .from(leads)
    .where(eq(leads.isOpen, true))
    .groupBy(leads.owner);
  return new Map(rows.map(({ owner, n }) => [owner, n]));
}

/** Open leads whose projects have come further than they: the project's node that is done. */
export async function findOutrunLeads(db: Db): Promise<{ id: LeadId; node: NodeCode }[]> {
  const rows = await db.execute<{ id: LeadId; node: NodeCode }>(sql`
    select ${leads.id} as id, ${nodes.code} as node
    from ${leads} join ${nodes} on ${nodes.projectId} = ${leads.projectId}
    where ${leads.isOpen} and ${leads.projectId} is not null and ${nodes.status} = 'done'
      and ((${nodes.code} = '0102' and ${leads.stage} in ('new', 'study'))
        or (${nodes.code} = '0201' and ${leads.stage} in ('contact', 'talks')))
    order by ${nodes.code}`);
  return rows.map(({ id, node }) => ({ id, node }));
}

/** A lead's event as it is logged: what people wrote goes into the payload. */
export function leadLogEntryOf(
  leadId: LeadId,
  event: LeadEvent,
  facts: { at: Instant; actor: PersonId | null; source: EventSource },
): LogEntry {
  const { type, said, ...data } = event as LeadEvent & { readonly said?: Record<string, unknown> };
  return {
    projectId: null,
    node: null,
    leadId,
    type,
    ...facts,
    data,
    ...(said ? { payload: { said } } : {}),
  };
}

/** The events of a lead, oldest first, with what its payloads still hold. */
export async function readLeadEvents(
  db: Db,
  id: LeadId,
): Promise<{ event: LeadEvent; at: Instant; actor: PersonId | null }[]> {
  const rows = await db
    .select({ row: events, payload: payloads.body })
    .from(events)
    .leftJoin(payloads, eq(payloads.id, events.payloadId))
    .where(eq(events.leadId, id))
    .orderBy(asc(events.id));
  return rows.map(({ row: { type, data, at, actor }, payload }) => ({
    event: { type, ...data, ...(payload?.said ? { said: payload.said } : {}) } as LeadEvent,
    at,
    actor,
  }));
}

export async function nameLeadsGroup(
  db: Db,
  chatId: string,
  namedBy: PersonId,
  namedAt: Instant,
): Promise<boolean> {
  const rows = await db
    .insert(leadGroups)
    .values({ chatId, namedBy, namedAt })
    .onConflictDoNothing()
    .returning({ chatId: leadGroups.chatId });
  return rows.length > 0;
}

/** False where the group took no leads. */
export async function unnameLeadsGroup(db: Db, chatId: string): Promise<boolean> {
  const rows = await db
    .delete(leadGroups)
    .where(eq(leadGroups.chatId, chatId))
    .returning({ chatId: leadGroups.chatId });
  return rows.length > 0;
}

export async function isLeadsGroup(db: Db, chatId: string): Promise<boolean> {
  const [row] = await db.select().from(leadGroups).where(eq(leadGroups.chatId, chatId)).limit(1);
  return row !== undefined;
}
