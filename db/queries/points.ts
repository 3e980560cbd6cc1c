import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Appeal, Entry, Line, Month, NewLine } from '../../domain/points/types.ts';
import type { Delivery } from '../../domain/points/warned.ts';
import type { ProjectId } from '../../domain/project/types.ts';
import type { Db } from '../client.ts';
import { events, pointAccounts, pointAppeals, pointNotices, points } from '../schema/index.ts';

type Row = typeof points.$inferSelect;

/** A row as a line of the ledger. */
function lineOf(row: Row): Line {
  const { id, rule, unit, month, projectId, node, matter, hundredths, key, at, reverses } = row;
  const cause = { id: row.causeEvent, type: row.causeType, at: row.causeAt };
  const shared = { id, rule, unit, month, projectId, node, matter, cause, hundredths, key, at };
  if (row.kind === 'reversal') {
    if (reverses === null) throw new Error(`reversal ${id} reverses nothing`);
    const reason = (row.reason ?? 'ruling') as Extract<Line, { kind: 'reversal' }>['reason'];
    return { ...shared, kind: 'reversal', reverses, reason };
  }
  const { fullHundredths: full, warnedBy, appealUntil } = row;
  const reason = row.reason as Entry['reason'];
  return { ...shared, kind: 'entry', full, reason, warnedBy, appealUntil };
}

/**
 * Holds the accounts of these units until the transaction ends: two changes at once would else both
 * see room under the same cap. In the order of their names, so that nobody waits for one another.
 */
export async function lockAccounts(db: Db, units: Iterable<string>): Promise<void> {
  const names = [...new Set(units)].sort();
  if (names.length === 0) return;
  await db
    .insert(pointAccounts)
    .values(names.map((unit) => ({ unit })))
    .onConflictDoNothing();
  await db
    .select()
    .from(pointAccounts)
    .where(inArray(pointAccounts.unit, names))
    .orderBy(asc(pointAccounts.unit))
    .for('update');
}

/** Appends to the ledger; what stands there already is left out. Answers what was added. */
export async function insertLines(db: Db, lines: readonly NewLine[]): Promise<Line[]> {
  if (lines.length === 0) return [];
  const rows = await db
    .insert(points)
    .values(
      lines.map(({ cause, ...line }) => ({
        ...line,
        fullHundredths: line.kind === 'entry' ? line.full : line.hundredths,
        causeEvent: cause.id,
        causeType: cause.type,
        causeAt: cause.at,
      })),
    )
    .onConflictDoNothing()
    .returning();
  return rows.map(lineOf).sort((a, b) => a.id - b.id);
}

/** All lines about these projects, and all of these units in these months, oldest first. */
export async function findLedger(
  db: Db,
  projectIds: readonly ProjectId[],
  accounts: readonly { readonly unit: string; readonly month: Month }[],
): Promise<Line[]> {
  const units = [...new Set(accounts.map(({ unit }) => unit))];
  const months = [...new Set(accounts.map(({ month }) => month))];
  const rows = await db
    .select()
    .from(points)
    .where(
      or(
        projectIds.length > 0 ? inArray(points.projectId, [...projectIds]) : sql`false`,
        units.length > 0
          ? and(inArray(points.unit, units), inArray(points.month, months))
          : sql`false`,
      ),
    )
    .orderBy(asc(points.id));
  return rows.map(lineOf);
}

/** The ledger of months, of one unit or of all, oldest first. */
export async function findMonths(
  db: Db,
  months: readonly Month[],
  unit: string | null = null,
): Promise<Line[]> {
  const rows = await db
    .select()
    .from(points)
    .where(
      and(inArray(points.month, [...months]), ...(unit === null ? [] : [eq(points.unit, unit)])),
    )
    .orderBy(asc(points.id));
  return rows.map(lineOf);
}

/** Lines by id, and the reversals of them. */
export async function findLines(db: Db, ids: readonly number[]): Promise<Line[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(points)
    .where(or(inArray(points.id, [...ids]), inArray(points.reverses, [...ids])))
    .orderBy(asc(points.id));
  return rows.map(lineOf);
}

/** What people wrote lies in the payload of an event, and is empty once it was blanked there. */
const wordsOf = (column: 'event' | 'ruling_event') => sql<string>`coalesce((
  select p.body->'said'->>'words' from events e join payloads p on p.id = e.payload_id
  where e.id = point_appeals.${sql.raw(column)}), '')`;

