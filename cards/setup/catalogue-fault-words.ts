import { sheetNames } from '../../domain/catalogue/edit/edit-words.ts';
import type { EditFault, EditProblem } from '../../domain/catalogue/edit/types.ts';
import type { Catalogue } from '../../domain/catalogue/types.ts';
import { cut } from '../text.ts';
import { rulePlaces, ruleSayings } from './rule-fault-words.ts';

const quoted = (words: string): string => `“${cut(words, 30)}”`;

/** One fault of an edited catalogue, with its place, in plain text. */
export function catalogueFaultLine(catalogue: Catalogue, fault: EditFault): string {
  switch (fault.kind) {
    case 'sheet': {
      const place = [
        `${sheetNames[fault.sheet]}表`,
        ...(fault.row === null ? [] : [`第 ${fault.row} 行`]),
        ...(fault.column === null ? [] : [fault.column]),
      ];
      return `${place.join(' · ')}：${problemWords(fault.problem)}`;
    }
    case 'check':
      return checkWords(fault.text);
    case 'stranded': {
      const name = catalogue.units.get(fault.unit)?.shortName ?? fault.unit;
      return `单位表：不能删去${name}，还有 ${fault.people} 人、${fault.projects} 个项目属于它。`;
    }
    default:
      return fault satisfies never;
  }
}

function problemWords(problem: EditProblem): string {
  switch (problem.code) {
    case 'no-header':
      return '没有找到表头，请不要改动第一行。';
    case 'column-missing':
      return '缺这一列，请用导出的表修改。';
    case 'column-twice':
      return '这一列出现了两次，请留一列。';
    case 'column-unnamed':
      return `${problem.at} 列有内容但没有列名，请不要合并单元格，也不要加列。`;
    case 'formula-broken':
      return '公式没有算出结果，请改填内容。';
    case 'too-long':
      return `太长，最多 ${problem.most} 个字。`;
    case 'no-rows':
      return '表里没有内容。';
    case 'empty':
      return '没有填。';
    case 'twice':
      return `与第 ${problem.row} 行重复。`;
    case 'bad-code':
      return `${quoted(problem.found)}不是编号。节点写四位数字，材料写 M 加三位数字，单位写字母。`;
    case 'bad-limit':
      return `${quoted(problem.found)}看不懂，请写“10 个工作日”“32 天”或“1 个月”。`;
    case 'bad-entry':
      return `${quoted(problem.found)}前面没有编号，请每行写一个，以编号开头。`;
    case 'unknown': {
      const { found, nearest, choices } = problem;
      if (nearest !== null) return `没有${quoted(found)}，是不是“${nearest}”？`;
      return choices.length > 0
        ? `没有${quoted(found)}，请填：${choices.join('、')}。`
        : `没有${quoted(found)}，请核对。`;
    }
    default:
      return problem satisfies never;
  }
}

/** Where in the files a check found something. */
const places: readonly (readonly [RegExp, string])[] = [
  [/^catalogue nodes (\d{4}) prerequisites/, '节点 $1 · 前置节点'],
  [/^catalogue nodes (\d{4}) preflight/, '节点 $1 · 预检材料'],
  [/^catalogue nodes (\d{4}) outcome/, '节点 $1 · 结果材料'],
  [/^catalogue nodes (\d{4}) limit\S*/, '节点 $1 · 时限'],
  [/^catalogue nodes (\d{4}) variants\S*/, '节点 $1 · 分类时限'],
  [/^catalogue nodes (\d{4}) appliesWhen/, '节点 $1 · 适用条件'],
  [/^catalogue nodes (\d{4})/, '节点 $1'],
  [/^catalogue nodes prerequisites/, '前置节点'],
  [/^catalogue nodes/, '节点'],
  [/^catalogue stages (\S+)/, '阶段 $1'],
  [/^catalogue stages/, '阶段'],
  [/^catalogue checklists (\S+)/, '清单 $1'],
  [/^catalogue projectAttributes (\S+)/, '项目属性 $1'],
  [/^materials (M\d{3}) supplier/, '材料 $1 · 提供方'],
  [/^materials (M\d{3}) requiredBy/, '材料 $1 · 所需节点'],
  [/^materials (M\d{3})/, '材料 $1'],
  [/^materials/, '材料'],
  [/^units (\S+)/, '单位 $1'],
  [/^units/, '单位'],
  [/^blockers (\S+)/, '堵点类别 $1'],
  [/^blockers/, '堵点类别'],
  ...rulePlaces,
];

