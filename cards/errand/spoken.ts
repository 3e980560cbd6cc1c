import type { ErrandCommand, ErrandRefusal } from '../../domain/errand/types.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';
import { cut, nodeName, personLine } from '../text.ts';
import { dayWords } from '../words.ts';

/** How the acts of this part are named where a person may not do them. */
export const errandActs: Readonly<Record<ErrandCommand['type'], string>> = {
  askErrand: '请代办',
  takeErrand: '接代办单',
  finishErrand: '办结代办事项',
  noteOnSite: '写现场记录',
  addNotePhoto: '补现场照片',
};

export const errandRefusals: RefusalWords<ErrandRefusal> = {
  'errand-open': ({ world }, _project, { node, taken }) => {
    const state = taken ? `${personLine(world, taken.by)} 正在办` : '正在等代办员接单';
    return ['info', `${nodeName(world, node)} 已有代办事项，${state}。`];
  },
  'errand-unknown': (_ctx, _project, { matter }) => [
    'error',
    `没有编号为“${cut(matter, 8)}”的代办事项，请核对编号。`,
  ],
  'errand-taken': ({ world, now }, _project, { by, at }) => [
    'info',
    `这项代办已由 ${personLine(world, by)} 接单，时间是 ${dayWords(at, now)}。`,
  ],
  'errand-done': ({ world, now }, _project, { by, at }) => [
    'info',
    `这项代办已由 ${personLine(world, by)} 办好，时间是 ${dayWords(at, now)}。`,
  ],
  'note-empty': () => ['warning', '现场记录没有写内容，没有保存。请写上看到的情况。'],
  'note-too-long': (_ctx, _project, { most }) => [
    'warning',
    `现场记录太长，没有保存。请写在 ${most} 字以内。`,
  ],
  'note-unknown': (_ctx, _project, { matter }) => [
    'error',
    `没有编号为“${cut(matter, 8)}”的现场记录，照片没有存档。`,
  ],
  'note-has-photos': (_ctx, _project, { most }) => [
    'warning',
    `这条现场记录已有 ${most} 张照片，不能再加。请另写一条记录。`,
  ],
};

export const errandDone: DoneWords<ErrandCommand> = {
  askErrand: ({ world }, _project, { node }) => ({
    type: 'success',
    content: `已请代办员代办 ${nodeName(world, node)}，1 个工作日内接单。`,
  }),
  takeErrand: ({ world }, project, { matter }) => ({
    type: 'success',
    content: `已接单：代办 ${nodeOf(world, project, matter)}。`,
  }),
  finishErrand: ({ world }, project, { matter }) => ({
    type: 'success',
    content: `已办好：代办 ${nodeOf(world, project, matter)}。`,
  }),
  noteOnSite: ({ world }, _project, { node }) => ({
    type: 'success',
    content: `现场记录已保存在 ${nodeName(world, node)} 下。有照片请在 30 分钟内发到这里。`,
  }),
  addNotePhoto: () => ({ type: 'success', content: '照片已存到现场记录。' }),
};

type About = Parameters<DoneWords<ErrandCommand>['takeErrand']>;

function nodeOf(world: About[0]['world'], project: About[1], matter: string): string {
  const errand = matterOf(project, 'errand', matter);
  return errand ? nodeName(world, errand.node) : matter;
}
