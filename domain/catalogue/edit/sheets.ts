import type { Limit } from '../../calendar/calendar.ts';
import type { Catalogue, NodeCode, Supplier, UnitCode } from '../types.ts';
import { SITE } from '../types.ts';
import {
  ENTERPRISE_WORD,
  limitText,
  materialWords,
  NO,
  NODE_WORD,
  nodeWords,
  ownerWords,
  SITE_WORD,
  startWords,
  typeWords,
  unitWords,
  YES,
} from './edit-words.ts';
import type { EditSheet } from './types.ts';

/** A catalogue as the sheets in which it is edited; rules and legal limits stay in its file. */
export const sheetsOf = (catalogue: Catalogue): readonly EditSheet[] => [
  nodeSheet(catalogue),
  materialSheet(catalogue),
  unitSheet(catalogue),
];

const headsOf = (words: Readonly<Record<string, readonly [string]>>): string[] =>
  Object.values(words).map(([head]) => head);

function nodeSheet(catalogue: Catalogue): EditSheet {
  const unit = (code: UnitCode) => unitWord(catalogue, code);
  const node = (code: NodeCode) => `${code} ${catalogue.nodes.get(code)?.name ?? ''}`.trim();
  const material = (code: string) => `${code} ${catalogue.materials.get(code)?.name ?? ''}`.trim();
  return {
    name: 'nodes',
    heads: headsOf(nodeWords),
    rows: [...catalogue.nodes.values()].map((each) => [
      each.code,
      each.name,
      typeWords[each.type],
      unit(each.responsibleUnit),
      each.cooperatingUnits.map(unit).join('、'),
      limitWords(each.limit),
      ownerWords[each.clockOwner],
      startWords[each.clockStart],
      each.prerequisites.map(node).join('\n'),
      each.materials.map(material).join('\n'),
      each.outcome.text,
      each.outcome.materials.map(material).join('\n'),
      each.clockPauses.join('、'),
      each.agentService,
      each.enterpriseText,
    ]),
    widths: [8, 26, 10, 14, 24, 14, 10, 10, 30, 36, 30, 30, 24, 40, 40],
  };
}

function materialSheet(catalogue: Catalogue): EditSheet {
  return {
    name: 'materials',
    heads: headsOf(materialWords),
    rows: [...catalogue.materials.values()].map(
      ({ code, name, supplier, preparedBy, reusable }) => [
        code,
        name,
        supplierWord(catalogue, supplier),
        preparedBy ?? null,
        reusable ? YES : NO,
      ],
    ),
    widths: [8, 40, 20, 24, 12],
  };
}

function unitSheet({ units, unitKinds }: Catalogue): EditSheet {
  return {
    name: 'units',
    heads: headsOf(unitWords),
    rows: [...units.values()].map(({ code, name, kind, shortName, aliases, note }) => [
      code,
      name,
      unitKinds[kind] ?? kind,
      shortName,
      aliases.join('、'),
      note ?? null,
    ]),
    widths: [10, 36, 18, 16, 36, 40],
  };
}

const unitWord = ({ units }: Catalogue, code: UnitCode): string =>
  code === SITE ? SITE_WORD : (units.get(code)?.shortName ?? code);

function supplierWord(catalogue: Catalogue, supplier: Supplier): string {
  if (supplier.kind === 'enterprise') return ENTERPRISE_WORD;
  return supplier.kind === 'unit'
    ? unitWord(catalogue, supplier.unit)
    : `${NODE_WORD} ${supplier.node}`;
}

const limitWords = (limit: Limit): string =>
  'months' in limit ? limitText.months(limit.months) : limitText[limit.kind](limit.days);
