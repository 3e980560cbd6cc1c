import { boardOf } from '../../domain/lead/board.ts';
import { emptyDraft, type LeadDraft } from '../../domain/lead/draft.ts';
import type { Lead } from '../../domain/lead/lead.ts';
import type { LeadNewsKind } from '../../domain/lead/notices.ts';
import { aLead, carryOutLead, facts } from '../../domain/lead/testing.ts';
import type { Card } from '../parts.ts';
import { at, contextAt } from '../testing.ts';
import { leadForms } from './actions.ts';
import { boardCard, leadListCard, savedCard } from './answers.ts';
import { chooseLeadCard, draftCard } from './draft.ts';
import { leadCard } from './draw.ts';
import { fileNewsCard } from './file-news.ts';
import { draftFormCard, leadFormCard } from './forms.ts';
import { historyCard } from './history.ts';
import { askCard, policyCard, unansweredCard } from './questions.ts';

// Leads of 16 March 2026 for tests of their cards.

const ID = '5f0c2a52-6f7e-4f0e-9f57-0d9f3a6b1c11';
const now = at('2026-03-16 10:00');
const ctx = contextAt(now);

/** A draft of what 景招远 wrote at nine, with what a test sets apart. */
export const aDraft = (choices: Partial<LeadDraft> = {}): LeadDraft => ({
  ...emptyDraft({ by: 'U064', at: at('2026-03-16 09:00'), hash: 'f'.repeat(64), text: '原话' }),
  facts: facts({ landMu: { min: 50, max: 80 }, origin: '苏州', channel: 'chamber' }),
  words: { investment: '投资三个亿', landMu: '五十到八十亩', channel: '苏州商会' },
  ...choices,
});

export const shownDraft = (
  draft: LeadDraft,
  more: Partial<Parameters<typeof draftCard>[1]> = {},
): Card =>
  draftCard(ctx, { id: ID, draft, reader: 'U064', likely: [], projects: [], of: null, ...more });

export const inTalks = carryOutLead(
  aLead({ facts: { channel: 'chamber' } }),
  now,
  { type: 'advance', to: 'talks', by: 'U064' },
  { type: 'followUp', words: '看了经开区的标准厂房', by: 'U064' },
);
export const signedLead = carryOutLead(inTalks, now, {
  type: 'sign',
  on: '2026-03-16',
  amountWan: 30_000,
  by: 'U064',
});
export const lostLead = carryOutLead(inTalks, now, {
  type: 'lose',
  reason: '选了别处',
  by: 'U064',
});
export const disputedLead = carryOutLead(inTalks, now, {
  type: 'dispute',
  other: 'L-2026-0001',
  words: '我上周就报过',
  by: 'U065',
});

/** The lead's own card as it stands in somebody's chat: its owner's, where nobody else is named. */
export const ownCard = (lead: Lead, reader: string | null = lead.owner): Card =>
  leadCard(ctx, lead, { kind: 'lead', lead: lead.id }, { reader }).card;

const news: readonly LeadNewsKind[] = [
  'opened',
  'moved',
  'signed',
  'lost',
  'revived',
  'fedBack',
  'handedOver',
  'ruled',
  'project',
];
const owner = { reader: 'U064' } as const;
const bare = { company: null, project: null, industry: null, investment: null, contacts: [] };
/** Nobody has answered it in its day. */
export const redLead = carryOutLead(aLead(), at('2026-03-17 18:00'), { type: 'tick' });
const duty = { kind: 'leadDuty', lead: redLead.id, duty: 'respond', light: 'red' } as const;

/** Every card of this part by its name; `words` stand wherever people wrote something. */
export function leadCardsOf(words: string): Record<string, Card> {
  const written = facts({ company: words, project: words, needs: [words], introducer: words });
  const followed = { type: 'followUp', words, by: 'U064' } as const;
  return {
    draft: shownDraft(aDraft({ facts: written, text: words, confidential: { leaders: ['U003'] } })),
    empty: shownDraft(aDraft({ facts: facts(bare), words: {} })),
    likely: shownDraft(aDraft(), {
      likely: [{ lead: inTalks, by: ['company'], name: 'same' }],
      projects: [{ project: { id: 'P-1', name: words, owner: words } }],
    }),
    update: shownDraft(aDraft({ stage: 'signing' }), { of: inTalks }),
    choose: chooseLeadCard(
      ctx,
      ID,
      aDraft({ text: words }),
      ['1', '2', '3', '4', '5'].map((n) => ({ ...inTalks, id: `L-2026-000${n}` })),
    ),
    form: draftFormCard(ctx, ID, aDraft({ facts: written, text: words })),
    living: ownCard(carryOutLead(aLead({ facts: written }), now, followed)),
    lost: ownCard(lostLead),
    signed: ownCard(signedLead),
    duty: leadCard(ctx, redLead, { ...duty, dueAt: redLead.duties[0]?.dueAt ?? 0 }, owner).card,
    dutyMet: leadCard(ctx, inTalks, { ...duty, dueAt: 0 }, owner).card,
    toOpen: leadCard(ctx, signedLead, { kind: 'leadSigned', lead: signedLead.id }, owner).card,
    dispute: leadCard(ctx, disputedLead, { kind: 'leadDispute', lead: disputedLead.id }, owner)
      .card,
    saved: savedCard(ctx, inTalks, 'U018'),
    list: leadListCard(
      ctx,
      Array.from({ length: 15 }, () => redLead),
    ),
    none: leadListCard(ctx, []),
    board: boardCard(ctx, boardOf([redLead, inTalks, signedLead], 0, now)),
    history: historyCard(ctx, signedLead),
    policy: policyCard({ question: words, answer: words, source: words }),
    asked: askCard(ctx, ID, { by: 'U064', text: words }),
    askedAgain: askCard(ctx, ID, { by: 'U064', text: words }, true),
    unanswered: unansweredCard(ctx, words, ['U066']),
    brokenFile: fileNewsCard({
      setting: 'POLICY_FILE',
      file: '/srv/e-diantong/policy.json',
      fault: { kind: 'noJson', line: 12, column: 8, found: '，' },
    }),
    ...Object.fromEntries(
      leadForms.map((kind) => [`form ${kind}`, leadFormCard(ctx, inTalks, kind)]),
    ),
    ...Object.fromEntries(
      news.map((each) => [
        each,
        leadCard(ctx, signedLead, { kind: 'leadNews', lead: '', news: each }, owner).card,
      ]),
    ),
  };
}
