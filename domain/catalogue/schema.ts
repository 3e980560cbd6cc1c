import { z } from 'zod';
import { type Limit, WEEKDAYS } from '../calendar/calendar.ts';
import { isDay } from '../calendar/time.ts';
import { ladderRoles, type Rule, rungAsks, type Supplier } from './types.ts';

/** Shapes of the data files. Unknown keys are refused: a misspelt one would else be ignored. */
const text = z.string().trim().min(1);
const count = z.int().min(1);
const code = z.string().regex(/^@?[A-Za-z0-9][A-Za-z0-9-]*$/);
const day = z.string().refine(isDay, 'not a day (YYYY-MM-DD)');
const dayKind = z.enum(['working', 'calendar']);

const inDays = { days: count, kind: dayKind };
const inMonths = { months: count };
const limit: z.ZodType<Limit> = z.union([z.strictObject(inDays), z.strictObject(inMonths)]);
function limitWith<T extends z.ZodRawShape>(more: T) {
  return z.union([
    z.strictObject({ ...inDays, ...more }),
    z.strictObject({ ...inMonths, ...more }),
  ]);
}

const value = z.union([z.string(), z.number(), z.boolean()]);
const rule: z.ZodType<Rule> = z.lazy(() =>
  z.union([
    z.strictObject({
      attr: text,
      op: z.enum(['eq', 'in', 'gte']),
      value: z.union([value, z.array(value).min(1)]),
    }),
    z.strictObject({ all: z.array(rule).min(1) }),
    z.strictObject({ any: z.array(rule).min(1) }),
    z.strictObject({ not: rule }),
  ]),
);

const basis = {
  basis: text,
  article: text.optional(),
  confirmed: z.boolean(),
  note: text.optional(),
};
const statutory = limitWith({
  ...basis,
  type: z.enum(['maximum', 'minimum']),
  dutyOf: z.enum(['authority', 'enterprise', 'joint']),
}).nullable();

export const stageSchema = z.strictObject({
  code: z.string().regex(/^\d{2}$/, 'not two digits'),
  name: text,
  purpose: text,
  nodes: z.array(code).min(1),
});

export const nodeSchema = z
  .strictObject({
    code: z.string().regex(/^\d{4}$/, 'not four digits'),
    name: text,
    stage: code,
    type: z.enum([
      'service',
      'filing',
      'approval',
      'milestone',
      'funds',
      'construction',
      'acceptance',
    ]),
    responsibleUnit: code,
    cooperatingUnits: z.array(code),
    limit,
    statutory,
    clockOwner: z.enum(['authority', 'enterprise', 'joint']),
    clockStart: z.enum(['acceptance', 'ready']),
    clockPauses: z.array(text),
    prerequisites: z.array(code),
    materials: z.array(code),
    outcome: z.strictObject({ text, materials: z.array(code) }),
    agentService: text,
    enterpriseText: text,
    optional: z.boolean(),
    appliesWhen: z.strictObject({ text, rule }).nullable(),
    variants: z.array(z.strictObject({ text, when: rule, limit, statutory })).default([]),
    statutoryMinimum: z.array(limitWith({ ...basis, what: text })).default([]),
    preflight: z
      .strictObject({ hoursBefore: count, materials: z.array(code).min(1), text })
      .optional(),
    recurring: z.literal('monthly').optional(),
    recurringUntil: code.optional(),
    checklist: code.optional(),
    rectification: z
      .strictObject({
        defaultDays: count,
        targetDays: count,
        kind: dayKind,
        perItem: z.boolean(),
        text,
      })
      .optional(),
    legalNote: text.optional(),
  })
  .refine((node) => node.optional === (node.appliesWhen !== null), {
    path: ['optional'],
    message: 'must be true exactly where appliesWhen is set',
  })
  .transform(({ optional: _, appliesWhen, ...node }) => ({
    ...node,
    ...(appliesWhen ? { appliesWhen } : {}),
  }));

const supplier: z.ZodType<Supplier> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('enterprise') }),
  z.strictObject({ kind: z.literal('unit'), unit: code }),
  z.strictObject({ kind: z.literal('node'), node: code }),
]);

export const materialSchema = z.strictObject({
  code,
  name: text,
  supplier,
  preparedBy: text.optional(),
  requiredBy: z.array(code),
  demandCount: z.int().min(0),
  reusable: z.boolean(),
  perPeriod: z.literal(true).optional(),
  validDays: count.optional(),
  validMonths: count.optional(),
  fallback: z
    .strictObject({
      when: rule.nullable(),
      supplier: z.literal('enterprise').transform((kind): Supplier => ({ kind })),
      text,
    })
    .optional(),
});

export const unitSchema = z.strictObject({
  code,
  name: text,
  kind: text,
  shortName: text,
  aliases: z.array(text),
  note: text.optional(),
});

export const blockerCategorySchema = z.strictObject({
  code,
  name: text,
  owner: code.nullable(),
  hints: z.array(text),
});

const attribute = { key: text, text };
export const attributeSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...attribute,
    type: z.literal('enum'),
    values: z.array(text).min(1),
    default: text,
  }),
  z.strictObject({ ...attribute, type: z.literal('boolean'), default: z.boolean() }),
  z.strictObject({ ...attribute, type: z.literal('number'), default: z.number().min(0) }),
]);

export const checklistSchema = z.strictObject({
  code,
  name: text,
  node: code,
  items: z
    .array(
      z.strictObject({
        code,
        discipline: text,
        phase: text,
        text,
        servesNode: code,
        states: z.array(text).min(1),
      }),
    )
    .min(1),
});

