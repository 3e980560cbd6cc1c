import type { Fault, Problem, SheetKind } from '../../domain/import/types.ts';
import { roleName } from '../../domain/people/role-words.ts';
import type { World } from '../../domain/project/types.ts';
import { cut, nameList, nodeName, personName, unitName } from '../text.ts';
import { dateWords } from '../words.ts';

/** Somebody's words quoted in a fault. */
const QUOTE_SIGNS = 20;
const quoted = (words: string): string => `“${cut(words, QUOTE_SIGNS)}”`;

/** What the two sheets are called. */
export const kindWord = (kind: SheetKind): string => (kind === 'people' ? '人员' : '项目');

/** `第 3 行 · 属地：没有…`: where the fault is, and what to do about it. Plain text. */
export function faultLine(world: World, { row, column, problem }: Fault): string {
  const place = [
    ...(row === null ? [] : [`第 ${row} 行`]),
    ...(column === null ? [] : [cut(column, QUOTE_SIGNS)]),
  ].join(' · ');
  const words = problemWords(world, problem);
  return place === '' ? words : `${place}：${words}`;
}

type Words = {
  readonly [Code in Problem['code']]: (
    problem: Extract<Problem, { code: Code }>,
    world: World,
  ) => string;
};

const things = {
  unit: '单位',
  role: '角色',
  person: '人员',
  node: '节点',
  material: '材料',
  choice: '选项',
} as const;

const words: Words = {
  'no-header': ({ wanted }) =>
    `没有找到表头。前 10 行里应有一行写着：${nameList(wanted, 6, '列')}。请用模板填写。`,
  'no-rows': () => '表头下面没有内容。',
  'too-many-rows': ({ most, found }) => `有 ${found} 行，一次最多导入 ${most} 行，请分几次导入。`,
  'wrong-sheet': ({ is }) =>
    `这是${kindWord(is)}表，不是${kindWord(is === 'people' ? 'projects' : 'people')}表。`,
  'column-missing': () => '缺这一列。',
  'column-twice': () => '这一列出现了两次，请留一列。',
  'column-unnamed': ({ at }) =>
    `${at} 列有内容但没有列名，可能是合并单元格造成的。请取消合并，每列写一个列名。`,
  empty: () => '没有填。',
  'formula-broken': () => '公式没有算出结果，请改填内容。',
  'too-long': ({ most }) => `太长，最多 ${most} 个字。`,
  'not-a-day': ({ found }) => `${quoted(found)}不是日期，请写成 2026-03-01。`,
  'day-out-of-range': ({ found, from, to }) =>
    `${yearWords(found)}不行，须在 ${yearWords(from)}到 ${yearWords(to)}之间。`,
  'not-a-number': ({ found }) => `${quoted(found)}不是数字。`,
  'number-out-of-range': ({ found }) => `${quoted(found)}超出范围，请核对数字和单位。`,
  'amount-without-unit': ({ found }) =>
    `不知道 ${cut(found, QUOTE_SIGNS)} 是亿元还是万元，请在列名或数字后写明单位。`,
  'not-yes-or-no': ({ found }) => `${quoted(found)}看不懂，请填是或否。`,
  unknown: ({ what, found, nearest, choices }) => unknownWords(what, found, nearest, choices),
  contradicts: ({ found, other, says }) =>
    `填的是${quoted(found)}，“${other}”填的是${quoted(says)}，两处矛盾，请改一处。`,
  'not-a-place': ({ unit }, world) =>
    `${unitName(world, unit)}不是园区、街道或乡镇，请填项目所在地。`,
  'several-people': ({ found, units }, world) =>
    `有 ${units.length} 个人叫${quoted(found)}（${units.map((unit) => unitName(world, unit)).join('、')}），请写成“单位 姓名”。`,
  'wrong-role': ({ person, is, may }, world) =>
    `${personName(world, person)}的角色是${roleName(is)}，这里要填${may.map(roleName).join('或')}。`,
  'node-unreadable': ({ found }) => `${quoted(found)}看不懂，请写成“0603 2026-03-13”，用分号隔开。`,
  'node-not-applicable': ({ node }, world) =>
    `${nodeName(world, node)} 不涉及这个项目，请核对节点和项目属性。`,
  'node-twice': ({ node }, world) => `${nodeName(world, node)} 出现了两次。`,
  'node-too-early': ({ node, waitsFor }, world) =>
    `${nodeName(world, node)} 要等 ${nameList(
      waitsFor.map((code) => nodeName(world, code)),
      3,
      '个节点',
    )}办结，但已办结节点里没有。`,
  'duplicate-in-sheet': ({ row }) => `与第 ${row} 行重复。`,
  'not-in-feishu': ({ found }) =>
    `在飞书里找不到${quoted(found)}，请核对，或看他是否在应用可用范围内。`,
  'several-in-feishu': ({ found, count }) => `飞书里有 ${count} 个人叫${quoted(found)}，请填工号。`,
  'other-name-in-feishu': ({ found, name }) =>
    `这个工号在飞书里是${quoted(name)}，不是${quoted(found)}。`,
  'no-operator': () => '导入后系统里没有操作员，请至少把一个人的角色填成操作员。',
};

function problemWords(world: World, problem: Problem): string {
  const say = words[problem.code] as (problem: Problem, world: World) => string;
  return say(problem, world);
}

function unknownWords(
  what: keyof typeof things,
  found: string,
  nearest: string | null,
  choices: readonly string[],
): string {
  const none =
    what === 'person' ? `没有登记${quoted(found)}` : `没有${quoted(found)}这个${things[what]}`;
  if (nearest !== null) return `${none}，是不是“${nearest}”？`;
  return choices.length > 0 ? `${none}，请填：${choices.join('、')}。` : `${none}，请核对。`;
}

/** With its year: sheets reach over many. */
const yearWords = (day: string): string => `${day.slice(0, 4)}年${dateWords(day)}`;
