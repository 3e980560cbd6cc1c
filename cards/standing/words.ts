import { dayOf, type Instant } from '../../domain/calendar/time.ts';
import type { Project } from '../../domain/project/types.ts';
import { isArchived } from '../../domain/standing/phase.ts';
import type { Phase } from '../../domain/standing/types.ts';
import type { Tag, Template } from '../parts.ts';
import { dateWords } from '../words.ts';

type Status = Exclude<Phase['status'], 'active'>;

const statusWords: Record<Status, string> = {
  suspended: '缓建',
  finished: '已全部办结',
  terminated: '已终止',
  withdrawn: '已撤销导入',
};

const tags: Record<Status, Tag['color']> = {
  suspended: 'orange',
  finished: 'green',
  terminated: 'neutral',
  withdrawn: 'neutral',
};

const templates: Record<Status, Template> = {
  suspended: 'grey',
  finished: 'green',
  terminated: 'grey',
  withdrawn: 'grey',
};

/** How a project that is not under way stands, in a word. */
export const standingWord = (status: Status): string => statusWords[status];

/** What the header of a card says of it. */
export const standingTags = (project: Pick<Project, 'phase'>, status: Status): Tag[] => [
  { text: statusWords[status], color: tags[status] },
  ...(isArchived(project) ? [{ text: '已归档', color: 'neutral' as const }] : []),
];

/** The colour of its cards; the words stand beside it. */
export const standingTemplate = (status: Status): Template => templates[status];

/** Instead of the days left where a clock stands still; undefined: it runs. */
export function stoppedWord({ phase }: Pick<Project, 'phase'>): string | undefined {
  if (phase.status === 'active') return undefined;
  return phase.status === 'suspended' ? '停计时' : '停办';
}

/** `自 3月20日起缓建，停止计时`: since when it stands still, and what that means. */
export function sinceWords(status: Status, at: Instant, now: Instant): string {
  const day = dateWords(dayOf(at), now);
  switch (status) {
    case 'suspended':
      return `自 ${day}起缓建，全部节点停止计时`;
    case 'finished':
      return `已于 ${day}全部办结`;
    case 'terminated':
      return `已于 ${day}终止，未了事项不再办理`;
    case 'withdrawn':
      return `导入已于 ${day}撤销，不再办理`;
    default:
      return status satisfies never;
  }
}
