import { expect } from 'vitest';
import type { Instant } from '../calendar/time.ts';
import { asOf, world } from '../testing.ts';
import {
  handleLead,
  type LeadCommand,
  type LeadRefusal,
  type LeadWorld,
  openLead,
} from './decide.ts';
import type { LeadEvent } from './events.ts';
import { evolveLeadAll } from './evolve.ts';
import { type Confidential, type Lead, type LeadFacts, noFacts } from './lead.ts';
import { shippedLeadRules } from './rules.ts';

// Builders for tests of leads. 景招远 (U064) and 戚沪生 (U065) promote, 路嘉树 (U046) heads U064's unit.

export const leadWorld: LeadWorld = { world, rules: shippedLeadRules() };

export const facts = (choices: Partial<LeadFacts> = {}): LeadFacts => ({
  ...noFacts,
  company: '苏州晨曦新材料有限公司',
  project: '可降解薄膜',
  industry: 'new-materials',
  investment: { min: 30_000, max: 30_000, currency: 'CNY' },
  contacts: [{ name: '方砚', title: '总经理', phone: '13900001234' }],
  ...choices,
});

export interface LeadChoices {
  readonly id?: string;
  readonly by?: string;
  readonly facts?: Partial<LeadFacts>;
  readonly confidential?: Confidential | null;
}

export const opening = (choices: LeadChoices = {}, now: Instant = asOf): LeadEvent[] =>
  openLead(
    leadWorld,
    {
      id: choices.id ?? 'L-2026-0001',
      facts: facts(choices.facts),
      confidential: choices.confidential ?? null,
      first: { by: choices.by ?? 'U064', at: now, hash: 'f'.repeat(64) },
    },
    now,
  );

export const aLead = (choices: LeadChoices = {}, now: Instant = asOf): Lead =>
  known(evolveLeadAll(null, opening(choices, now), now));

/** The lead after commands that must all be carried out. */
export function carryOutLead(lead: Lead, now: Instant, ...commands: LeadCommand[]): Lead {
  return commands.reduce((state, command) => {
    const decided = handleLead(leadWorld, state, command, now);
    if (!decided.ok) throw new Error(`${command.type} was refused: ${decided.refusal.code}`);
    return known(evolveLeadAll(state, decided.events, now));
  }, lead);
}

/** `given(a lead).when(a command, at an instant).then(events, or the refusal)`. */
export const givenLead = (lead: Lead) => ({
  when: (command: LeadCommand, now: Instant = asOf) => {
    const decided = handleLead(leadWorld, lead, command, now);
    return {
      // biome-ignore lint/suspicious/noThenProperty: the third word of the story; never awaited.
      then: (...expected: readonly LeadEvent[] | readonly [LeadRefusal]) => {
        const [first] = expected;
        const isRefusal = first !== undefined && 'code' in first;
        expect(decided.ok ? decided.events : decided.refusal).toEqual(isRefusal ? first : expected);
      },
    };
  },
});

const known = (lead: Lead | null): Lead => {
  if (!lead) throw new Error('no lead');
  return lead;
};
