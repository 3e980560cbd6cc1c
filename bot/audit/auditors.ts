import {
  findLateLanes,
  findLateWithoutOrder,
  findOverdueLooks,
  findUncalledClimbs,
} from '../../db/queries/audit.ts';
import {
  findOrphanedLeads,
  findOverdueDrafts,
  findOverdueLeads,
  findUncalledDuties,
} from '../../db/queries/audit-leads.ts';
import { findUnwarned } from '../../db/queries/points.ts';
import { loadProjects } from '../../db/queries/projects.ts';
import { GRACE_MS, lateWithoutOrder } from '../../domain/audit/late.ts';
import type { Finding } from '../../domain/audit/types.ts';
import { DAY_MS, type Instant } from '../../domain/calendar/time.ts';
import { warnedRules } from '../../domain/points/warned.ts';
import type { BotContext } from '../context.ts';
import { findDigestGaps } from '../dispatch/owed.ts';

/** Looks at one promise and answers where it is broken at `now`. */
export type Auditor = (context: BotContext, now: Instant) => Promise<readonly Finding[]>;

/** Missed rungs are looked back at for so long: older ones were found before, or are history. */
const LOOK_BACK_MS = 7 * DAY_MS;

const orders: Auditor = async ({ db }, now) => {
  const ids = await findLateWithoutOrder(db, now - GRACE_MS);
  const projects = await loadProjects(db, ids);
  return projects.flatMap((project) => lateWithoutOrder(project, now));
};

const looks: Auditor = async ({ db }, now) => {
  const rows = await findOverdueLooks(db, now - GRACE_MS);
  return rows.map(({ projectId: project, code, at }) => ({
    kind: 'look-overdue',
    project,
    code,
    at,
  }));
};

const climbs: Auditor = async ({ db }, now) => {
  const rows = await findUncalledClimbs(db, now - LOOK_BACK_MS);
  return rows.map(({ projectId: project, ...climb }) => ({
    kind: 'climb-without-call',
    project,
    ...climb,
  }));
};

const messages: Auditor = async ({ db }, now) => {
  const lanes = await findLateLanes(db, now - GRACE_MS);
  return lanes.map(({ lane: chat, count, since }) => ({
    kind: 'message-late',
    chat,
    count,
    since,
  }));
};

const digests: Auditor = async (context, now) => {
  const gaps = await findDigestGaps(context, now);
  return gaps.map((each) => {
    const kind = 'digest-skipped' as const;
    if (each.gap === 'not-sent') return { kind, ...each.record };
    const { cycle, key: period } = each.period;
    return { kind, cycle, period, audience: null };
  });
};

const deductions: Auditor = async ({ db }) => {
  const rows = await findUnwarned(db, warnedRules);
  return rows.map(({ projectId: project, node, rule }) => ({
    kind: 'deduction-unwarned',
    project,
    node,
    rule,
  }));
};

/** No step of a lead is past due without its red card, and none was overlooked by time. */
const leads: Auditor = async ({ db }, now) => {
  const [uncalled, overdue, drafts] = await Promise.all([
    findUncalledDuties(db, now - GRACE_MS),
    findOverdueLeads(db, now - GRACE_MS),
    findOverdueDrafts(db, now - GRACE_MS),
  ]);
  return [
    ...uncalled.map((duty) => ({ kind: 'lead-without-call' as const, ...duty })),
    ...overdue.map((lead) => ({ kind: 'lead-overdue' as const, ...lead })),
    ...(drafts ? [{ kind: 'draft-overdue' as const, ...drafts }] : []),
  ];
};

/** Every open lead is followed by somebody who is here. */
const owners: Auditor = async ({ db, who }) => {
  const { world } = await who();
  const active = world.directory.everybody().map(({ id }) => id);
  const rows = await findOrphanedLeads(db, active);
  return rows.map((row) => ({ kind: 'lead-without-owner', ...row }));
};

/** One line a promise. Source: design, section 6. */
export const auditors: readonly Auditor[] = [
  orders,
  looks,
  climbs,
  messages,
  digests,
  deductions,
  leads,
  owners,
];
