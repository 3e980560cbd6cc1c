import type { ItemCommand, ItemFault, ItemRefusal } from '../../domain/item/types.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import type { CardContext } from '../context.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';
import { cut, nameList, personLine, unitName } from '../text.ts';
import { dateWords, dayWords } from '../words.ts';
import { doerWords } from './words.ts';

/** How the acts of this part are named where a person may not do them. */
export const itemActs: Readonly<Record<ItemCommand['type'], string>> = {
  instruct: '批示',
  withdrawInstruction: '撤回这条批示',
  recordMeeting: '登记会议清单',
  finishItem: '完成这件事项',
  addItemFile: '给这件事项传附件',
};

export const itemRefusals: RefusalWords<ItemRefusal> = {
  'item-unknown': (_ctx, _project, { matter }) => [
    'error',
    `没有编号为“${cut(matter, 8)}”的事项，请核对编号。`,
  ],
  'item-done': ({ world, now }, _project, { by, at }) => [
    'info',
    `这件事已由 ${personLine(world, by)} 于 ${dayWords(at, now)} 办好，没有改动。`,
  ],
  'item-superseded': (_ctx, _project, { standing }) => [
    'info',
    `这条批示不再执行，以 ${standing} 为准，没有改动。`,
  ],
  'item-withdrawn': ({ world, now }, _project, { by, at }) => [
    'info',
    `这条批示已由 ${personLine(world, by)} 于 ${dayWords(at, now)}撤回，没有改动。`,
  ],
  'item-no-instruction': (_ctx, _project, { matter }) => [
    'warning',
    `${matter} 不是批示，不能撤回，没有改动。`,
  ],
  'withdrawal-words-missing': () => ['warning', '没有撤回：请写一句原因。'],
  'instruction-beyond-unit': ({ world }, _project, { unit }) => [
    'error',
    `批示没有发出：一把手只能批示给本单位（${unitName(world, unit)}）的人。涉及其他单位的，请报牵头领导。`,
  ],
  'item-words-too-long': (_ctx, _project, { most }) => [
    'warning',
    `写得太长，没有改动。请写在 ${most} 字以内。`,
  ],
  'instruction-about-unknown': (_ctx, _project, { about }) => [
    'error',
    `本项目没有编号为“${cut(about, 8)}”的节点或事项，没有改动。请核对编号。`,
  ],
  'instruction-faulty': (ctx, _project, { fault }) => [
    'warning',
    `批示没有发出：${itemFaultWords(ctx, fault)}`,
  ],
  'item-form-answered': (_ctx, _project, { matter }) => [
    'info',
    `已经登记过，编号 ${matter}，没有再登记。`,
  ],
  'meeting-empty': () => ['warning', '没有可登记的事项，没有改动。'],
  'meeting-too-long': (_ctx, _project, { count, most }) => [
    'warning',
    `一次登记了 ${count} 件，最多 ${most} 件，没有改动。请分次登记。`,
  ],
  'meeting-faulty': (ctx, _project, { faults }) => [
    'warning',
    `没有登记。${faults.map(({ line, fault }) => `第 ${line} 行：${itemFaultWords(ctx, fault)}`).join('')}`,
  ],
};

/** What is wrong with one item, and what would be right. */
export function itemFaultWords({ now }: CardContext, fault: ItemFault): string {
  switch (fault.code) {
    case 'words-missing':
      return '没有写做什么。';
    case 'words-too-long':
      return `有 ${fault.signs} 个字，最多 ${fault.most} 个字。`;
    case 'unit-unknown':
      return `没有叫“${cut(fault.words, 20)}”的单位。`;
    case 'person-unknown':
      return `没有登记在岗的“${cut(fault.words, 20)}”。`;
    case 'doer-missing':
      return '没有写由哪个单位办。';
    case 'date-not-ahead':
      return `${dateWords(fault.day, now)}已经过去，请写以后的日期。`;
    case 'date-too-far':
      return `日期太远，最晚可到 ${dateWords(fault.latestDay, now)}。`;
    default:
      return fault satisfies never;
  }
}

export const itemDone: DoneWords<ItemCommand> = {
  instruct({ world, now }, project, _command, events) {
    const given = events.find(({ type }) => type === 'instructed');
    const item = given && 'matter' in given && matterOf(project, 'datedItem', given.matter ?? '');
    if (!item) return { type: 'success', content: '批示已发到项目群。' };
    const { superseded } = item;
    if (superseded) {
      const other = matterOf(project, 'datedItem', superseded.standing);
      const by = other ? `${personLine(world, other.set.by)}的` : '';
      const content = `已记录批示 ${item.id}，但不执行：以${by}批示 ${superseded.standing} 为准，已告知双方。`;
      return { type: 'warning', content };
    }
    const gone = events.flatMap((event) => (event.type === 'itemSuperseded' ? event.matter : []));
    const instead = gone.length > 0 ? `此前的 ${nameList(gone, 3, '条')} 不再执行。` : '';
    const due = dayWords(item.dueAt, now);
    return {
      type: 'success',
      content: `批示 ${item.id} 已发到项目群：${doerWords({ world }, project, item)}，${due}前办好。${instead}`,
    };
  },
  withdrawInstruction: (_ctx, _project, { matter }) => ({
    type: 'success',
    content: `批示 ${matter} 已撤回，已在项目群告知责任人。`,
  }),
  recordMeeting: (_ctx, _project, { items }) => ({
    type: 'success',
    content: `已登记 ${items.length} 件事项，已发到项目群并通知责任人。`,
  }),
  finishItem(_ctx, project, { matter }) {
    const item = matterOf(project, 'datedItem', matter);
    const told = item?.source.kind === 'instruction' ? '，已告知批示的领导' : '';
    return { type: 'success', content: `已办：${cut(item?.words ?? matter, 40)}${told}。` };
  },
  addItemFile: (_ctx, project, { matter, file }) => ({
    type: 'success',
    content: `附件已收：${cut(file.name, 40)}，附在 ${matter} ${cut(matterOf(project, 'datedItem', matter)?.words ?? '', 30)} 上。`,
  }),
};
