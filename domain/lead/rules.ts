import { z } from 'zod';
import type { Limit } from '../calendar/calendar.ts';
import type { Role } from '../people/types.ts';
import { roles } from '../people/types.ts';
import shipped from './data/leads.json' with { type: 'json' };
import { type DutyKind, dutyKinds } from './lead.ts';

/** What a district may change about leads: limits, who gets which, what counts as a landmark. */
export interface LeadRules {
  readonly limits: Readonly<Record<DutyKind, Extract<Limit, { days: number }>>>;
  /** Channels behind which somebody stands who wants to hear what became of it. */
  readonly introduced: readonly string[];
  /** Signed from so much on it is a landmark of the month, in 万元. */
  readonly landmarkFromWan: number;
  readonly assignment: Assignment;
}

export interface Assignment {
  /** The unit that gets what no rule takes. */
  readonly unit: string;
  /** The first that fits takes the lead. */
  readonly rules: readonly AssignmentRule[];
}

/** By size, by sector, or by both. */
export interface AssignmentRule {
  readonly fromWan?: number | undefined;
  readonly industries?: readonly string[] | undefined;
  readonly unit: string;
  /** Whom in the unit; absent: a promoter, else a helper, else its head. */
  readonly role?: Role | undefined;
  /** A promoter's own lead goes there, too; absent: promoters keep theirs. */
  readonly alsoFromPromoters?: boolean | undefined;
}

const limit = z.strictObject({
  days: z.int().min(1).max(366),
  kind: z.enum(['working', 'calendar']),
});

/** The form of a district's own file. */
export const leadRulesSchema = z.strictObject({
  limits: z.strictObject(
    Object.fromEntries(dutyKinds.map((kind) => [kind, limit])) as Record<DutyKind, typeof limit>,
  ),
  introduced: z.array(z.string()),
  landmarkFromWan: z.number().positive(),
  assignment: z.strictObject({
    unit: z.string().min(1),
    rules: z.array(
      z.strictObject({
        fromWan: z.number().positive().optional(),
        industries: z.array(z.string()).min(1).optional(),
        unit: z.string().min(1),
        role: z.enum(roles).optional(),
        alsoFromPromoters: z.boolean().optional(),
      }),
    ),
  }),
});

/** The rules that the product ships with. */
export const shippedLeadRules = (): LeadRules => leadRulesSchema.parse(shipped);
