import type { Instant } from '../calendar/time.ts';
import type { PersonId } from '../people/types.ts';
import type { HelpTeam } from '../project/types.ts';

/** Changes of a project's help team (1+1+N). */

/** Parts that one person has; helpers are as many as it takes. */
export type SingleRole = 'lead' | 'agent' | 'enterpriseContact';
export type TeamRole = SingleRole | 'helper';

export type TeamCommand =
  | {
      readonly type: 'setTeamRole';
      readonly role: SingleRole;
      readonly person: PersonId;
      readonly by: PersonId;
    }
  | { readonly type: 'addHelper'; readonly person: PersonId; readonly by: PersonId }
  | { readonly type: 'removeHelper'; readonly person: PersonId; readonly by: PersonId };

export type TeamEvent = {
  readonly type: 'teamChanged';
  readonly role: TeamRole;
  readonly left: PersonId | null;
  readonly joined: PersonId | null;
  /** The team as it was and as it is now: every change of configuration is on record whole. */
  readonly before: HelpTeam;
  readonly after: HelpTeam;
  readonly by: PersonId;
};

export type TeamRefusal =
  | { readonly code: 'team-person-unfit'; readonly role: TeamRole; readonly person: PersonId }
  | { readonly code: 'team-person-left'; readonly person: PersonId }
  | { readonly code: 'team-has-already'; readonly role: TeamRole; readonly person: PersonId }
  | { readonly code: 'team-has-not'; readonly person: PersonId }
  /** A unit head who is neither operator nor lead changes helpers of the own unit only. */
  | { readonly code: 'team-other-unit'; readonly person: PersonId };

/** What cards of this part are about. */
export type TeamSubject =
  | {
      readonly kind: 'teamChanged';
      readonly role: TeamRole;
      readonly left: PersonId | null;
      readonly joined: PersonId | null;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | { readonly kind: 'teamForm'; readonly openedAt: Instant };
