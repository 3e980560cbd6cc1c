import type { AttributeDefinition, AttributeValue } from '../catalogue/types.ts';

/** What officials call the columns of the two sheets; the first is the template's head. */

export const peopleWords = {
  name: ['姓名', '名字', '人员姓名'],
  unit: ['单位', '所在单位', '工作单位', '部门'],
  role: ['角色', '系统角色', '身份'],
  title: ['职务', '岗位', '职务职责'],
  number: ['工号', '员工编号', '人员编号', '飞书工号'],
} as const;

export const projectWords = {
  name: ['项目名称', '项目', '名称'],
  owner: ['建设单位', '企业名称', '企业', '项目业主', '业主单位'],
  location: ['属地', '所在地', '项目所在地', '园区或乡镇', '所在园区'],
  investment: ['总投资', '总投资额', '投资额', '计划总投资', '投资总额'],
  keyProject: ['重点项目', '是否重点项目', '是否重点'],
  lead: ['分管负责人', '分管领导', '包保领导'],
  agent: ['专职代办员', '代办员'],
  helpers: ['业务帮办员', '帮办员'],
  unitHeads: ['单位一把手', '责任单位一把手', '单位负责人'],
  enterpriseContact: ['企业联系人', '企业方联系人'],
  done: ['已办结节点', '办结节点', '已完成节点'],
  running: ['在办节点及开始日', '在办节点', '正在办理节点', '在办节点及开始日期'],
  missing: ['欠缺材料', '缺少材料', '缺的材料'],
} as const;

/** Marks around a column's head that say nothing about which it is: 必填, a star, a hint in brackets. */
export const headMarks = /[（(【[].*?[）)】\]]|[*＊:：]|必填|选填/gu;

/** Amounts: what stands in the head or behind the number, and how many 万元 it is. */
export const amountUnits: readonly (readonly [string, number])[] = [
  ['亿', 10_000],
  ['万', 1],
];

export const yesWords: ReadonlySet<string> = new Set([
  '是',
  '有',
  '需要',
  '涉及',
  '√',
  'y',
  'yes',
  'true',
  '1',
]);
export const noWords: ReadonlySet<string> = new Set([
  '否',
  '无',
  '没有',
  '不需要',
  '不涉及',
  '×',
  'x',
  'n',
  'no',
  'false',
  '0',
]);

/** What parts the entries of a list in one cell. */
export const listSigns = /[;、,\n]+/u;

/** Stands for all from one node to another: 0101至0203. */
export const rangeSigns = /^(\d{4})(?:至|到|[-~—–])(\d{4})$/u;

/** The day in `2026年3月1日`, `2026-3-1`, `2026/3/1`, `2026.3.1` or `20260301`. */
export const dayForms: readonly RegExp[] = [
  /(\d{4})年(\d{1,2})月(\d{1,2})日?/u,
  /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/u,
  /(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/u,
];

/** Somebody of an enterprise belongs to no unit of the district. */
export const enterpriseWords: ReadonlySet<string> = new Set(['企业', '企业方', 'ent']);

/** The invented row of a template begins with this, and is passed over. */
export const EXAMPLE_MARK = '【示例】';

/** `供地方式:招拍挂/划拨/…` is a head and its choices; `是否新建房屋(…)` a head alone. */
export function attributeHead({ text }: AttributeDefinition): string {
  return headOf(text.normalize('NFKC').split(':')[0] ?? text);
}

/** The catalogue's word for each value of a choice, in their order; the values where it has none. */
export function choiceWords(definition: AttributeDefinition): readonly string[] {
  if (definition.type !== 'enum') return [];
  const [, listed = ''] = definition.text.normalize('NFKC').split(':');
  const words = listed.split('/').map((word) => word.trim());
  return words.length === definition.values.length ? words : definition.values;
}

/** An answer as officials say it: 是, 招拍挂, 1200. */
export function answerWord(definition: AttributeDefinition, value: AttributeValue): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (definition.type !== 'enum') return String(value);
  return choiceWords(definition)[definition.values.indexOf(String(value))] ?? String(value);
}

/** In what an attribute's number is counted: `吨标准煤`; null where it is no number. */
export function attributeUnit(definition: AttributeDefinition): string | null {
  if (definition.type !== 'number') return null;
  return /\(([^)]*)\)/u.exec(definition.text.normalize('NFKC'))?.[1] ?? null;
}

/** A column's head without the marks around it. */
export const headOf = (text: string): string =>
  text.normalize('NFKC').replace(headMarks, '').replace(/\s+/gu, '');
