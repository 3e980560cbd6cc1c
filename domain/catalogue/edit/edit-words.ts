import type { NodeDefinition, NodeType } from '../types.ts';

/** What officials call the columns of a catalogue that they edit; the first is the exported head. */

export const nodeWords = {
  code: ['编号'],
  name: ['节点'],
  type: ['类型'],
  unit: ['责任单位'],
  cooperating: ['协办单位'],
  limit: ['时限'],
  clockOwner: ['计时对象'],
  clockStart: ['计时起点'],
  prerequisites: ['前置节点'],
  materials: ['所需材料'],
  outcome: ['办理结果'],
  outcomeMaterials: ['结果材料'],
  pauses: ['可以停表的原因'],
  agentService: ['代办服务'],
  enterpriseText: ['给企业的话'],
} as const;

export const materialWords = {
  code: ['编号'],
  name: ['材料'],
  supplier: ['提供方'],
  preparedBy: ['编制方'],
  reusable: ['可以复用'],
} as const;

export const unitWords = {
  code: ['代码'],
  name: ['全称'],
  kind: ['类别'],
  shortName: ['简称'],
  aliases: ['别名'],
  note: ['备注'],
} as const;

export const sheetNames = { nodes: '节点', materials: '材料', units: '单位' } as const;

export const typeWords: Readonly<Record<NodeType, string>> = {
  service: '服务',
  filing: '备案',
  approval: '审批',
  milestone: '里程碑',
  funds: '资金',
  construction: '建设',
  acceptance: '验收',
};

export const ownerWords: Readonly<Record<NodeDefinition['clockOwner'], string>> = {
  authority: '部门',
  enterprise: '企业',
  joint: '共同',
};

export const startWords: Readonly<Record<NodeDefinition['clockStart'], string>> = {
  acceptance: '受理',
  ready: '前置办结',
};

export const SITE_WORD = '属地';
export const ENTERPRISE_WORD = '企业';
export const NODE_WORD = '节点';
export const YES = '是';
export const NO = '否';

export const limitText = {
  working: (days: number): string => `${days} 个工作日`,
  calendar: (days: number): string => `${days} 天`,
  months: (months: number): string => `${months} 个月`,
} as const;

/** `10 个工作日`, `32 天`, `32 自然日`, `1 个月`. */
export const limitForms = {
  working: /^(\d+)个?工作日$/u,
  calendar: /^(\d+)个?(?:天|日|自然日)$/u,
  months: /^(\d+)个?月$/u,
} as const;

/** What parts the entries of a list in one cell; names in them keep their own commas. */
export const entrySigns = /[\n;；]+/u;
/** Codes alone, however they are parted. */
export const codesOnly = /^[M\d\s、，,]+$/u;
export const codeSigns = /[\s、，,]+/u;
/** Short words in a row: units, reasons, aliases. */
export const wordSigns = /[\n;；、，,]+/u;
