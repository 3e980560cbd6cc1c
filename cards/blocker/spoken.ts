import type { Blocker, BlockerCommand, BlockerRefusal } from '../../domain/blocker/types.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import type { PersonId } from '../../domain/people/types.ts';
import type { ProjectEvent } from '../../domain/project/events.ts';
import type { Project, World } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';
import { cut, nameList, personLine, personName, unitName } from '../text.ts';
import type { Toast } from '../toasts.ts';
import { dateWords, dayWords, momentWords } from '../words.ts';
import { levelWord, unitLine } from './words.ts';

/** How the acts of this part are named where a person may not do them. */
export const blockerActs: Readonly<Record<BlockerCommand['type'], string>> = {
  raiseBlocker: '报堵点',
  claimBlocker: '认领这个堵点',
  progressBlocker: '写这个堵点的进展',
  solveBlocker: '说明这个堵点已解决',
  confirmBlocker: '确认这个堵点已解决',
  rejectBlocker: '退回这个堵点',
  escalateBlocker: '给这个堵点提级',
  moveBlocker: '把这个堵点转给别的单位',
  inviteToBlocker: '请单位配合这个堵点',
  addBlockerPhoto: '给这个堵点传照片',
};

export const blockerRefusals: RefusalWords<BlockerRefusal> = {
  'blocker-unknown': (_ctx, _project, { matter }) => [
    'error',
    `没有编号为“${cut(matter, 10)}”的堵点，没有改动。发“堵点”可以看清单。`,
  ],
  'blocker-unknown-category': () => ['warning', '没有这个堵点类别，没有改动。请重新选择。'],
  'blocker-unknown-unit': (_ctx, _project, { unit }) => [
    'warning',
    `没有单位“${cut(unit, 20)}”，没有改动。请重新选择。`,
  ],
  'blocker-words-missing': () => ['warning', '没有写内容，没有改动。请写明情况后再提交。'],
  'blocker-words-too-long': (_ctx, _project, { mostSigns }) => [
    'warning',
    `内容太长，没有改动。请写在 ${mostSigns} 字以内。`,
  ],
  'blocker-since-not-past': ({ now }, _project, { since }) => [
    'warning',
    `${dateWords(since, now)}还没有到，没有改动。请选今天或以前的日期。`,
  ],
  'blocker-known': (_ctx, _project, { matter }) => [
    'info',
    `这个堵点已经登记过，编号 ${matter}，还没有解决，不用重报。有新情况请回复它的卡片。`,
  ],
  'blocker-form-answered': (_ctx, _project, { matter }) => [
    'info',
    `已经提交过，编号 ${matter}，没有重复登记。`,
  ],
  'blocker-closed': ({ world, now }, _project, { matter, at, by }) => [
    'info',
    `堵点 ${matter} 已由 ${personName(world, by)} 于 ${momentWords(at, now)} 确认解决，没有改动。如果又出现，请重新报堵点。`,
  ],
  'blocker-claimed': ({ world, now }, _project, { matter, by, at }) => [
    'info',
    `堵点 ${matter} 已由 ${personLine(world, by)} 于 ${momentWords(at, now)} 认领。`,
  ],
  'blocker-solved': ({ world }, project, { matter, by }) => [
    'info',
    `${personName(world, by)} 已说明堵点 ${matter} 解决了，正在等${confirmWord(world, project, matter)}确认，没有改动。`,
  ],
  'blocker-not-solved': (_ctx, _project, { matter }) => [
    'info',
    `责任单位还没有说堵点 ${matter} 已解决，没有改动。`,
  ],
  'blocker-part-already-done': ({ world }, _project, { unit }) => [
    'info',
    `${unitName(world, unit)}的部分已经记为办好，没有改动。`,
  ],
  'blocker-level-highest': () => ['info', '已经是卡脖子问题，不能再提级。'],
  'blocker-owned-already': ({ world }, _project, { unit }) => [
    'info',
    `责任单位已经是${unitName(world, unit)}，没有改动。`,
  ],
  'blocker-units-known': () => ['info', '这些单位已经在配合，没有改动。'],
};

/** The reporter's name, where it is known who that is. */
function confirmWord(world: World, project: Project | null, matter: string): string {
  const blocker = project && matterOf(project, 'blocker', matter);
  return blocker ? ` ${personName(world, blocker.raised.by)} ` : '上报人';
}

const success = (content: string): Toast => ({ type: 'success', content });

const known = (project: Project, id: string): Blocker | undefined =>
  matterOf(project, 'blocker', id);

const called = (events: readonly ProjectEvent[], type: ProjectEvent['type']): readonly PersonId[] =>
  events.flatMap((event) => (event.type === type && 'called' in event ? event.called : []));

const people = ({ world }: CardContext, ids: readonly PersonId[]): string =>
  nameList(
    ids.map((id) => personLine(world, id)),
    3,
    '人',
  ) || '区领导';

export const blockerDone: DoneWords<BlockerCommand> = {
  raiseBlocker(ctx, project, _command, events) {
    const raised = events.find((event) => event.type === 'blockerRaised');
    const blocker = raised && known(project, raised.matter);
    return success(blocker ? raisedWords(ctx, project, blocker) : '堵点已登记。');
  },
  claimBlocker: (_ctx, _project, { matter }) =>
    success(`已认领堵点 ${matter}，办好后请点“已解决”。`),
  progressBlocker: (_ctx, _project, { matter }) => success(`已记下堵点 ${matter} 的进展。`),
  solveBlocker(ctx, _project, { matter }, events) {
    const part = events.find((event) => event.type === 'blockerPartDone');
    if (part) return success(`已记下：${unitName(ctx.world, part.unit)}的部分办好了。`);
    const whom = people(ctx, called(events, 'blockerSolved'));
    return success(`已记下堵点 ${matter} 解决了，请 ${whom} 确认。`);
  },
  confirmBlocker: (_ctx, _project, { matter }) => success(`堵点 ${matter} 已确认解决。`),
  rejectBlocker(ctx, project, { matter }) {
    const blocker = known(project, matter);
    const by = blocker ? dayWords(blocker.replyDueAt, ctx.now) : '1 个工作日内';
    const unit = blocker ? unitName(ctx.world, blocker.owner) : '责任单位';
    return success(`已退回${unit}，要在 ${by}前重新答复。`);
  },
  escalateBlocker(ctx, project, { matter }, events) {
    const blocker = known(project, matter);
    const level = blocker ? levelWord(blocker.level) : '上一级';
    return success(
      `堵点 ${matter} 已提为${level}，请 ${people(ctx, called(events, 'blockerRose'))} 协调。`,
    );
  },
  moveBlocker: ({ world }, _project, { matter, unit }) =>
    success(`堵点 ${matter} 已转给${unitName(world, unit)}，要在 1 个工作日内答复。`),
  inviteToBlocker: ({ world }, _project, { units }) =>
    success(
      `已请${nameList(
        units.map((unit) => unitName(world, unit)),
        4,
        '个单位',
      )}配合。`,
    ),
  addBlockerPhoto: (_ctx, _project, { matter }) => success(`照片已存入堵点 ${matter}。`),
};

/** `已登记为堵点 B1，责任单位供电公司 · 解东升，3月17日 17:30 前答复。` */
export const raisedWords = (
  { world, now }: CardContext,
  project: Project,
  { id, owner, replyDueAt }: Blocker,
): string =>
  `已登记为堵点 ${id}，责任单位${unitLine(world, project, owner)}，${momentWords(replyDueAt, now)} 前答复。`;
