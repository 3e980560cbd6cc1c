import type { Day } from '../calendar/time.ts';
import { applicable } from '../catalogue/applies.ts';
import type { Catalogue, MaterialCode, NodeCode, ProjectAttributes } from '../catalogue/types.ts';
import type { History } from '../project/open.ts';
import { dayInText, listIn, readDay } from './cells.ts';
import { dayForms, rangeSigns } from './column-words.ts';
import { nearest, plain } from './likeness.ts';
import type { RowReader } from './row.ts';
import type { Problem } from './types.ts';

/** Where a project stands, out of the cells of its row. */
export function readHistory(
  catalogue: Catalogue,
  attributes: ProjectAttributes,
  row: RowReader,
  days: { readonly from: Day; readonly to: Day },
): History {
  const applies = applicable(catalogue, attributes);
  const done = readDone(catalogue, applies, row);
  const running = readRunning(catalogue, row, days);
  const seen = new Set<NodeCode>();
  for (const [key, node] of [
    ...done.map((code) => ['done', code] as const),
    ...running.map((each) => ['running', each.node] as const),
  ]) {
    if (seen.has(node)) row.report(key, { code: 'node-twice', node });
    else if (!applies.has(node)) row.report(key, { code: 'node-not-applicable', node });
    else {
      const waitsFor = open(catalogue, applies, new Set(done), node);
      if (waitsFor.length > 0) row.report(key, { code: 'node-too-early', node, waitsFor });
    }
    seen.add(node);
  }
  return { done, running, missing: readMissing(catalogue, row) };
}

/** Prerequisites that apply to the project and are not among the finished nodes. */
const open = (
  { nodes }: Catalogue,
  applies: ReadonlySet<NodeCode>,
  done: ReadonlySet<NodeCode>,
  node: NodeCode,
): NodeCode[] =>
  (nodes.get(node)?.prerequisites ?? []).filter((code) => applies.has(code) && !done.has(code));

/** Codes, names, or a range, of which only what applies is meant. */
function readDone(
  catalogue: Catalogue,
  applies: ReadonlySet<NodeCode>,
  row: RowReader,
): NodeCode[] {
  const entries = listIn(row.cell('done')).flatMap((part) =>
    // Codes may be parted by blanks alone.
    /^[\d\s]+$/u.test(part) ? part.split(/\s+/u) : [part],
  );
  return entries.flatMap((entry) => {
    const range = rangeSigns.exec(entry.replace(/\s/gu, ''));
    const [from, to] = [range?.[1], range?.[2]];
    if (from && to && catalogue.nodes.has(from) && catalogue.nodes.has(to)) {
      return [...applies].filter((code) => code >= from && code <= to);
    }
    return nodeCalled(catalogue, row, 'done', entry) ?? [];
  });
}

/** Each with the day on which its clock began to run: `0603 2026-03-13`. */
function readRunning(
  catalogue: Catalogue,
  row: RowReader,
  { from, to }: { readonly from: Day; readonly to: Day },
): History['running'] {
  return listIn(row.cell('running')).flatMap((entry) => {
    const day = dayInText(entry);
    const words = dayForms.reduce((text, form) => text.replace(form, ' '), entry);
    if (day === undefined) {
      row.report('running', { code: 'node-unreadable', found: entry });
      return [];
    }
    const node = nodeCalled(catalogue, row, 'running', words.replace(/[()[\]]/gu, ' ').trim());
    const startedOn = readDay(day, from, to);
    if (!startedOn.ok) row.report('running', startedOn.problem);
    return node && startedOn.ok ? [{ node, startedOn: startedOn.value, limitOverride: null }] : [];
  });
}

/** A node by its code, its name, or both; what is none is reported. */
function nodeCalled(
  { nodes }: Catalogue,
  row: RowReader,
  key: string,
  words: string,
): NodeCode | undefined {
  const code = /^\d{4}(?!\d)/u.exec(words)?.[0];
  if (code !== undefined && nodes.has(code)) return code;
  const all = [...nodes.values()];
  const named = all.find(({ name }) => plain(name) === plain(words));
  if (named) return named.code;
  const likest = nearest(
    words,
    all.map(({ name }) => name),
  );
  const hint = all.find(({ name }) => name === likest);
  row.report(key, unknown('node', words, hint ? `${hint.code} ${hint.name}` : null));
  return undefined;
}

function readMissing({ materials }: Catalogue, row: RowReader): MaterialCode[] {
  const all = [...materials.values()];
  return listIn(row.cell('missing')).flatMap((words) => {
    const hit = all.find(
      ({ code, name }) => plain(code) === plain(words) || plain(name) === plain(words),
    );
    if (hit) return hit.code;
    const likest = nearest(
      words,
      all.map(({ name }) => name),
    );
    row.report('missing', unknown('material', words, likest));
    return [];
  });
}

const unknown = (what: 'node' | 'material', found: string, likest: string | null): Problem => ({
  code: 'unknown',
  what,
  found,
  nearest: likest,
  choices: [],
});
