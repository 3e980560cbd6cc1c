import { historyCard } from '../../cards/lead/history.ts';
import { investmentWords, leadName } from '../../cards/lead/words.ts';
import { yi } from '../../cards/words.ts';
import { loadLead } from '../../db/queries/leads.ts';
import { type Instant, instantAt } from '../../domain/calendar/time.ts';
import { applicable } from '../../domain/catalogue/applies.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import type { Lead, LeadId } from '../../domain/lead/lead.ts';
import type { OpeningFacts } from '../../domain/opening/types.ts';
import type { Project } from '../../domain/project/types.ts';
import { cardContext } from '../context.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { groupLane } from '../delivery/lane-keys.ts';
import type { Turn } from '../intake/origin.ts';
import { type DraftBody, readBody } from '../opening/form.ts';
import { executeLead } from './execute.ts';

/** The form of a new project, filled with what a lead tells. */
export function openingFrom(lead: Lead): DraftBody {
  const { facts, signed, id } = lead;
  const investment = signed
    ? yi(signed.amountWan)
    : facts.investment?.currency === 'CNY'
      ? investmentWords(facts.investment)
      : '';
  const name = [facts.company ?? leadName(facts), facts.project ?? ''].join('');
  return readBody({ name, owner: facts.company ?? '', investment, fromLead: id });
}

/**
 * Nodes that are done with the lead: 0101-0202 once it is signed, 0101 where it goes into reserve and
 * 0102 runs in the project. Source: design, section 3 "Leads".
 */
export function doneWith(lead: Lead): ReadonlyMap<NodeCode, Instant> {
  const { entered, first, signed } = lead;
  const listed = entered.study ?? first.at;
  const all: [NodeCode, Instant][] = [['0101', listed]];
  if (signed) {
    const signedAt = instantAt(signed.on, '17:30');
    const studied = entered.contact ?? entered.talks ?? entered.signing ?? signedAt;
    all.push(['0102', studied], ['0201', entered.signing ?? signedAt], ['0202', signedAt]);
  }
  return new Map(all);
}

/** The facts of a project with what its lead has done already. */
export async function withLead(
  { tx, who }: Turn,
  facts: OpeningFacts,
  id: LeadId,
): Promise<OpeningFacts> {
  const lead = id === '' ? undefined : await loadLead(tx, id);
  if (!lead) return facts;
  const applies = applicable(who.world.catalogue, facts.attributes);
  const done = new Map([...doneWith(lead)].filter(([code]) => applies.has(code)));
  const { history } = facts;
  return {
    ...facts,
    history: {
      ...history,
      done: [...new Set([...history.done, ...done.keys()])].sort(),
      doneAt: done,
    },
  };
}

/** The lead knows its project, and the project's group reads what went before. */
export async function linkLead(turn: Turn, project: Project, id: LeadId): Promise<void> {
  if (id === '') return;
  const { tx, who, now, person, cause, context } = turn;
  const around = { world: who.world, rules: context.leads.rules };
  const command = { type: 'openProject', project: project.id, by: person.id } as const;
  const done = await executeLead(tx, around, id, command, cause, now);
  // Somebody else opened a project for it meanwhile: this one stands, without the lead.
  if (!done?.ok) return;
  const card = historyCard(cardContext(who, now), done.lead);
  await enqueueSay(tx, groupLane(project.id), card, {}, now);
}
