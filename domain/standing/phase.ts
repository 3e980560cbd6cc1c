import { DAY_MS, type Instant } from '../calendar/time.ts';
import type { Project } from '../project/types.ts';
import type { EndedPhase, Phase } from './types.ts';

/** Days after the end of a project at which its group is archived. Source: the whole life of a
 *  project, item 8: "the group is archived 30 days after the end". */
const ARCHIVE_AFTER_DAYS = 30;

type Standing = Pick<Project, 'phase'>;

/** Whether the project is under way: its clocks run and its people may act. */
export const isActive = ({ phase }: Standing): boolean => phase.status === 'active';

/** Whether a project has ended for good. */
export const isEnded = (phase: Phase): phase is EndedPhase =>
  phase.status !== 'active' && phase.status !== 'suspended';

/** Whether a project's group is closed: only the record is left. */
export const isArchived = ({ phase }: Standing): boolean =>
  isEnded(phase) && phase.archivedAt !== null;

/** What the project's clocks show: `now` while it is under way, else the instant it stopped at. */
export const clockOf = ({ phase }: Standing, now: Instant): Instant =>
  phase.status === 'active' ? now : phase.at;

/** When the group of a project that has ended is to be archived; null: never, or it is already. */
export function archiveAt({ phase }: Standing): Instant | null {
  if (!isEnded(phase) || phase.archivedAt !== null) return null;
  return phase.at + ARCHIVE_AFTER_DAYS * DAY_MS;
}