/** The files as a whole; their lists are read entry by entry, so that one fault hides no other. */
const list = z.array(z.unknown()).min(1);
export const catalogueFile = z.strictObject({
  version: text,
  locale: text,
  name: text,
  unitPlaceholders: z.record(code, text),
  projectAttributes: list,
  stages: list,
  nodes: list,
  checklists: z.array(z.unknown()),
});
export const materialsFile = z.strictObject({
  version: text,
  reuse: z.strictObject({
    totalDemands: count,
    distinctDemanded: count,
    repeatDemands: count,
    repeatShare: z.number().min(0).max(1),
    text,
  }),
  materials: list,
});
export const unitsFile = z.strictObject({
  version: text,
  kinds: z.record(text, text),
  count,
  units: list,
});

export const blockersFile = z.strictObject({
  version: text,
  note: text.optional(),
  categories: list,
});

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a time of day (HH:mm)');
const calendarSchema = z.strictObject({
  weekendDays: z.array(z.enum(WEEKDAYS)).max(3),
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z.strictObject({
      basis: text,
      holidays: z.array(z.strictObject({ name: text, from: day, to: day })).min(1),
      makeupWorkdays: z.array(day),
    }),
  ),
  testVectors: z.array(z.strictObject({ acceptedOn: day, ...inDays, dueOn: day })),
});

const dispatchDay = z.union([
  z.strictObject({ weekday: z.enum(WEEKDAYS) }),
  z.strictObject({ monthDays: z.array(z.int().min(1).max(31)).min(1) }),
  z.strictObject({ lastWorkday: z.literal(true) }),
]);

const dispatchLimits = z.strictObject({
  redOverWorkdays: z.int().min(0),
  anyRedFromWan: count.nullable(),
  missed: z.array(z.enum(['1', '3', '7', '1M', 'monthly', 'returned'])),
});

export const rulesFile = z.strictObject({
  version: text,
  colours: z.array(
    z.strictObject({
      code: z.enum(['green', 'blue', 'yellow', 'red']),
      name: text,
      meaning: text,
      when: text,
      hours: count.optional(),
    }),
  ),
  colourNotes: z.array(text),
  clock: z.strictObject({
    acceptanceDayCounted: z.literal(false),
    rollToNextWorkingDay: z.literal(true),
    dueTimeOfDay: time,
    dueTimeNote: text,
    warningHours: count,
    warningShortNode: z.strictObject({ fractionOfTotal: z.number().gt(0).max(1), text }),
    warningIfWindowNonWorking: z.literal('previousWorkingDayStart'),
    supplementNoticeDays: limit,
  }),
  calendar: calendarSchema,
  supervision13710: z.strictObject({
    trigger: text,
    dayKind,
    rollToNextWorkingDay: z.boolean(),
    steps: z.array(
      z.strictObject({
        code: z.enum(['1', '3', '7', '1M', '0']),
        name: text,
        within: limit.nullable(),
        owner: text,
        must: text,
        ifMissed: text,
        asks: z.enum(rungAsks).optional(),
        climbsTo: z.enum(ladderRoles).optional(),
        grade: z.enum(['ordinary', 'major']).optional(),
        summons: z.boolean().optional(),
      }),
    ),
    extension: text,
  }),
  dispatch: z.array(
    z.strictObject({
      level: z.int().min(1),
      name: text,
      convenedBy: text,
      role: text,
      cycle: z.enum(['weekly', 'half-monthly', 'monthly']),
      defaultDay: text,
      takes: z.array(text).min(1),
      called: z.array(text).min(1),
      /** What a machine reads of the day and of what is taken; left out: as the prose says. */
      when: dispatchDay.optional(),
      time: time.optional(),
      limits: dispatchLimits.partial().optional(),
    }),
  ),
  points: z.strictObject({
    base: z.number().min(0),
    cycle: z.literal('monthly'),
    unitOfAccount: text,
    note: text,
    perNodeMonthlyCap: z.number().lt(0),
    appeal: z.strictObject({ ...inDays, to: code, publishAfterAppeal: z.boolean() }),
    rules: z.array(
      z.strictObject({
        code,
        event: text,
        score: z.number(),
        note: text,
        enabled: z.boolean().default(true),
        why: text.optional(),
        cap: z
          .strictObject({ per: z.enum(['node', 'unitMonth']), points: z.number().gt(0) })
          .optional(),
      }),
    ),
    thresholds: z
      .strictObject({
        earlyShare: z.number().gt(0).lt(1),
        closeOutDays: z.int().min(1),
        red: z.strictObject({ top: z.int().min(1), mostNewReds: z.int().min(0) }).partial(),
        black: z
          .strictObject({
            newReds: z.int().min(1),
            missedMonths: z.int().min(1),
            below: z.number(),
          })
          .partial(),
        talk: z
          .strictObject({
            remindBelow: z.number(),
            summonBelow: z.number(),
            summonBlackMonths: z.int().min(1),
            summonOverdueDays: z.int().min(1),
            censureSummons: z.int().min(1),
          })
          .partial(),
      })
      .partial()
      .optional(),
    lists: z.strictObject({ red: text, black: text }),
    talk: z.array(z.strictObject({ level: text, when: text })),
    exempt: z.array(text),
  }),
});

export type RulesFile = z.infer<typeof rulesFile>;
export type MaterialEntry = z.infer<typeof materialSchema>;
