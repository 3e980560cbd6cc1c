import type { Day } from '../calendar/time.ts';
import type { NodeCode, ProjectAttributes, UnitCode } from '../catalogue/types.ts';
import type { Person, PersonId, Role } from '../people/types.ts';
import type { History } from '../project/open.ts';
import type { HelpTeam } from '../project/types.ts';

/** What a sheet is about. */
export type SheetKind = 'people' | 'projects';

/** A cell as its sheet shows it: a date is its day, a formula its result. */
export type Cell =
  | string
  | number
  | boolean
  | null
  | { readonly day: Day }
  /** A formula that has no result, or an error for one. */
  | { readonly broken: true };

/** All rows of one sheet from its first on, blank ones too: the index plus 1 is Excel's number. */
export type Rows = readonly (readonly Cell[])[];

/** What is wrong with a cell, a row or a sheet. `cards/setup` has the sentences. */
export type Problem =
  | { readonly code: 'no-header'; readonly wanted: readonly string[] }
  | { readonly code: 'no-rows' }
  | { readonly code: 'too-many-rows'; readonly most: number; readonly found: number }
  /** The sheet of the other kind. */
  | { readonly code: 'wrong-sheet'; readonly is: SheetKind }
  | { readonly code: 'column-missing' }
  | { readonly code: 'column-twice' }
  /** A column with content and no head: usually merged cells. `at` is its letter. */
  | { readonly code: 'column-unnamed'; readonly at: string }
  | { readonly code: 'empty' }
  | { readonly code: 'formula-broken' }
  | { readonly code: 'too-long'; readonly most: number }
  | { readonly code: 'not-a-day'; readonly found: string }
  | { readonly code: 'day-out-of-range'; readonly found: Day; readonly from: Day; readonly to: Day }
  | { readonly code: 'not-a-number'; readonly found: string }
  | { readonly code: 'number-out-of-range'; readonly found: string; readonly least: number }
  /** Neither the column nor the cell says whether these are 亿元 or 万元. */
  | { readonly code: 'amount-without-unit'; readonly found: string }
  | { readonly code: 'not-yes-or-no'; readonly found: string }
  | {
      readonly code: 'unknown';
      readonly what: 'unit' | 'role' | 'person' | 'node' | 'material' | 'choice';
      readonly found: string;
      /** The likeliest thing that was meant; null: nothing comes close. */
      readonly nearest: string | null;
      /** All that would do, where that is a short list. */
      readonly choices: readonly string[];
    }
  /** Cannot be true beside what another column says. */
  | {
      readonly code: 'contradicts';
      readonly found: string;
      readonly other: string;
      readonly says: string;
    }
  | { readonly code: 'not-a-place'; readonly unit: UnitCode }
  | { readonly code: 'several-people'; readonly found: string; readonly units: readonly UnitCode[] }
  | {
      readonly code: 'wrong-role';
      readonly person: PersonId;
      readonly is: Role;
      readonly may: readonly Role[];
    }
  | { readonly code: 'node-unreadable'; readonly found: string }
  | { readonly code: 'node-not-applicable'; readonly node: NodeCode }
  | { readonly code: 'node-twice'; readonly node: NodeCode }
  | {
      readonly code: 'node-too-early';
      readonly node: NodeCode;
      readonly waitsFor: readonly NodeCode[];
    }
  | { readonly code: 'duplicate-in-sheet'; readonly row: number }
  | { readonly code: 'not-in-feishu'; readonly found: string }
  | { readonly code: 'several-in-feishu'; readonly found: string; readonly count: number }
  | { readonly code: 'other-name-in-feishu'; readonly found: string; readonly name: string }
  | { readonly code: 'no-operator' };

export interface Fault {
  /** As Excel numbers it; null: about the sheet as a whole. */
  readonly row: number | null;
  /** The column's head; null: about the row as a whole. */
  readonly column: string | null;
  readonly problem: Problem;
}

/** Somebody in Feishu's directory, as the app sees them. */
export interface SeenPerson {
  readonly unionId: string;
  readonly openId: string;
  readonly employeeNumber: string | null;
  readonly name: string;
}

export interface PersonDraft {
  readonly row: number;
  readonly person: Person;
  readonly openId: string;
}

export interface ProjectDraft {
  readonly row: number;
  readonly name: string;
  readonly owner: string;
  readonly location: UnitCode;
  readonly investmentWan: number;
  readonly keyProject: boolean;
  readonly attributes: ProjectAttributes;
  readonly team: HelpTeam;
  readonly history: History;
}

interface Checked {
  /** While there is one, nothing of the sheet is saved. */
  readonly faults: readonly Fault[];
  /** Heads of columns that nobody reads. */
  readonly ignored: readonly string[];
}

/** What a sheet of people comes to. */
export interface PeoplePlan extends Checked {
  readonly kind: 'people';
  readonly added: readonly PersonDraft[];
  readonly changed: readonly { readonly draft: PersonDraft; readonly before: Person }[];
  /** On record already, just so. */
  readonly same: readonly PersonDraft[];
}

/** What a sheet of projects comes to. */
export interface ProjectsPlan extends Checked {
  readonly kind: 'projects';
  readonly drafts: readonly ProjectDraft[];
  /** On record already, by their names: left as they are. */
  readonly known: readonly { readonly row: number; readonly name: string }[];
  /** New ones that look much like another on record: worth a look, and forbidden to nobody. */
  readonly similar: readonly { readonly row: number; readonly like: string }[];
  /** Attributes that no cell gives, by how many projects; they take the catalogue's default. */
  readonly defaulted: readonly { readonly column: string; readonly count: number }[];
}

export type ImportPlan = PeoplePlan | ProjectsPlan;
