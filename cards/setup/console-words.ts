import type { SeenPerson, SheetKind } from '../../domain/import/types.ts';
import type { Obstacle } from '../../domain/import/undo.ts';
import { roleName } from '../../domain/people/role-words.ts';
import type { World } from '../../domain/project/types.ts';
import { unitName } from '../text.ts';
import { dayWords } from '../words.ts';
import { kindWord } from './fault-words.ts';
import {
  type DoneFacts,
  doneGist,
  type ImportFacts,
  isNothing,
  type SheetProblem,
  sheetProblemWords,
} from './import-cards.ts';
import { faultLines, gist, remarkLines } from './import-words.ts';
import { settledSentence } from './toasts.ts';
import { obstacleLines } from './undo-words.ts';

/** A console shows everything there is to see. */
const ALL = Number.MAX_SAFE_INTEGER;

const setup = (rest: string): string => `npm run setup -- ${rest}`;

/** What can be asked of the console, in the order in which a district is set up. */
export const helpLines = (): string[] => [
  'e点通 配置。第一次使用按下面的顺序做：',
  '',
  `  1. 取模板      ${setup('templates <文件夹>')}`,
  `  2. 看飞书人员  ${setup('people --from-feishu')}`,
  `  3. 导入人员    ${setup('people 人员.xlsx')}`,
  `  4. 导入项目    ${setup('projects 项目.xlsx')}`,
  '',
  '  导入先出预览，列出每一行的问题，什么都不保存。没有问题后：',
  `     确认        ${setup('--confirm <预览号>')}`,
  `     放弃        ${setup('--drop <预览号>')}`,
  `     撤销        ${setup('--undo <预览号>')}（还没有人办理过时）`,
  `     历次导入    ${setup('imports')}`,
  '',
  '  单位、节点、时限、材料在目录里改：',
  `     导出        ${setup('catalogue export <文件夹>')}`,
  `     检查        ${setup('catalogue check <文件夹>')}`,
  `     发布        ${setup('catalogue publish <文件夹>')}`,
  `     换用新目录  ${setup('catalogue move <项目名>')}`,
  '',
  '  有多名操作员时加 --by <姓名>，写明是谁做的。',
  '  操作员也可以在与 e点通 的单聊里发“模板”取表，把填好的表直接发过去。',
];

/** An order that nobody understands. */
export function wrongOrderLines(
  wrong:
    | { readonly code: 'unknown' | 'not-a-number'; readonly word: string }
    | { readonly code: 'missing'; readonly what: 'folder' | 'file' | 'project' },
): string[] {
  const missing = { folder: '没有写文件夹。', file: '没有写文件名。', project: '没有写项目名。' };
  const words =
    wrong.code === 'missing'
      ? missing[wrong.what]
      : wrong.code === 'unknown'
        ? `看不懂“${wrong.word}”。`
        : `“${wrong.word}”里的号码不对，请写预览号。`;
  return [words, '', ...helpLines()];
}

/** What a sheet would bring about, with every fault of it. */
export function previewLines(world: World, { number, fileName, plan }: ImportFacts): string[] {
  const remarks = remarkLines(world, plan, ALL);
  if (plan.faults.length > 0) {
    return [
      `${fileName}：有 ${plan.faults.length} 处要改，什么都没有保存。`,
      ...faultLines(world, plan, ALL).map((line) => `  ${line}`),
      ...remarks,
    ];
  }
  return [
    `${fileName}：${kindWord(plan.kind)}，${gist(plan)}。`,
    ...remarks,
    ...(isNothing(plan) || number === null
      ? ['没有要保存的内容。']
      : ['', '现在什么都没有保存。确认请运行：', `  ${setup(`--confirm ${number}`)}`]),
  ];
}

export const confirmedLines = (facts: DoneFacts): string[] => [
  `已导入：${doneGist(facts)}。`,
  ...(facts.kind === 'projects' ? ['机器人运行时会建好专班群，随后把办理卡发到群里。'] : []),
  `要撤销请运行：${setup(`--undo ${facts.number}`)}`,
];

export const changedLine = (): string => '预览之后情况有变，没有导入。新的预览如下：';

export const undoneLines = ({ kind, projects, added, changed }: DoneFacts): string[] => [
  kind === 'people'
    ? `已撤销：移除 ${added} 人，恢复 ${changed} 人原来的登记。`
    : `已撤销 ${projects} 个项目：不再列出、不再计时；已建的群会收到说明。`,
];

export const blockedLines = (
  world: World,
  number: number,
  obstacles: readonly Obstacle[],
): string[] => [
  `第 ${number} 号导入不能撤销，没有改动。导入以后已经有了下面的后续：`,
  ...obstacleLines(world, obstacles, ALL).map((line) => `  ${line}`),
];

export const droppedLine = (): string => '已放弃，什么都没有保存。';

export const settledLine = settledSentence;

export interface ImportListed {
  readonly number: number;
  readonly kind: SheetKind;
  readonly fileName: string;
  readonly state: 'previewed' | 'done' | 'dropped' | 'undone';
  readonly at: number;
}

const states = {
  previewed: '待确认',
  done: '已导入',
  dropped: '已放弃',
  undone: '已撤销',
} as const;

/** All imports there were, the newest first. */
export const importListLines = (imports: readonly ImportListed[]): string[] =>
  imports.length === 0
    ? ['还没有导入过。']
    : imports.map(
        ({ number, kind, fileName, state, at }) =>
          `第 ${number} 号  ${kindWord(kind)}  ${states[state]}  ${dayWords(at)}  ${fileName}`,
      );

/** Everybody whom the app sees, and who of them is on record already. */
export function directoryLines(world: World, seen: readonly SeenPerson[]): string[] {
  const known = seen.filter(({ unionId }) => world.directory.person(unionId)?.active).length;
  return [
    `飞书里能看到 ${seen.length} 人，其中 ${known} 人已登记：`,
    ...seen.map(({ unionId, name, employeeNumber }) => {
      const person = world.directory.person(unionId);
      const registered = person?.active
        ? `${unitName(world, person.unit)} ${roleName(person.role)}`
        : '未登记';
      return `  ${name}  工号 ${employeeNumber ?? '（看不到）'}  ${registered}`;
    }),
    '看不到的人，请在飞书管理后台加入应用的可用范围和通讯录权限范围。',
  ];
}

export const templatesWrittenLines = (paths: readonly string[]): string[] => [
  '模板已写好：',
  ...paths.map((path) => `  ${path}`),
  '“说明”表里写着怎么填。先导入人员，再导入项目。',
];

export const sheetProblemLine = (problem: SheetProblem, file: string): string =>
  `${file}：${sheetProblemWords(problem)}`;

/** What keeps the console from doing anything. */
export const consoleTroubles = {
  fileMissing: (file: string): string => `没有找到文件 ${file}。`,
  folderBarred: (folder: string): string => `文件夹 ${folder} 写不进去，请换一个。`,
  noOperator: (): string => '系统里还没有操作员，请先导入人员。',
  severalOperators: (names: readonly string[]): string =>
    `有多名操作员，请加 --by 写明是谁：${names.join('、')}。`,
  unknownOperator: (name: string): string => `没有叫“${name}”的操作员。`,
  feishuAway: (words: string): string =>
    `连不上飞书（或沙盒），没有改动。请检查网络和 FEISHU_ 开头的设置；用沙盒时请先运行 npm start。\n  ${words}`,
} as const;
