import { z } from 'zod';
import { WEEKDAYS } from '../calendar/calendar.ts';
import { ladderRoles, rungAsks } from './rules-types.ts';
import { code, count, day, dayKind, inDays, limit, text } from './shapes.ts';

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
