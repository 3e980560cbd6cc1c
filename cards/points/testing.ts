import { accountOf } from '../../domain/points/account.ts';
import { standingsOf } from '../../domain/points/standings.ts';
import { postedOf } from '../../domain/points/state.ts';
import type { Appeal, Entry, Line } from '../../domain/points/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import type { Card } from '../parts.ts';
import { at, world } from '../testing.ts';
import { accountCard } from './account.ts';
import { comparisonCard } from './comparison.ts';
import { efficiencyCard } from './efficiency.ts';
import { proposalsCard } from './proposals.ts';
import { ruledCard, rulingCard, withdrawnCard } from './ruling.ts';

const rules = world.catalogue.rules.points;

/** A deduction of 自规分局 for a node that turned red on 20 March, with what a test sets apart. */
export const anEntry = (over: Partial<Entry> = {}): Entry => ({
  kind: 'entry',
  id: 1,
  rule: 'D1',
  unit: 'ZGJ',
  month: '2026-03',
  projectId: 'DEMO-11',
  node: '0402',
  matter: 'S1',
  cause: { id: 10, type: 'lightTurned', at: at('2026-03-20 17:30') },
  hundredths: -200,
  full: -200,
  key: 'DEMO-11/0402',
  reason: null,
  warnedBy: 9,
  appealUntil: at('2026-03-25 17:30'),
  at: at('2026-03-20 17:30'),
  ...over,
});

export const ledger: readonly Line[] = [
  anEntry(),
  anEntry({ id: 2, rule: 'D2', hundredths: -50, full: -50, key: 'b' }),
  anEntry({ id: 3, rule: 'D3', hundredths: -100, full: -100, key: 'c' }),
  anEntry({ id: 4, rule: 'D1', hundredths: 0, reason: 'enterprise', appealUntil: null, key: 'd' }),
  anEntry({ id: 5, rule: 'A1', hundredths: 50, full: 50, appealUntil: null, key: 'e' }),
];

export const anAppeal = (over: Partial<Appeal> = {}): Appeal => ({
  entry: 3,
  by: 'U008',
  at: at('2026-03-23 09:00'),
  words: '规划条件等市里批复，已按程序报批',
  ruling: null,
  ...over,
});

/** Every card of this part over one project; `nasty` stands wherever people wrote something. */
export function pointsCardsOf(ctx: CardContext, project: Project, nasty: string): Card[] {
  const appeals = [anAppeal({ words: nasty })];
  const ruling = { by: 'U062', at: ctx.now, decision: 'revoke' as const, words: nasty };
  const posted = postedOf(ledger, appeals);
  const many = Array.from({ length: 30 }, (_, n) => anEntry({ id: n + 1, key: String(n) }));
  const accounts = [...world.catalogue.units.keys()].map((unit) =>
    accountOf(rules, unit, '2026-03', ledger, appeals, ctx.now),
  );
  const standings = standingsOf(rules, [accounts], { overdueDays: new Map([['ZGJ', 40]]) });
  const nameOf = () => nasty;
  const nodes = Array.from({ length: 20 }, () => ({
    project: nasty,
    node: '0402',
    unit: 'ZGJ',
    dueAt: ctx.now,
    doneAt: ctx.now,
    used: 3,
    target: 5,
    statutory: 20,
  }));
  const figures = {
    due: nodes,
    onTime: nodes.slice(0, 3),
    done: nodes,
    lawful: nodes,
    averages: { used: 3, target: 5 },
    legal: { used: 3, statutory: 20 },
    saved: 0.85,
  };
  const none = { due: [], onTime: [], done: [], lawful: [] };
  const nothing = { ...none, averages: null, legal: null, saved: null };
  const summons = nodes.map(({ project, node, unit }) => ({ project, node, unit, at: ctx.now }));
  return [
    efficiencyCard(ctx, {
      unit: null,
      current: { month: '2026-03', figures, summons },
      before: { month: '2026-02', figures: nothing, summons: [] },
      nameOf,
    }),
    efficiencyCard(ctx, {
      unit: 'ZGJ',
      current: { month: '2026-01', figures, summons },
      before: { month: '2025-12', figures, summons },
      nameOf,
    }),
    proposalsCard(ctx, 'ZGJ', postedOf(many, []), nameOf),
    proposalsCard(ctx, 'ZGJ', postedOf(ledger.slice(0, 1), []), nameOf),
    proposalsCard(ctx, 'ZGJ', posted, nameOf),
    accountCard(ctx, {
      account: accountOf(rules, 'ZGJ', '2026-03', ledger, appeals, ctx.now),
      posted: [...posted, ...postedOf(many, [])],
      nameOf,
      mayAppeal: () => true,
    }),
    comparisonCard(ctx, '2026-03', standings, { isRanked: false }),
    comparisonCard(ctx, '2026-03', standings, { isRanked: true }),
    comparisonCard(ctx, '2026-03', [], { isRanked: false }),
    ...posted.map((one) => rulingCard(ctx, project, one)),
    ...posted.map((one) => withdrawnCard(ctx, project, one)),
    ...postedOf(ledger, [{ ...anAppeal({ words: nasty }), ruling }]).map((one) =>
      ruledCard(ctx, project, one),
    ),
  ];
}
