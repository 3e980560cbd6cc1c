// What people write around the problems of a list, as it is recognised.

/** Numbers and bullets that people put before a line; `10.5米` and `2号楼` begin a sentence. */
export const NUMBERING =
  /^(?:[-*•·▪●]\s*|\d{1,3}\s*[、.．)）]\s*(?!\d)|[(（]\d{1,3}[)）]\s*|[①-⑳]\s*)/u;
export const SEPARATOR = /[｜|\t]/u;
/** Heads of columns, which come along when a table is copied. */
export const HEADS =
  /^(序号|编号|部位|位置|问题|问题描述|检查问题|单位|责任单位|整改单位|日期|期限|整改期限|完成时间|复核人|条款|依据)$/u;
/** Before a unit or a person. */
export const LABELS = /^(?:责任单位|整改单位|责任人|单位|整改人|由)\s*[:：]?\s*/u;
/** Before a day. */
export const DATE_LABELS = /^(?:整改期限|完成时间|期限|限期|截止|日期|时限)\s*[:：]?\s*/u;
/** Who checks it again. */
export const RECHECK = /^复核(?:人)?\s*[:：]?\s*(.+)$/u;
export const CLAUSE = /^(?:条款|依据|标准)\s*[:：]?\s*(.+)$/u;
/** Names of standards begin so. */
export const STANDARD = /^(?:GB|JGJ|CJJ|XF|GA|DB|《)/iu;
/** Whoever builds stands for the enterprise. */
export const ENTERPRISE_WORDS = /^(企业|建设单位|施工单位|施工方|总包|总包单位|项目公司)$/u;
/** `7天内`: days from today. */
export const WITHIN_DAYS = /^(\d{1,3})\s*[天日](?:内|以内|之内)?(?:完成|改完)?$/u;
/** Signs of a day, which a bare measure does not have. */
export const DAY_SIGNS = /[年月日天]|^(?:19|20)\d{2}[-/.]/u;
/**
 * A line, and what may be a fact at its end: `复核 管仲书` is one. A dot or 、 parts no facts: it
 * belongs to the sentence (`需通知住建局、供电公司`).
 */
export const LAST_FACT =
  /^(.*?[^\s，,；;])[\s，,；;]+((?:复核人?\s*[:：]?\s*)?[^\s，,；;]+?)[\s，,；;。]*$/su;
/** What may stand behind a day that is the whole of a cell. */
export const REST_OF_DAY = /^前?$/u;
