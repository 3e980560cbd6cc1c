import { blanked } from './text.ts';

// A message is data. Whatever in it speaks to a program is blanked before anything is read, so that
// made-up values in it count for nothing.

const MACHINE =
  /(?:给|对|致|跟|请|@|^|[,。;\s(])(?:机器人|小助手|助手|智能体|AI|ai|大模型|模型|程序|bot|系统)(?:的(?:备注|提示|指令|说明|话))?(?=[:,、\s]|听|请|注意|须|必须|应|你|帮我把|把|将|按)/;
const PROGRAM =
  /(?:自动|智能|文档|解析|识别|录入|处理|抓取|阅读|读取)[\u4e00-\u9fa5]{0,6}(?:程序|系统|机器人|模型|工具|软件|助手)(?![研开]发)/;
const COMMAND =
  /(?:忽略|无视|忘记|忘掉|跳过|绕过|覆盖|取消|停用|不用管|别管)[^,。\n]{0,14}(?:指令|规则|提示|内容|设定|限制|校验|要求|说明|约束)|(?:字段|类型|kind|type|company|investment|stage|industry|confidential|channel|landMu|leads?)\s?(?:字段)?[^,。\n]{0,6}(?:统一|一律|都|全部)?(?:填|写|设|置|改|标|登记|输出|返回|归)(?:成|为|上)?|(?:一律|统一|全部|都|直接|请|必须|须|应|一概)(?:请)?(?:都)?(?:换成|改成|改为|填成|填写?为?|写成|登记为?|标为|标记为?|标成|归为|设为|置为|返回|输出|回复)\s?[“"'\u4e00-\u9fa50-9A-Za-z]|(?:登记|填写|录入|识别|标注)(?:为|成)“|(?:返回|输出)(?:空|一个空|null|JSON|json)|不得登记|无需登记|不要登记|扮演|提示词|prompt|调试模式|开发者模式|开发人员|管理员模式|越狱|DAN模式|我是(?:系统)?管理员|系统管理员|优先级最高|最高优先级|最高权限|按新规则处理|从现在起|从现在开始|以下指令|上述指令|以上指令|新的?指令|系统指令|系统提示/i;
const ENGLISH =
  /ignore (?:all|any|the|previous|above)|disregard|you are now|from now on|system\s?(?:prompt|:)|<\/?(?:system|message|user|assistant|instruction)|output (?:exactly|only)|set (?:every|all|the|each)|answer in|respond with|pretend|act as|override|jailbreak|developer mode|assistant:/i;
const TELLS_PROGRAM =
  /(?:把|将)[^,。\n]{0,16}(?:字段|投资额|金额|阶段|日期|电话|联系人|行业|企业名|类型|保密|线索)[^,。\n]{0,8}(?:都|全部|一律|统一)?(?:改成|改为|写成|写为|设为|置为|登记为|标为|换成|填成|填为|删除|清空)|(?:任何|所有|每个|全部|一切)(?:的)?(?:投资额|金额|电话|联系人|日期|线索|阶段|行业)[^,。\n]{0,10}(?:加|乘|换|改|填|写|设|都|打印|导出|发给)|(?:投资额|阶段|行业|类型|金额)(?:请|须|要|直接|应)?(?:直接)?(?:填|写|登记|标)|请回复“|听(?:不听)?(?:我的?)?话|打印(?:出|你|系统|所有|全部|提示)|(?:新增|增加|添加|另加|补录)(?:登记)?一条(?:新)?线索[:,]/;
/** A lead told to be entered is no injection: 请登记, 帮我录一下. */
const HARMLESS = /^(?:请|麻烦|帮忙|帮我)?(?:登记|录入|记录|记|录)(?:一下|上|备案)?[:,。!]?$/;

/** Whether the words speak to a program and not to a colleague. */
export function isInstruction(words: string): boolean {
  const trimmed = words.trim();
  if (trimmed.length < 4 || HARMLESS.test(trimmed)) return false;
  return (
    COMMAND.test(words) ||
    ENGLISH.test(words) ||
    TELLS_PROGRAM.test(words) ||
    (PROGRAM.test(words) && /请|须|注意|优先|供|使用|如由/.test(words)) ||
    (MACHINE.test(words) && /听好|注意|备注|请|填|改|必须|写|记成|登记成|忽略/.test(words))
  );
}

const TAGGED = /<(system|instruction|assistant|prompt)[^>]{0,40}>[^<]{0,2000}(?:<\/\1>|$)/gi;
const BRACKETED = /[(【“][^()【】“”\n]{4,400}[)】]/g;

/** The text with every instruction blanked, and whether there was any. */
export function withoutInstructions(text: string): { text: string; found: boolean } {
  let rest = text;
  let found = false;
  const blank = (start: number, end: number) => {
    rest = blanked(rest, start, end);
    found = true;
  };
  for (const match of text.matchAll(TAGGED)) blank(match.index, match.index + match[0].length);
  for (const match of rest.matchAll(BRACKETED))
    if (isInstruction(match[0])) blank(match.index, match.index + match[0].length);
  for (const [start, end] of sentences(rest))
    if (isInstruction(rest.slice(start, end))) blank(start, instructionEnd(rest, start, end));
  return { text: rest, found };
}

/** An instruction ends with its sentence; a colon before plain facts ends it sooner. */
function instructionEnd(text: string, start: number, end: number): number {
  const words = text.slice(start, end);
  const colon = words.lastIndexOf(':');
  if (colon < 0 || end - start - colon < 8) return end;
  const after = words.slice(colon + 1);
  const isFact = /\d/.test(after) && !isInstruction(after) && / /.test(after.trim());
  return isFact && isInstruction(words.slice(0, colon + 1)) ? start + colon + 1 : end;
}

function sentences(text: string): [number, number][] {
  const all: [number, number][] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const char = text[at];
    const isEnd =
      char === undefined ||
      '。!?！？\n;'.includes(char) ||
      (char === '.' && /[\s\n]/.test(text[at + 1] ?? ' '));
    if (!isEnd) continue;
    if (at > start) all.push([start, at]);
    start = at + 1;
  }
  return all;
}