const working = (words: string): string =>
  words
    .replace(/(\d+) working days?/g, '$1 个工作日')
    .replace(/(\d+) calendar days?/g, '$1 天')
    .replace(/(\d+) months?/g, '$1 个月');

/** What it found; the first that fits. The words of the check itself stand where none does. */
const sayings: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/^unknown node (\S+)/, ([, code]) => `没有节点 ${code}。`],
  [/^unknown material (\S+)/, ([, code]) => `没有材料 ${code}。`],
  [/^unknown unit (\S+)/, ([, code]) => `没有单位 ${code}。`],
  [/^unknown stage (\S+)/, ([, code]) => `没有阶段 ${code}，节点编号的前两位须是阶段号。`],
  [/^unknown kind (\S+)/, ([, kind]) => `没有类别 ${kind}。`],
  [/^unknown attribute (\S+)/, ([, key]) => `没有项目属性 ${key}。`],
  [/^unknown (\S+) (\S+)/, ([, , code]) => `没有 ${code}。`],
  [/^duplicate code (\S+)/, ([, code]) => `编号 ${code} 用了两次。`],
  [/^duplicate name (.+)/, ([, name]) => `名称“${name}”用了两次。`],
  [/^cycle (.+)/, ([, way]) => `互为前置，走不通：${way?.replaceAll('->', '→')}。`],
  [/^names (\S+) twice/, ([, code]) => `${code} 写了两次。`],
  [/^names material (\S+) twice/, ([, code]) => `材料 ${code} 写了两次。`],
  [
    /^demands (\S+), but node (\S+), which produces it, comes no earlier/,
    ([, material, node]) => `要 ${material}，但产生它的节点 ${node} 不在前面，请加为前置节点。`,
  ],
  [/^(\S+) names another supplier/, ([, code]) => `${code} 的提供方不是这个节点。`],
  [/^is no outcome of node (\S+)/, ([, code]) => `节点 ${code} 的结果材料里没有它。`],
  [/^(.+) already names (\S+)/, ([, word, code]) => `“${word}”已经是单位 ${code} 的名称。`],
  [
    /^(.+) is above the statutory maximum of (.+)/,
    ([, own, law]) => `${working(own ?? '')}超过法定时限 ${working(law ?? '')}。`,
  ],
  [
    /^(.+) is below the statutory minimum of (.+)/,
    ([, own, law]) => `${working(own ?? '')}短于法定最短期限 ${working(law ?? '')}。`,
  ],
  [
    /^the code does not begin with its stage (\S+)/,
    ([, stage]) => `编号须以阶段号 ${stage} 开头。`,
  ],
  [/^is not among the nodes of its stage (\S+)/, ([, stage]) => `不在阶段 ${stage} 的节点里。`],
  [/^node (\S+) does not refer to it/, ([, code]) => `节点 ${code} 没有用这张清单。`],
  [/^(\S+) is not among the materials of the node/, ([, code]) => `${code} 不在所需材料里。`],
  [/^only a material that a node produces needs one/, () => '只有节点产生的材料才写备用提供方。'],
  ...ruleSayings,
  [/^Too small/, () => '不能为空，数字须大于 0。'],
  [/^Invalid input/, () => '格式不对，请对照导出的文件。'],
  [/^Unrecognized key/, () => '有不认识的字段，请对照导出的文件。'],
];

/** A check's own words, `catalogue nodes 0404: unknown unit XXX`, as an official reads them. */
function checkWords(text: string): string {
  const colon = text.indexOf(': ');
  const [where, what] = colon < 0 ? ['', text] : [text.slice(0, colon), text.slice(colon + 2)];
  const place = places.find(([form]) => form.test(where));
  const at = place ? where.replace(place[0], place[1]) : where;
  for (const [form, say] of sayings) {
    const match = form.exec(what);
    if (match) return `${at}：${say(match)}`;
  }
  return `${at}：${what}`;
}
