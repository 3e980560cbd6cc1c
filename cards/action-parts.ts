import { z } from 'zod';

/** What every button carries: the version of the value's shape, and its project. */
export const base = { v: z.literal(1), project: z.string().min(1).max(64) };
export const node = z.string().regex(/^\d{4}$/);
export const material = z.string().regex(/^M\d{3}$/);
/** A matter's id within its project: `B2`. */
export const matter = z.string().regex(/^[A-Z]\d{1,4}$/);
