import type { z } from 'zod';

/** Collects what is wrong, each with its place: `catalogue nodes 0404 limit.days: …`. */
export type Report = (place: string, message: string) => void;

export function parse<T>(schema: z.ZodType<T>, raw: unknown, place: string, report: Report) {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    for (const { path, message } of plainIssues(issue)) {
      report([place, path.join('.')].filter(Boolean).join(' '), message);
    }
  }
  return undefined;
}

/** Parses a list entry by entry; a bad entry is reported under its own name and left out. */
export function parseList<T>(
  schema: z.ZodType<T>,
  raw: readonly unknown[],
  place: string,
  report: Report,
): T[] {
  return raw.flatMap((entry, index) => {
    const parsed = parse(schema, entry, `${place} ${nameOf(entry) ?? `[${index}]`}`, report);
    return parsed === undefined ? [] : [parsed];
  });
}

/** The `code` or `key` that even a malformed entry may bear. */
export function nameOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const name = 'code' in entry ? entry.code : 'key' in entry ? entry.key : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

interface PlainIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Of a union only the branch that came closest says anything useful. */
function plainIssues(issue: z.core.$ZodIssue): PlainIssue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) {
    return [{ path: issue.path, message: issue.message }];
  }
  const [closest] = issue.errors
    .map((branch) => branch.flatMap(plainIssues))
    .sort((a, b) => a.length - b.length || depthOf(b) - depthOf(a));
  return (closest ?? []).map(({ path, message }) => ({
    path: [...issue.path, ...path],
    message,
  }));
}

function depthOf(issues: readonly PlainIssue[]): number {
  return Math.max(0, ...issues.map(({ path }) => path.length));
}
