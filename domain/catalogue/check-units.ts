import type { Report } from './faults.ts';
import { checkKnown, type Parts } from './parts.ts';
import { SITE, type Unit } from './types.ts';

/** Units are found by any of their words in chat, so a word may name one unit only. */
export function checkUnits(parts: Parts, report: Report): void {
  const owners = new Map<string, string>();
  for (const unit of parts.units) {
    const place = `units ${unit.code}`;
    if (!(unit.kind in parts.unitKinds)) report(place, `unknown kind ${unit.kind}`);
    for (const word of new Set(wordsOf(unit))) {
      const owner = owners.get(plain(word));
      if (owner === undefined) owners.set(plain(word), unit.code);
      else if (owner !== unit.code) report(place, `${word} already names ${owner}`);
    }
  }
  if (parts.unitCount !== parts.codes.units.length) {
    report('units count', `says ${parts.unitCount}, but there are ${parts.codes.units.length}`);
  }
  const known = [SITE, ...parts.codes.units];
  for (const node of parts.nodes) {
    const units = [node.responsibleUnit, ...node.cooperatingUnits];
    checkKnown(units, known, 'unit', `catalogue nodes ${node.code}`, report);
  }
  for (const { code, supplier } of parts.materials) {
    if (supplier.kind === 'unit') {
      checkKnown([supplier.unit], known, 'unit', `materials ${code}`, report);
    }
  }
  checkKnown(
    [parts.rules.points.appeal.to],
    parts.codes.units,
    'unit',
    'rules points.appeal',
    report,
  );
}

const wordsOf = (unit: Unit): readonly string[] => [
  unit.code,
  unit.name,
  unit.shortName,
  ...unit.aliases,
];

/** Width, case and spaces do not matter: `ＦＧＷ`, `fgw`, ` 发改委 `. */
const plain = (words: string): string => words.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
