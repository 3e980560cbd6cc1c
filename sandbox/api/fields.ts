import { type ApiError, refuse } from './errors.ts';

export type Json = Record<string, unknown>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function missing(field: string): ApiError {
  return refuse(99992402, `field_violations: ${field} is required`);
}

export function requiredText(body: Json, field: string): string {
  const value = optionalText(body, field);
  if (value === undefined || value === '') throw missing(field);
  return value;
}

/** A value of another type is not even read by Feishu's gateway. */
export function optionalText(body: Json, field: string, maxLength = Infinity): string | undefined {
  const value = body[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw refuse(9499, `invalid type of ${field}`);
  if (value.length > maxLength) {
    throw refuse(99992402, `field_violations: ${field} is longer than ${maxLength}`);
  }
  return value;
}

export function textList(body: Json, field: string): string[] | undefined {
  const value = body[field];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) {
    throw refuse(9499, `invalid type of ${field}`);
  }
  return [...new Set<string>(value)];
}

export function oneOf<T extends string>(
  value: string | undefined,
  allowed: readonly T[],
  field: string,
): T {
  if (value === undefined || value === '') throw missing(field);
  const found = allowed.find((each) => each === value);
  if (found === undefined) {
    throw refuse(99992402, `field_violations: ${field} is not one of ${allowed.join(', ')}`);
  }
  return found;
}

export interface Page<T> {
  items: T[];
  has_more: boolean;
  page_token: string;
}

export interface PageLimits {
  standard: number;
  most: number;
  badSize: () => ApiError;
  badToken: () => ApiError;
}

export function page<T>(
  all: readonly T[],
  query: (name: string) => string | undefined,
  limits: PageLimits,
): Page<T> {
  const size = Number(query('page_size') ?? limits.standard);
  if (!Number.isInteger(size) || size < 1 || size > limits.most) throw limits.badSize();
  const token = query('page_token') ?? '';
  const from = token === '' ? 0 : Number(Buffer.from(token, 'base64url').toString('utf8'));
  if (!Number.isInteger(from) || from < 0) throw limits.badToken();
  const next = from + size;
  const hasMore = next < all.length;
  return {
    items: all.slice(from, next),
    has_more: hasMore,
    page_token: hasMore ? Buffer.from(String(next)).toString('base64url') : '',
  };
}