/** Objections to these entries with what was ruled; blanked words are empty. */
export async function findAppeals(db: Db, entries: readonly number[]): Promise<Appeal[]> {
  if (entries.length === 0) return [];
  const rows = await db
    .select({
      row: pointAppeals,
      words: wordsOf('event'),
      ruled: wordsOf('ruling_event'),
    })
    .from(pointAppeals)
    .where(inArray(pointAppeals.entry, [...entries]))
    .orderBy(asc(pointAppeals.entry));
  return rows.map(({ row, words, ruled }) => ({
    entry: row.entry,
    by: row.by,
    at: row.at,
    words,
    ruling:
      row.ruledBy !== null && row.ruledAt !== null && row.decision !== null
        ? { by: row.ruledBy, at: row.ruledAt, decision: row.decision, words: ruled }
        : null,
  }));
}

/** Objections that wait for a ruling, oldest first. */
export async function findOpenAppeals(db: Db): Promise<number[]> {
  const rows = await db
    .select({ entry: pointAppeals.entry })
    .from(pointAppeals)
    .where(isNull(pointAppeals.ruledAt))
    .orderBy(asc(pointAppeals.at));
  return rows.map(({ entry }) => entry);
}

export async function saveAppeal(
  db: Db,
  appeal: { readonly entry: number; readonly by: string; readonly at: Instant; event: number },
): Promise<void> {
  await db.insert(pointAppeals).values(appeal);
}

export async function saveRuling(
  db: Db,
  entry: number,
  ruling: {
    readonly decision: 'uphold' | 'revoke';
    readonly ruledBy: string;
    readonly ruledAt: Instant;
    readonly rulingEvent: number;
  },
): Promise<void> {
  await db.update(pointAppeals).set(ruling).where(eq(pointAppeals.entry, entry));
}

/** Warnings of these projects that reached their chats, by project, oldest first. */
export async function findDeliveries(
  db: Db,
  projectIds: readonly ProjectId[],
): Promise<Map<ProjectId, Delivery[]>> {
  const rows = await db
    .select({ id: events.id, projectId: events.projectId, at: events.at, data: events.data })
    .from(events)
    .where(and(inArray(events.projectId, [...projectIds]), eq(events.type, 'messageDelivered')))
    .orderBy(asc(events.id));
  const found = new Map<ProjectId, Delivery[]>();
  for (const { id, projectId, at, data } of rows) {
    const subject = data.subject as { kind: string; node?: string; matter?: string } | undefined;
    if (projectId === null || !subject) continue;
    const { kind, node = null, matter = null } = subject;
    found.set(projectId, [...(found.get(projectId) ?? []), { id, at, kind, node, matter }]);
  }
  return found;
}

/** Deductions that their units were not told of yet, oldest first. */
export async function findUntold(db: Db): Promise<Entry[]> {
  const rows = await db
    .select({ row: points })
    .from(points)
    .leftJoin(pointNotices, eq(pointNotices.entry, points.id))
    .where(and(eq(points.kind, 'entry'), sql`${points.hundredths} < 0`, isNull(pointNotices.entry)))
    .orderBy(asc(points.id));
  return rows.map(({ row }) => lineOf(row)).filter((line): line is Entry => line.kind === 'entry');
}

export async function markTold(db: Db, entries: readonly number[], at: Instant): Promise<void> {
  if (entries.length === 0) return;
  await db
    .insert(pointNotices)
    .values(entries.map((entry) => ({ entry, at })))
    .onConflictDoNothing();
}

/**
 * Deductions of rules that need a warning and have none on record: there must be none, but what
 * was given back is mended. For the auditor. `rules` are the codes that need one.
 */
export async function findUnwarned(
  db: Db,
  rules: readonly string[],
): Promise<{ projectId: ProjectId; node: string; rule: string }[]> {
  const rows = await db
    .select({ projectId: points.projectId, node: points.node, rule: points.rule })
    .from(points)
    .leftJoin(events, eq(events.id, points.warnedBy))
    .where(
      and(
        eq(points.kind, 'entry'),
        inArray(points.rule, [...rules]),
        sql`${points.hundredths} < 0`,
        or(isNull(events.id), sql`${events.type} <> 'messageDelivered'`),
        sql`not exists (select 1 from points back where back.reverses = ${points.id})`,
      ),
    )
    .orderBy(asc(points.id));
  return rows.map((row) => ({ ...row, node: row.node ?? '' }));
}
