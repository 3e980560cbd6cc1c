import { inTransaction } from '../../db/client.ts';
import { claimDueLeads, findOutrunLeads, postponeLead } from '../../db/queries/leads.ts';
import { HOUR, type Instant } from '../../domain/calendar/time.ts';
import { handleLead, type LeadWorld } from '../../domain/lead/decide.ts';
import { nextLeadCheck } from '../../domain/lead/duties.ts';
import { evolveLeadAll } from '../../domain/lead/evolve.ts';
import type { Lead, OpenStage } from '../../domain/lead/lead.ts';
import type { BotContext } from '../context.ts';
import { commitLead, executeLead } from './execute.ts';

/** Due leads taken in one transaction. */
const BATCH = 100;
/** How long a lead that cannot be judged is left alone. */
const POSTPONE_MS = HOUR;

type SweepContext = Pick<BotContext, 'db' | 'who' | 'log' | 'leads'>;

/**
 * Does what time asks for of leads at `now`: lights turn, owners and heads are called. Run twice, or
 * by two processes, it adds nothing. Answers how many leads were due; one that cannot be judged is put
 * off and logged by its id.
 */
export async function sweepLeads(context: SweepContext, now: Instant): Promise<number> {
  const { world } = await context.who();
  const around = { world, rules: context.leads.rules };
  const followed = await followProjects(context, around, now);
  for (let total = followed; ; ) {
    const swept = await sweepBatch(context, around, now, BATCH).catch((error: unknown) => {
      context.log.error({ err: error }, 'sweep of leads failed, going on one by one');
      return sweepOne(context, around, now);
    });
    if (swept === 0) return total;
    total += swept;
  }
}

/** Where a lead stands once a node of its project is done. */
const stepOf: Readonly<Record<string, OpenStage>> = { '0102': 'contact', '0201': 'signing' };

/** A lead in reserve goes on with its project. Source: design, section 3 "Leads". */
async function followProjects({ db }: SweepContext, around: LeadWorld, now: Instant) {
  const outrun = await findOutrunLeads(db);
  for (const { id, node } of outrun) {
    const to = stepOf[node];
    if (!to) continue;
    await inTransaction(db, (tx) =>
      executeLead(tx, around, id, { type: 'follow', to }, cause, now),
    );
  }
  return outrun.length;
}

const cause = { actor: null, source: { kind: 'timer' } } as const;

function sweepBatch({ db }: SweepContext, around: LeadWorld, now: Instant, limit: number) {
  return inTransaction(db, async (tx) => {
    const due = await claimDueLeads(tx, now, limit);
    for (const lead of due) {
      const decided = handleLead(around, lead, { type: 'tick' }, now);
      const events = decided.ok ? decided.events : [];
      const after = evolveLeadAll(lead, events, now) ?? lead;
      if (events.length > 0) await commitLead(tx, around, { after, events }, cause, now);
      else await postponeLead(tx, lead.id, nextCheckAfter(around, lead, now));
    }
    return due.length;
  });
}

/** What came up and needed nothing comes up later, or never. */
function nextCheckAfter({ world }: LeadWorld, lead: Lead, now: Instant): Instant | null {
  const next = nextLeadCheck(world, lead);
  return next === null || next > now ? next : now + POSTPONE_MS;
}

async function sweepOne(context: SweepContext, around: LeadWorld, now: Instant): Promise<number> {
  try {
    return await sweepBatch(context, around, now, 1);
  } catch (error) {
    const [first] = await inTransaction(context.db, async (tx) => {
      const due = await claimDueLeads(tx, now, 1);
      for (const { id } of due) await postponeLead(tx, id, now + POSTPONE_MS);
      return due;
    });
    context.log.error({ err: error, lead: first?.id }, 'lead cannot be judged, put off');
    return first ? 1 : 0;
  }
}
