import { z } from 'zod';
import type { Limit } from '../calendar/calendar.ts';
import { isDay } from '../calendar/time.ts';

/** Shapes of the data files. Unknown keys are refused: a misspelt one would else be ignored. */
export const text = z.string().trim().min(1);
export const count = z.int().min(1);
export const code = z.string().regex(/^@?[A-Za-z0-9][A-Za-z0-9-]*$/);
export const day = z.string().refine(isDay, 'not a day (YYYY-MM-DD)');
export const dayKind = z.enum(['working', 'calendar']);

export const inDays = { days: count, kind: dayKind };
export const inMonths = { months: count };
export const limit: z.ZodType<Limit> = z.union([z.strictObject(inDays), z.strictObject(inMonths)]);
export function limitWith<T extends z.ZodRawShape>(more: T) {
  return z.union([
    z.strictObject({ ...inDays, ...more }),
    z.strictObject({ ...inMonths, ...more }),
  ]);
}
