import { NUMBERING } from '../rectification/list-words.ts';

// What people write around the lines of a meeting's list, as it is recognised.

export const SEPARATORS = /[｜|\t;；]/u;
/** Heads of columns, which come along when a table is copied. */
const HEAD =
  /^(序号|编号|项目|项目名称|事项|议题|议定事项|决定|决定事项|会议决定|措施|要求|单位|责任单位|牵头单位|承办单位|责任人|期限|时限|完成时限|完成时间|截止日期|备注)$/u;
/** Before a project's name. */
export const PROJECT_LABEL = /^(?:项目名称|项目|关于)\s*[:：]\s*/u;
/** Around a project's name that stands alone. */
export const BRACKETS = /^[#【《「\s]+|[】》」:：\s]+$/gu;
/** Before a unit or a person, and before a day: what follows is meant to be one. */
export const DOER_LABEL = /^(?:责任单位|牵头单位|承办单位|单位|责任人)\s*[:：]\s*(.+)$/u;
export const DAY_LABEL = /^(?:期限|时限|完成时限|完成时间|截止日期|截止|日期)\s*[:：]\s*(.+)$/u;
const TEXT_LABEL = /^(?:事项|议题|决定|决定事项|会议决定|要求)\s*[:：]\s*/u;
/** Looks like the name of a unit that is not on record. */
export const UNIT_LIKE =
  /^[\p{Script=Han}A-Za-z]{1,14}(局|委|办|公司|街道|镇|乡|中心|所|站|院|部|集团|银行|管委会)$/u;
/** Looks like a person who is not on record: a common surname and one or two signs. */
const PERSON_LIKE =
  /^[王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪田任姜范石姚谭廖邹熊陆郝孔崔康邱秦江史顾侯邵孟段雷钱汤尹黎乔贺赖龚]\p{Script=Han}{1,2}$/u;
/** Looks like a day that nobody can read. */
export const DAY_LIKE = /^(?=.*\d)[\d月日号年.\-/天前]{2,12}$/u;

export const isPersonLike = (cell: string): boolean => PERSON_LIKE.test(cell);

export const isHead = (cells: readonly string[]): boolean =>
  cells.length > 1 && cells.every((cell) => HEAD.test(cell));

export const withoutLabel = (cell: string): string => cell.replace(TEXT_LABEL, '');

/** Everything in a list that may be a project's name, without what stands around it. */
export const namesIn = (text: string): string[] =>
  text
    .split(/[\n｜|\t;；]/u)
    .map((cell) =>
      cell.trim().replace(NUMBERING, '').replace(PROJECT_LABEL, '').replace(BRACKETS, ''),
    )
    .filter((cell) => cell !== '');
