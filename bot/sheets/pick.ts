import type { Catalogue } from '../../domain/catalogue/types.ts';
import { kindOf } from '../../domain/import/check.ts';
import type { Rows, SheetKind } from '../../domain/import/types.ts';
import type { Sheet } from './read.ts';

/**
 * The sheet of a workbook that is meant: the first whose heads are known, beside those that explain;
 * of what kind it is. Where none is, the first is taken for projects, and told what it lacks.
 */
export function pickSheet(
  catalogue: Catalogue,
  sheets: readonly Sheet[],
  wanted?: SheetKind,
): { readonly kind: SheetKind; readonly rows: Rows } {
  const known = sheets.flatMap(({ rows }) => {
    const kind = kindOf(catalogue, rows);
    return kind ? [{ kind, rows }] : [];
  });
  const meant = known.find(({ kind }) => kind === wanted) ?? known[0];
  return {
    kind: wanted ?? meant?.kind ?? 'projects',
    rows: meant?.rows ?? sheets[0]?.rows ?? [],
  };
}
