import { dayOf } from '../../domain/calendar/time.ts';
import type { CatalogueChange } from '../../domain/catalogue/edit/diff.ts';
import type { EditFault } from '../../domain/catalogue/edit/types.ts';
import type { Catalogue } from '../../domain/catalogue/types.ts';
import type { CatalogueMove } from '../../domain/onboarding/types.ts';
import type { World } from '../../domain/project/types.ts';
import { cut, nameList, nodeName } from '../text.ts';
import { dateWords, limitWords } from '../words.ts';
import { catalogueFaultLine } from './catalogue-fault-words.ts';

const setup = (rest: string): string => `npm run setup -- ${rest}`;

/** Changes printed before the rest is counted: a new catalogue may have hundreds. */
const MOST_CHANGES = 40;

export const exportedLines = (version: string, paths: readonly string[]): string[] => [
  `已导出 ${version} 版目录：`,
  ...paths.map((path) => `  ${path}`),
  '节点、材料、单位在 Excel 里改；适用条件、法定时限、清单、规则等在 JSON 文件里。',
  `改好后检查：${setup('catalogue check <文件夹>')}`,
];

/** Everything that is wrong with an edited catalogue. Nothing was published. */
export const catalogueFaultLines = (
  catalogue: Catalogue,
  faults: readonly EditFault[],
): string[] => [
  `目录有 ${faults.length} 处要改，没有发布：`,
  ...faults.map((fault) => `  ${catalogueFaultLine(catalogue, fault)}`),
];

/** What a version would change: of the catalogue, and of each project under way were it moved. */
export function publishLines(
  world: World,
  changes: readonly CatalogueChange[],
  moves: readonly { readonly name: string; readonly move: CatalogueMove }[],
): string[] {
  if (changes.length === 0) return ['与现用目录没有不同，不用发布。'];
  const shown = changes
    .slice(0, MOST_CHANGES)
    .map((change) => `  ${changeLine(world.catalogue, change)}`);
  const left = changes.length - shown.length;
  const touched = moves.filter(({ move }) => isTouched(move));
  return [
    `与现用目录有 ${changes.length} 处不同：`,
    ...shown,
    ...(left > 0 ? [`  另有 ${left} 处`] : []),
    '',
    `在办项目继续用原来的目录，新项目用新目录。在办的 ${moves.length} 个项目如果换用，${touched.length} 个有变化：`,
    ...touched.flatMap(({ name, move }) => [`  ${cut(name, 40)}`, ...moveLines(world, move)]),
  ];
}

export const sureLine = (order: string): string => `没有发布。确认请加 --yes：${setup(order)}`;

export const publishedLines = (version: string): string[] => [
  `已发布目录，版本号 ${version}。新开通的项目从现在起用它。`,
  `在办项目要换用，请运行：${setup('catalogue move <项目名>')}，全部换用写“全部”。`,
];

export const isTouched = ({ added, removed, dues, kept }: CatalogueMove): boolean =>
  added.length + removed.length + dues.length + kept.length > 0;

/** What a move changes in one project. */
export function moveLines(world: World, { added, removed, dues, kept }: CatalogueMove): string[] {
  const names = (codes: readonly string[]) =>
    nameList(
      codes.map((code) => nodeName(world, code)),
      8,
      '个节点',
    );
  const day = (at: number) => `${dayOf(at).slice(0, 4)}年${dateWords(dayOf(at))}`;
  return [
    ...dues.map(
      ({ node, from, to }) => `    时限 ${nodeName(world, node)}：${day(from)} → ${day(to)}`,
    ),
    ...(added.length > 0 ? [`    新增 ${names(added)}`] : []),
    ...(removed.length > 0 ? [`    不再办 ${names(removed)}`] : []),
    ...(kept.length > 0 ? [`    时限由人设定或已顺延，不变：${names(kept)}`] : []),
  ];
}

export function movePreviewLines(
  world: World,
  moves: readonly { readonly name: string; readonly move: CatalogueMove }[],
  order: string,
): string[] {
  return [
    `${moves.length} 个项目将换用 ${world.catalogue.version} 版目录：`,
    ...moves.flatMap(({ name, move }) => [
      `  ${cut(name, 40)}（原 ${move.from} 版）${isTouched(move) ? '' : '：没有变化'}`,
      ...moveLines(world, move),
    ]),
    `没有改动。确认请加 --yes：${setup(order)}`,
  ];
}

export const movedLines = (count: number, version: string): string[] => [
  `${count} 个项目已换用 ${version} 版目录，时限有变的已在群里告知责任人。`,
];

/** What keeps a catalogue from being read or moved to. */
export const catalogueTroubles = {
  filesMissing: (folder: string): string =>
    `文件夹 ${folder} 里没有“目录.xlsx”和“目录.json”。请先导出，再在导出的文件上改。`,
  notJson: (file: string, reason: string): string => `${file} 不是正确的 JSON：${reason}`,
  noProject: (words: string): string => `没有找到项目“${cut(words, 40)}”。`,
  severalProjects: (names: readonly string[]): string =>
    `有 ${names.length} 个项目符合，请写全名：${nameList(names, 10, '个')}。`,
  nothingToMove: (version: string): string => `没有要换的项目，都已用 ${version} 版目录。`,
  refused: (words: string): string => words,
} as const;

function changeLine(
  catalogue: Catalogue,
  { what, code, part, before, after }: CatalogueChange,
): string {
  const kind = { node: '节点', material: '材料', unit: '单位' }[what];
  const all = { node: catalogue.nodes, material: catalogue.materials, unit: catalogue.units }[what];
  const name = all.get(code)?.name ?? nameIn(before);
  const head = `${kind} ${code}${name ? ` ${name}` : ''}`;
  if (part === null) return before === null ? `新增 ${head}` : `删去 ${head}`;
  return `${head} · ${partWords[part] ?? part}：${valueWords(before)} → ${valueWords(after)}`;
}

const nameIn = (entry: unknown): string | undefined =>
  typeof entry === 'object' && entry !== null && 'name' in entry ? String(entry.name) : undefined;

const partWords: Readonly<Record<string, string>> = {
  name: '名称',
  type: '类型',
  responsibleUnit: '责任单位',
  cooperatingUnits: '协办单位',
  limit: '时限',
  statutory: '法定时限',
  clockOwner: '计时对象',
  clockStart: '计时起点',
  clockPauses: '可以停表的原因',
  prerequisites: '前置节点',
  materials: '所需材料',
  outcome: '办理结果',
  agentService: '代办服务',
  enterpriseText: '给企业的话',
  appliesWhen: '适用条件',
  variants: '分类时限',
  stage: '阶段',
  supplier: '提供方',
  preparedBy: '编制方',
  reusable: '可以复用',
  fallback: '备用提供方',
  kind: '类别',
  shortName: '简称',
  aliases: '别名',
  note: '备注',
};

function valueWords(value: unknown): string {
  if (value === null) return '（无）';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) {
    return value.length > 0 ? cut(value.join('、'), 60) : '（无）';
  }
  if (typeof value === 'object' && ('days' in value || 'months' in value) && !('basis' in value)) {
    return limitWords(value as Parameters<typeof limitWords>[0]);
  }
  return cut(typeof value === 'string' ? value : JSON.stringify(value), 60);
}
