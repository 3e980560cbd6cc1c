import { dayOf, daysBetween } from '../../domain/calendar/time.ts';
import { runningNodes } from '../../domain/project/node-view.ts';
import type { StandingCommand, StandingRefusal } from '../../domain/standing/types.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';
import { personLine } from '../text.ts';
import { dayWords } from '../words.ts';

/** How the acts of this part are named where a person may not do them. */
export const standingActs: Readonly<Record<StandingCommand['type'], string>> = {
  suspendProject: '缓建项目',
  resumeProject: '恢复建设',
  terminateProject: '终止项目',
};

export const standingRefusals: RefusalWords<StandingRefusal> = {
  'project-not-active': ({ world, now }, _project, { status, at, by }) => {
    const who = by === null ? '' : `由 ${personLine(world, by)} 于 `;
    const when = dayWords(at, now);
    switch (status) {
      case 'suspended':
        return ['warning', `项目${who}${when} 起缓建，停止计时，要恢复建设后才能办理。没有改动。`];
      case 'finished':
        return ['info', `项目已于 ${when} 全部办结，不用再办。没有改动。`];
      case 'terminated':
        return ['warning', `项目已${who}${when} 终止，不再办理。没有改动。`];
      case 'withdrawn':
        return ['info', `这个项目的导入已${who}${when} 撤销，不再办理。没有改动。`];
      default:
        return status satisfies never;
    }
  },
  'project-not-suspended': () => ['info', '项目没有缓建，正常推进中，不用恢复。'],
  'reason-missing': () => ['warning', '没有写原因，没有改动。请写明原因后再提交。'],
  'reason-too-long': (_ctx, _project, { mostSigns }) => [
    'warning',
    `原因太长，没有改动。请写在 ${mostSigns} 字以内。`,
  ],
};

export const standingDone: DoneWords<StandingCommand> = {
  suspendProject: (_ctx, project) => ({
    type: 'success',
    content: `已缓建“${project.name}”，${countWords(runningNodes(project).length)}停止计时，不再预警。`,
  }),
  resumeProject(_ctx, project, _command, events) {
    const resumed = events.find((event) => event.type === 'projectResumed');
    const days = resumed ? daysBetween(dayOf(resumed.since), dayOf(_ctx.now)) : 0;
    const count = countWords(runningNodes(project).length);
    const moved = days > 0 ? `缓建 ${days} 天，${count}时限相应顺延` : '当天恢复，时限不变';
    const content = `已恢复建设“${project.name}”，${moved}。`;
    return { type: 'success', content };
  },
  terminateProject: (_ctx, project) => ({
    type: 'success',
    content: `已终止“${project.name}”，在办节点停办，不再提醒。`,
  }),
};

const countWords = (count: number): string => `${count} 个在办节点`;
