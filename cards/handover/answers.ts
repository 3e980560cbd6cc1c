import type { Person } from '../../domain/people/types.ts';
import { textCard } from '../answers.ts';
import type { CardContext } from '../context.ts';
import type { Card } from '../parts.ts';
import { cut, personLine, unitName } from '../text.ts';

const MAX_PEOPLE = 8;
const NAME_SIGNS = 20;

/** Nobody, or several people, are called by these words; nothing was changed. */
export function whoCard(
  { world }: CardContext,
  words: string,
  people: readonly Person[],
  usage: string,
): Card {
  const name = cut(words, NAME_SIGNS);
  const [first] = people;
  if (!first) {
    return textCard('没有改动', `没有找到“${name}”。请写完整姓名，例如：${usage}`, 'warning');
  }
  const example = `${unitName(world, first.unit)}${first.name}`;
  const isOneUnit = people.every(({ unit }) => unit === first.unit);
  const how = isOneUnit
    ? '同一单位有重名，请用卡片上的表单选人：'
    : `请在姓名前写上单位，例如“${example}”：`;
  return textCard(
    '没有改动',
    [
      `有 ${people.length} 个人叫“${cut(first.name, NAME_SIGNS)}”，${how}`,
      ...people.slice(0, MAX_PEOPLE).map(({ id, title }) => `· ${personLine(world, id)}，${title}`),
    ],
    'warning',
  );
}

const usages = {
  extension: '延期 0404 4月20日 原因',
  withdrawExtension: '撤回延期 0404',
  handOver: '转办 0404 姓名',
  leave: '请假 姓名 4月10日 至 4月20日 由 姓名 代',
  back: '销假 姓名',
  reopen: '重开 项目名 0304 原因',
  skip: '跳过 项目名 0304 原因',
  duties: '交接 姓名 给 姓名',
} as const;

export type HandoverUsage = keyof typeof usages;

/** How a sentence is written, for an answer that quotes it. */
export const usageOf = (of: HandoverUsage): string => usages[of];

/** A sentence was not understood; nothing was changed. */
export const handoverUsageCard = (of: HandoverUsage): Card =>
  textCard('没有改动', `没有读懂这句话，请这样写：${usages[of]}`, 'warning');

/** A day was written that no calendar has; nothing was changed. */
export const noSuchDayCard = (of: HandoverUsage, said: string): Card =>
  textCard(
    '没有改动',
    `没有“${cut(said.trim(), NAME_SIGNS)}”这一天，请核对日期。写法：${usages[of]}`,
    'warning',
  );

/** The form is in the own chat, since inputs are not for a whole group; there it stands above. */
export const formInOwnChatCard = (isGroup: boolean): Card =>
  isGroup
    ? textCard('请到单聊继续', '表单已发到您和 e点通 的单聊，请在那里填写。', 'info')
    : textCard('请填表单', '请填写上面的表单，填好后提交。', 'info');

/** Only in the own chat: whoever is on leave is no business of a group. */
export const ownChatOnlyCard = (): Card =>
  textCard('请到单聊办理', '请假、销假和交接请发到您和 e点通 的单聊。没有改动。', 'info');

const doneTitles = {
  extension: '延期申请已提交',
  withdrawExtension: '延期申请已撤回',
  handOver: '已转办',
  reopen: '已重开',
  skip: '已跳过',
} as const;

/** A command was carried out; `words` is the sentence of its toast. */
export const handoverNote = (act: keyof typeof doneTitles, words: string): Card =>
  textCard(doneTitles[act], words, 'success');
