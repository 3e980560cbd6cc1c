import { nearest, plain } from '../../import/likeness.ts';
import { findUnit } from '../find-unit.ts';
import type { RawCatalogue } from '../load.ts';
import type { Unit } from '../types.ts';
import { SITE } from '../types.ts';
import {
  codeSigns,
  codesOnly,
  ENTERPRISE_WORD,
  limitForms,
  materialWords,
  NODE_WORD,
  nodeWords,
  ownerWords,
  SITE_WORD,
  startWords,
  typeWords,
  unitWords,
  YES,
} from './edit-words.ts';
import { columnsOf, type Reader, readEntries } from './entries.ts';
import { derive, entriesOf, type Loose, textIn } from './raw.ts';
import type { EditFault, EditSheets } from './types.ts';

/** The files with the sheets' content in them, and what is wrong with the sheets. */
export interface Overlaid {
  readonly files: RawCatalogue;
  readonly faults: readonly EditFault[];
}

/**
 * Puts edited sheets over the files they were exported with: what a sheet has decides, all else of an
 * entry stays, an entry that its sheet lacks is gone. What follows from others (who demands a paper,
 * how often, which nodes a stage has) is counted anew. Whether it makes sense is `loadCatalogue`'s.
 */
export function overlay(files: RawCatalogue, sheets: EditSheets): Overlaid {
  const faults: EditFault[] = [];
  const units = readUnits(files, sheets, faults);
  const known = {
    units: new Map(units.map((unit) => [String(unit.code), unit as unknown as Unit])),
  };
  const nodes = readNodes(files, sheets, known, faults);
  const materials = readMaterials(files, sheets, known, faults);
  return { files: derive(files, { nodes, materials, units }), faults };
}

function readUnits(files: RawCatalogue, sheets: EditSheets, faults: EditFault[]): Loose[] {
  const kinds = Object.entries((files.units as { kinds?: Record<string, string> }).kinds ?? {});
  return readEntries(
    'units',
    sheets.units,
    columnsOf(unitWords, ['aliases', 'note']),
    /^[A-Za-z0-9][A-Za-z0-9-]*$/,
    entriesOf(files.units, 'units'),
    faults,
    (row, { note: _note, ...unit }) => ({
      ...unit,
      name: row.need('name'),
      kind: choose(row, 'kind', kinds),
      shortName: row.need('shortName'),
      aliases: row.words('aliases'),
      ...(row.text('note') === '' ? {} : { note: row.text('note') }),
    }),
  );
}

/** What stands for a node that was not in the files. */
const freshNode = {
  statutory: null,
  clockPauses: [],
  optional: false,
  appliesWhen: null,
};

type Known = { readonly units: ReadonlyMap<string, Unit> };

function readNodes(
  files: RawCatalogue,
  sheets: EditSheets,
  known: Known,
  faults: EditFault[],
): Loose[] {
  return readEntries(
    'nodes',
    sheets.nodes,
    columnsOf(nodeWords, [
      'cooperating',
      'prerequisites',
      'materials',
      'outcomeMaterials',
      'pauses',
    ]),
    /^\d{4}$/,
    entriesOf(files.catalogue, 'nodes'),
    faults,
    (row, node) => ({
      ...freshNode,
      ...node,
      stage: textIn(node, 'code').slice(0, 2),
      name: row.need('name'),
      type: choose(row, 'type', Object.entries(typeWords)),
      responsibleUnit: unitIn(row, 'unit', known, row.need('unit')),
      cooperatingUnits: row
        .words('cooperating')
        .map((word) => unitIn(row, 'cooperating', known, word)),
      limit: limitIn(row),
      clockOwner: choose(row, 'clockOwner', Object.entries(ownerWords)),
      clockStart: choose(row, 'clockStart', Object.entries(startWords)),
      prerequisites: codesIn(row, 'prerequisites', /^\d{4}(?!\d)/),
      materials: codesIn(row, 'materials', /^M\d{3}(?!\d)/),
      outcome: {
        text: row.need('outcome'),
        materials: codesIn(row, 'outcomeMaterials', /^M\d{3}(?!\d)/),
      },
      clockPauses: row.words('pauses'),
      agentService: row.need('agentService'),
      enterpriseText: row.need('enterpriseText'),
    }),
  );
}

function readMaterials(
  files: RawCatalogue,
  sheets: EditSheets,
  known: Known,
  faults: EditFault[],
): Loose[] {
  return readEntries(
    'materials',
    sheets.materials,
    columnsOf(materialWords, ['preparedBy']),
    /^M\d{3}$/,
    entriesOf(files.materials, 'materials'),
    faults,
    (row, { preparedBy: _preparedBy, fallback, ...material }) => {
      const supplier = supplierIn(row, known);
      return {
        ...material,
        name: row.need('name'),
        supplier,
        ...(row.text('preparedBy') === '' ? {} : { preparedBy: row.text('preparedBy') }),
        // Only a paper that a node brings needs somebody to bring it where that node is none.
        ...(fallback !== undefined && supplier.kind === 'node' ? { fallback } : {}),
        reusable: row.need('reusable') === YES,
      };
    },
  );
}

/** One of a few words, as its value. */
function choose(
  row: Reader,
  key: string,
  entries: readonly (readonly [value: string, word: string])[],
): string {
  const found = row.need(key);
  const hit = entries.find(([value, word]) =>
    [value, word].some((each) => plain(each) === plain(found)),
  );
  if (hit) return hit[0];
  const choices = entries.map(([, word]) => word);
  if (found !== '') {
    row.report(key, { code: 'unknown', found, nearest: nearest(found, choices), choices });
  }
  return found;
}

function unitIn(row: Reader, key: string, known: Known, word: string): string {
  if (word === '' || plain(word) === plain(SITE) || plain(word) === SITE_WORD) return SITE;
  const unit = findUnit(known, word);
  if (unit !== undefined) return unit;
  const names = [...known.units.values()].map(({ shortName }) => String(shortName));
  row.report(key, { code: 'unknown', found: word, nearest: nearest(word, names), choices: [] });
  return word;
}

function supplierIn(row: Reader, known: Known) {
  const word = row.need('supplier');
  if (word === ENTERPRISE_WORD) return { kind: 'enterprise' as const };
  const node = new RegExp(`^${NODE_WORD}\\s*(\\d{4})`, 'u').exec(word)?.[1];
  if (node) return { kind: 'node' as const, node };
  return { kind: 'unit' as const, unit: unitIn(row, 'supplier', known, word) };
}

function limitIn(row: Reader): object {
  const found = row.need('limit');
  const text = plain(found);
  for (const kind of ['working', 'calendar'] as const) {
    const days = limitForms[kind].exec(text)?.[1];
    if (days) return { days: Number(days), kind };
  }
  const months = limitForms.months.exec(text)?.[1];
  if (months) return { months: Number(months) };
  if (found !== '') row.report('limit', { code: 'bad-limit', found });
  return {};
}

/** A code at the head of each entry, its name behind it for people; or codes alone in a row. */
function codesIn(row: Reader, key: string, form: RegExp): string[] {
  return row.entries(key).flatMap((entry) => {
    const parts = codesOnly.test(entry) ? entry.split(codeSigns).filter(Boolean) : [entry];
    return parts.flatMap((part) => {
      const code = form.exec(part)?.[0];
      if (code) return code;
      row.report(key, { code: 'bad-entry', found: part });
      return [];
    });
  });
}
