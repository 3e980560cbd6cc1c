import type { Rows } from '../../import/types.ts';

/** The sheets in which a catalogue is edited; all else of it stays in its file. */
export type SheetName = 'nodes' | 'materials' | 'units';

export interface EditSheet {
  readonly name: SheetName;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Of each column, in signs. */
  readonly widths: readonly number[];
}

export type EditSheets = Readonly<Record<SheetName, Rows>>;

/** What is wrong with an edited catalogue. `cards/setup` has the sentences. */
export type EditFault =
  | {
      readonly kind: 'sheet';
      readonly sheet: SheetName;
      /** As Excel numbers it; null: about the sheet as a whole. */
      readonly row: number | null;
      readonly column: string | null;
      readonly problem: EditProblem;
    }
  /** Of sense, as the catalogue's own checks word it: `catalogue nodes 0404 limit: …`. */
  | { readonly kind: 'check'; readonly text: string }
  /** A unit is gone although people or projects still belong to it. */
  | {
      readonly kind: 'stranded';
      readonly unit: string;
      readonly people: number;
      readonly projects: number;
    };

export type EditProblem =
  | { readonly code: 'column-missing' | 'column-twice' | 'no-header' | 'no-rows' }
  /** A column with content and no head: usually merged cells. `at` is its letter. */
  | { readonly code: 'column-unnamed'; readonly at: string }
  | { readonly code: 'empty' | 'formula-broken' }
  | { readonly code: 'too-long'; readonly most: number }
  | { readonly code: 'twice'; readonly row: number }
  | { readonly code: 'bad-code'; readonly found: string }
  | { readonly code: 'bad-limit'; readonly found: string }
  | { readonly code: 'bad-entry'; readonly found: string }
  | {
      readonly code: 'unknown';
      readonly found: string;
      readonly nearest: string | null;
      readonly choices: readonly string[];
    };
