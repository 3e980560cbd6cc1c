import type { AttributeDefinition, Catalogue } from '../../domain/catalogue/types.ts';
import {
  attributeHead,
  attributeUnit,
  choiceWords,
  EXAMPLE_MARK,
  peopleWords,
  projectWords,
} from '../../domain/import/column-words.ts';
import type { SheetKind } from '../../domain/import/types.ts';
import { roleName } from '../../domain/people/role-words.ts';
import { roles } from '../../domain/people/types.ts';

/** A sheet of a template, before it is written: heads, rows below them, widths in signs. */
export interface TemplateSheet {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly widths: readonly number[];
  /** So many rows at the top are an example. */
  readonly greyRows?: number;
}

export interface Template {
  readonly fileName: string;
  readonly sheets: readonly TemplateSheet[];
}

/** The sheet that an operator fills in, with what may stand in it on further sheets. */
export const templateOf = (catalogue: Catalogue, kind: SheetKind): Template =>
  kind === 'people' ? peopleTemplate(catalogue) : projectsTemplate(catalogue);

/** A column as the template explains it: its head, whether it must be filled in, how, an example. */
type Explained = readonly [head: string, need: '必填' | '选填', how: string, example: string];

const explanation = (columns: readonly Explained[]): TemplateSheet => ({
  name: '说明',
  heads: ['列名', '要不要填', '怎么填'],
  rows: [
    ...columns.map(([head, need, how]) => [head, need, how]),
    [null, null, null],
    ['示例行', null, `以“${EXAMPLE_MARK}”开头的行只作示范，导入时自动跳过，可以删去。`],
    ['列的顺序', null, '列可以换顺序，也可以多出别的列；空行会跳过。请不要合并单元格。'],
  ],
  widths: [22, 12, 90],
});

const filling = (
  name: string,
  columns: readonly Explained[],
  widthOf: (head: string) => number,
): TemplateSheet => ({
  name,
  heads: columns.map(([head]) => head),
  rows: [columns.map(([, , , example]) => example)],
  widths: columns.map(([head]) => widthOf(head)),
  greyRows: 1,
});

function peopleTemplate(catalogue: Catalogue): Template {
  const columns: readonly Explained[] = [
    [peopleWords.name[0], '必填', '与飞书通讯录里的姓名一致。', `${EXAMPLE_MARK}张三`],
    [peopleWords.unit[0], '必填', '单位的简称或全称，见“单位”表。企业联系人写企业名称。', '发改委'],
    [
      peopleWords.role[0],
      '必填',
      `选一个：${roles.map(roleName).join('、')}。至少要有一名操作员。`,
      '业务帮办员',
    ],
    [peopleWords.title[0], '选填', '职务或分工，会显示在卡片上。', '投资科科长'],
    [
      peopleWords.number[0],
      '选填',
      '飞书里的工号。有同名的人时必填，用来区分。手机号不读取、不保存。',
      'A0001',
    ],
  ];
  return {
    fileName: '人员.xlsx',
    sheets: [filling('人员', columns, () => 20), explanation(columns), unitSheet(catalogue)],
  };
}

function projectsTemplate(catalogue: Catalogue): Template {
  const columns: readonly Explained[] = [
    [projectWords.name[0], '必填', '已经在系统里的同名项目会跳过。', `${EXAMPLE_MARK}某新材料项目`],
    [projectWords.owner[0], '必填', '企业或建设单位的全称。', '某新材料有限公司'],
    [projectWords.location[0], '必填', '所在园区、街道、乡镇的简称或全称，见“单位”表。', '经开区'],
    [
      `${projectWords.investment[0]}（万元）`,
      '必填',
      '填数字。也可以写“4.5亿元”，或把列名改成“总投资（亿元）”。',
      '45000',
    ],
    [projectWords.keyProject[0], '选填', '是或否，不填算否。', '否'],
    [projectWords.lead[0], '必填', '姓名，须已导入。有同名的人时写成“单位 姓名”。', '李四'],
    [projectWords.agent[0], '必填', '姓名，角色须是专职代办员。', '王五'],
    [projectWords.helpers[0], '选填', '可以写几个人，用顿号隔开。', '张三、赵六'],
    [projectWords.unitHeads[0], '选填', '可以写几个人，用顿号隔开。', '钱七'],
    [projectWords.enterpriseContact[0], '选填', '姓名，角色须是企业联系人。', '孙八'],
    [
      projectWords.done[0],
      '选填',
      '已经办完的节点，见“节点”表。写编号，用顿号隔开；连续的可写“0101至0203”，不涉及的自动略过。',
      '0101、0102、0201',
    ],
    [
      projectWords.running[0],
      '选填',
      '正在办的节点和计时开始的日期，用分号隔开。两列都不填的，项目从头开始。',
      '0202 2026-03-02；0203 2026-03-05',
    ],
    [
      projectWords.missing[0],
      '选填',
      '按已办结节点应当有、但实际还缺的材料名称，用顿号隔开。',
      '营业执照',
    ],
    ...catalogue.attributes.map(explainAttribute),
  ];
  const wide = new Set<string>([projectWords.done[0], projectWords.running[0]]);
  return {
    fileName: '项目.xlsx',
    sheets: [
      filling('项目', columns, (head) => (wide.has(head) ? 36 : 18)),
      explanation(columns),
      nodeSheet(catalogue),
      unitSheet(catalogue),
    ],
  };
}

function explainAttribute(definition: AttributeDefinition): Explained {
  const head = attributeHead(definition);
  if (definition.type === 'boolean') {
    const usual = definition.default ? '是' : '否';
    return [head, '选填', `${definition.text}。填是或否，不填算${usual}。`, usual];
  }
  if (definition.type === 'number') {
    const unit = attributeUnit(definition);
    return [
      head,
      '选填',
      `填数字${unit ? `，单位：${unit}` : ''}，不填算 ${definition.default}。`,
      String(definition.default),
    ];
  }
  const words = choiceWords(definition);
  const usual = words[definition.values.indexOf(definition.default)] ?? definition.default;
  return [head, '选填', `选一个：${words.join('、')}。不填算${usual}。`, usual];
}

const unitSheet = (catalogue: Catalogue): TemplateSheet => ({
  name: '单位',
  heads: ['简称', '全称', '类别', '也可以写'],
  rows: [...catalogue.units.values()].map(({ shortName, name, kind, aliases }) => [
    shortName,
    name,
    catalogue.unitKinds[kind] ?? kind,
    aliases.join('、'),
  ]),
  widths: [16, 36, 18, 36],
});

const nodeSheet = (catalogue: Catalogue): TemplateSheet => ({
  name: '节点',
  heads: ['编号', '节点', '阶段', '什么项目涉及'],
  rows: [...catalogue.nodes.values()].map(({ code, name, stage, appliesWhen }) => [
    code,
    name,
    catalogue.stages.find((each) => each.code === stage)?.name ?? stage,
    appliesWhen?.text ?? '全部项目',
  ]),
  widths: [10, 36, 18, 60],
});
