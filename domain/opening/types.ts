import type { AttributeValue, ProjectAttributes, UnitCode } from '../catalogue/types.ts';
import type { PersonId, Role } from '../people/types.ts';
import type { History } from '../project/open.ts';
import type { HelpTeam, ProjectId } from '../project/types.ts';

/** Opening a project from chat: a form as it was filled in, what it comes to, what is wrong. */

/** What an operator has put down, right or wrong; an empty text stands for what was left out. */
export interface OpeningForm {
  readonly name: string;
  /** The enterprise. */
  readonly owner: string;
  /** A unit's code. */
  readonly location: string;
  /** As written, with its unit: `4.5亿`. */
  readonly investment: string;
  readonly keyProject: boolean;
  /** Ids of people, or their names. */
  readonly lead: string;
  readonly agent: string;
  readonly contact: string;
  /** The answers to the catalogue's questions by their keys: a value, `yes` or `no`, a number. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The last stage that was complete before the project is entered here; empty: none. */
  readonly doneStage: string;
}

export type TextField = 'name' | 'owner';
export type TeamField = 'lead' | 'agent' | 'contact';

/** What is wrong with a form. `cards/opening` has the sentences. */
export type OpeningFault =
  | { readonly code: 'empty'; readonly field: TextField | TeamField | 'location' | 'investment' }
  | { readonly code: 'too-long'; readonly field: TextField; readonly most: number }
  | { readonly code: 'name-taken'; readonly id: ProjectId; readonly name: string }
  | { readonly code: 'not-a-place'; readonly found: string }
  | { readonly code: 'amount-unreadable' | 'amount-without-unit'; readonly found: string }
  | { readonly code: 'amount-out-of-range'; readonly found: string }
  | { readonly code: 'unknown-person'; readonly field: TeamField; readonly found: string }
  | {
      readonly code: 'several-people';
      readonly field: TeamField;
      readonly found: string;
      readonly units: readonly UnitCode[];
    }
  | {
      readonly code: 'wrong-role';
      readonly field: TeamField;
      readonly person: PersonId;
      readonly is: Role;
    }
  | { readonly code: 'person-gone'; readonly field: TeamField; readonly person: PersonId }
  | { readonly code: 'answer-unreadable'; readonly attribute: string; readonly found: string }
  /** Two answers that cannot both be true. */
  | {
      readonly code: 'answers-contradict';
      readonly attribute: string;
      readonly against: string;
      readonly said: readonly [AttributeValue, AttributeValue];
    }
  | { readonly code: 'stage-unknown'; readonly found: string }
  /** The stage that is said to be done leaves nothing to do. */
  | { readonly code: 'nothing-left' };

/** A project on record, as far as names go. */
export interface KnownProject {
  readonly id: ProjectId;
  readonly name: string;
  readonly owner: string;
}

/** What a sound form comes to: all that opens a project but its id. */
export interface OpeningFacts {
  readonly name: string;
  readonly owner: string;
  readonly location: UnitCode;
  readonly investmentWan: number;
  readonly keyProject: boolean;
  readonly attributes: ProjectAttributes;
  readonly team: HelpTeam;
  readonly history: History;
}
