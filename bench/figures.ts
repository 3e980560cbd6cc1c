/** The value that a share of the sorted values does not exceed; `share` 0.5 is the median. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new Error('no values to take a percentile of');
  return value;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Three meaning digits: enough for a figure that another run will not repeat. */
export function rounded(value: number): string {
  if (value === 0 || value >= 100) return String(Math.round(value));
  return value.toFixed(value >= 10 ? 1 : 2);
}

/** Columns of plain text; the first is words, the others are figures. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, ...rows];
  const widths = heads.map((_head, n) => Math.max(...lines.map((line) => line[n]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export interface Goal {
  readonly text: string;
  readonly isReached: boolean;
}

/** A goal that is missed is a figure like any other: no failure of the measuring. */
export const goalLine = ({ text, isReached }: Goal): string =>
  `goal ${text}: ${isReached ? 'reached' : 'MISSED'}`;

export interface Report {
  readonly title: string;
  readonly body: string;
  readonly goals: readonly Goal[];
}

export const reportText = (machine: string, { title, body, goals }: Report): string =>
  [title, machine, '', body, '', ...goals.map(goalLine), ''].join('\n');
