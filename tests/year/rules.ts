import type { YearRule } from './rule.ts';
import { audited } from './rules/audited.ts';
import { ball } from './rules/ball.ts';
import { calls as orderCalls } from './rules/calls.ts';
import { checks } from './rules/checks.ts';
import { digests } from './rules/digests.ts';
import { due } from './rules/due.ts';
import { finished } from './rules/finished.ts';
import { lights } from './rules/lights.ts';
import { log } from './rules/log.ts';
import { orders } from './rules/orders.ts';
import { points } from './rules/points.ts';
import { recorded } from './rules/recorded.ts';
import { red } from './rules/red.ts';
import { replay } from './rules/replay.ts';
import { rungs } from './rules/rungs.ts';
import { unsent } from './rules/unsent.ts';
import { warnings } from './rules/warnings.ts';

/**
 * What must hold on every day of a district, by name. A new promise is a file in `rules/` that says
 * what it looks at, and a line here.
 */
export const rules = {
  log,
  replay,
  finished,
  warnings,
  due,
  lights,
  red,
  orders,
  rungs,
  orderCalls,
  digests,
  points,
  audited,
  ball,
  checks,
  unsent,
  recorded,
  cards: { claim: 'no card is one that Feishu refuses' },
  calls: { claim: 'whoever is called is active and in the group' },
  night: { claim: 'the night is quiet but for what is urgent and answers' },
  operators: { claim: 'cards for operators reach nobody else' },
  errors: { claim: 'nothing goes wrong inside' },
} as const satisfies Record<string, YearRule>;

export type Rule = keyof typeof rules;

/** A rule that was broken, and where. */
export interface Fault {
  readonly rule: Rule;
  readonly what: string;
}

/** Each rule with its claim, as titles of tests want them. */
export const claims = Object.entries<YearRule>(rules).map(([rule, { claim }]) => ({ rule, claim }));
