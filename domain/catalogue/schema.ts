import { z } from 'zod';
import { code, count, dayKind, limit, limitWith, text } from './shapes.ts';
import type { Rule, Supplier } from './types.ts';

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

export type MaterialEntry = z.infer<typeof materialSchema>;
