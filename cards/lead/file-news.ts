import { textCard } from '../answers.ts';
import type { Card } from '../parts.ts';
import { cut } from '../text.ts';

/** What is wrong with a file that the operators keep. */
export type BrokenFile =
  | { readonly kind: 'unreadable' }
  | {
      readonly kind: 'noJson';
      readonly line: number;
      readonly column: number;
      /** The sign that does not belong there; null: the text ends too early. */
      readonly found: string | null;
    }
  | { readonly kind: 'shape'; readonly faults: readonly BrokenPlace[] };

export interface BrokenPlace {
  readonly path: readonly (string | number)[];
  readonly what: 'missing' | 'empty' | 'tooLong' | 'unknown' | 'wrong';
  readonly detail: string;
}

const names = { POLICY_FILE: '政策问答', LEAD_RULES_FILE: '线索规则' } as const;
const MOST_PLACES = 5;

/** An edit of a file took effect, or did not and why. */
export function fileNewsCard(news: {
  readonly setting: keyof typeof names;
  readonly file: string;
  readonly fault: BrokenFile | null;
}): Card {
  const name = names[news.setting];
  const file = `文件：${cut(news.file, 120)}`;
  if (!news.fault) {
    return textCard(`${name}已更新`, ['改动已生效，不用重启。', file], 'success');
  }
  return textCard(
    `${name}文件有错，仍用原来的`,
    [...brokenFileWords(news.fault), file, '改好保存后自动生效，不用重启。'],
    'warning',
  );
}

/** Where the file is wrong, a line each place. */
export function brokenFileWords(fault: BrokenFile): string[] {
  switch (fault.kind) {
    case 'unreadable':
      return ['文件不存在，或没有权限读取。'];
    case 'noJson':
      return [noJsonWords(fault)];
    case 'shape': {
      const { faults } = fault;
      const left = faults.length - MOST_PLACES;
      return [
        ...faults.slice(0, MOST_PLACES).map(placeWords),
        ...(left > 0 ? [`另有 ${left} 处`] : []),
      ];
    }
  }
}

const FULL_WIDTH = /[，：“”｛｝【】]/u;

function noJsonWords({ line, column, found }: Extract<BrokenFile, { kind: 'noJson' }>): string {
  if (found === null) return `第 ${line} 行：文件没有写完，缺少后引号、“}”或“]”。`;
  const where = `第 ${line} 行第 ${column} 个字`;
  if (found === '"') return `${where}起：引号没有成对，或前面少了逗号。`;
  if (FULL_WIDTH.test(found)) return `${where}：“${found}”是中文标点，请改成英文标点。`;
  if (found === ']' || found === '}') return `${where}：“${found}”前面多了逗号，或括号没有成对。`;
  return `${where}：“${found}”不该在这里，请看前面是否少了逗号、引号或括号。`;
}

/** `2.answer` is what the third entry says under `answer`; keys are as in the file. */
function placeWords({ path, what, detail }: BrokenPlace): string {
  const place = path
    .map((part) => (typeof part === 'number' ? `第 ${part + 1} 项` : cut(part, 30)))
    .join(' ');
  const at = place === '' ? '整个文件' : place;
  switch (what) {
    case 'missing':
      return `${at}：没有写。`;
    case 'empty':
      return `${at}：不能为空，数字不能太小。`;
    case 'tooLong':
      return `${at}：太长或太大，最多 ${detail}。`;
    case 'unknown':
      return `${at}：不认识“${cut(detail, 40)}”这一项，请删去或改对。`;
    case 'wrong': {
      const wanted = expectedWords[detail];
      return wanted ? `${at}：应填${wanted}。` : `${at}：填得不对。`;
    }
  }
}

const expectedWords: Readonly<Record<string, string>> = {
  string: '带引号的文字',
  number: '数字',
  int: '整数',
  boolean: ' true 或 false',
  array: '列表 [ … ]',
  object: '一组 { … }',
};
