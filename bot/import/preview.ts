import { insertImport } from '../../db/queries/imports.ts';
import { checkSheet } from '../../domain/import/check.ts';
import { plain } from '../../domain/import/likeness.ts';
import type { Cell, ImportPlan, Rows, SeenPerson, SheetKind } from '../../domain/import/types.ts';
import { fingerprintOf, type ImportTurn, readAround } from './turn.ts';

export interface ShownSheet {
  readonly kind: SheetKind;
  readonly fileName: string;
  /** Of the file, as it came. */
  readonly sha256: string;
  readonly rows: Rows;
  /** Whom the app sees in Feishu; for a sheet of projects nobody need be asked for. */
  readonly seen: readonly SeenPerson[];
}

/** What a sheet would bring about. Its number is null where faults leave nothing to confirm. */
export interface Preview {
  readonly number: number | null;
  readonly fileName: string;
  readonly plan: ImportPlan;
}

/** Checks a sheet and puts it on record for whoever confirms it. Nothing else is saved. */
export async function previewSheet(turn: ImportTurn, sheet: ShownSheet): Promise<Preview> {
  const { kind, fileName, sha256, rows } = sheet;
  const around = await readAround(turn, sheet.seen);
  const plan = checkSheet(around, kind, rows);
  if (plan.faults.length > 0) return { number: null, fileName, plan };
  const seen = sheet.seen.filter(named(rows));
  const number = await insertImport(turn.tx, {
    kind,
    fileName,
    sha256,
    content: { rows, seen },
    shown: fingerprintOf(plan),
    state: 'previewed',
    by: turn.by,
    previewedAt: turn.now,
  });
  return { number, fileName, plan };
}

/** Whoever the sheet names, by name or number: the rest of a directory is nobody's business here. */
function named(rows: Rows): (person: SeenPerson) => boolean {
  const words = new Set(rows.flat().map((cell: Cell) => plain(String(cell ?? ''))));
  return ({ name, employeeNumber }) =>
    words.has(plain(name)) || (employeeNumber !== null && words.has(plain(employeeNumber)));
}
