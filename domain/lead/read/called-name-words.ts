import { BAD, type Candidate, GENERIC, PERSON } from './name-words.ts';
import { TRADE_END } from './trade-words.ts';

// Names that are said to be names: in a form, after 叫, between quotes or brackets.

const NAMED_BY =
  /(?:(公司|企业|厂子?|单位|店|牌子|品牌|项目|名字|全称|简称|家|个|的)?(?:名字?)?(?:就|也)?叫做?|(?:公司|企业|品牌|厂)名(?:字|称)?(?:叫|[是为:])?|名称[是为:]|名为|全称[是为:]?)\s?[“]?/g;

const VOICE_STOP =
  /[,。;:!?\s“”、()\n]|他们?|她|我|咱|反正|老板|的|啊|呢|吧|嘛|想|拟|要|打算|计划|准备|是做|是搞|专门|主要|做(?=[\u4e00-\u9fa5])|董事长|总经理|搞|在|说|投|已|今天|昨天|明天|那/;

const SAYS_PERSON =
  /(?:他|她|人|老板娘?|战友|朋友|同学|厂长|负责人|联系人|小伙子?|亲戚|表哥|老乡|姓[\u4e00-\u9fa5](?:的)?|对|全名|名字|姓名|导演|博士|教授|主任|经理|总监|对外)(?:就)?$/;

const QUOTED = /“([^“”\n]{2,24})”/g;

const QUOTE_CUE =
  /(?:叫做?|的|企业|公司|品牌|厂|家|老板|名为|牌子|外地|集团|茶企|酒企|药企|车企|店|[::,。、\s]|^|项目|另一家|一家|客商|名叫|\))$/;

const QUOTE_NOT =
  /(?:公众号|填|改为|改成|回复|口径|按照|按|写成|登记为|文件|对|关于|所谓|为|即|标题|栏目|平台|微信|会|视频号|抖音号|说|讲|三个|叫他)\s?$/;

export const FORM =
  /(?:企业|公司|单位|投资方|客商|投资主体|投资单位|企业单位|厂家|客户)(?:全称|名称|名)?\s?:\s?([^;,。\n|/]{2,40})/g;

/** A form whose labels stand before a space: 企业 甲食品 产品 乙. */
export const SPACED_FORM =
  /(?:^|[;:,。\n\s])(?:企业|公司|单位|投资方|企业名称|公司名称)\s([^\s;,。\n|/()]{3,24})(?=[\s;,。]|$)/g;

export const BRACKETED =
  /(?:公司|企业|厂|老板|项目|客商|品牌|店|工厂|机构|那[家个]|的)\(((?![^(),]{0,20}[做搞])[^(),]{2,20})[,)]/g;

/** 投资方:仁怀的包装企业“某某”: the quoted part is the name. */
export function quotedIn(text: string, one: Candidate): Candidate {
  const words = text.slice(one.start, one.end + 1);
  const inside = /“([^“”]{2,24})”/.exec(words);
  if (!inside?.[1]) return one;
  const start = one.start + inside.index + 1;
  return { ...one, start, end: start + inside[1].length };
}

/** 叫甲乙电子对甲乙: up to where it is said again. */
function saidAgain(rest: string, stop: number): number {
  const again = rest.indexOf('对', 3);
  const head = again > 0 ? rest.slice(again + 1, again + 3) : '';
  return head.length === 2 && again < stop && rest.slice(0, again).includes(head) ? again : stop;
}

export function calledNames(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(NAMED_BY)) {
    const start = match.index + match[0].length;
    let rest = text.slice(start, start + 30);
    let shift = 0;
    // 叫宏什么不是宏远对宏远: said again after 对.
    const mended = /^[^,。\n]{0,12}不(?:是|对)[^,。\n]{0,6}?(?:对|是|应该是)/.exec(rest);
    if (mended) {
      shift = mended[0].length;
      rest = rest.slice(shift);
    }
    // 叫什么甲电子: not heard at once.
    const groped = /^(?:个)?(?:什么|啥)(?=.{3})/.exec(rest)?.[0].length ?? 0;
    shift += groped;
    rest = rest.slice(groped);
    const quoted = match[0].endsWith('“') ? rest.indexOf('”') : -1;
    const latin = /^[A-Z][\w&'-]*(?: [A-Z][\w&'-]*){1,3}/.exec(rest)?.[0].length;
    const stop = latin ?? (quoted > 0 ? quoted : rest.search(VOICE_STOP));
    const length = saidAgain(rest, stop < 0 ? rest.length : stop);
    const name = rest.slice(0, length);
    if (length < 2 || length > 24 || BAD.test(name) || GENERIC.test(name)) continue;
    const before = text.slice(Math.max(0, match.index - 8), match.index);
    if (/(?:产品|项目|主打|东西|系统|平台)$/.test(before)) continue;
    const isCompany = /公司|企业|厂|单位|店|牌|名称|全称|公司名/.test(match[1] ?? match[0]);
    if (
      !isCompany &&
      !TRADE_END.test(name) &&
      (SAYS_PERSON.test(before) || (PERSON.test(name) && length <= 3))
    )
      continue;
    if (PERSON.test(name) && length <= 3 && SAYS_PERSON.test(before)) continue;
    found.push({ start: start + shift, end: start + shift + length, score: isCompany ? 8.5 : 8 });
  }
  return found;
}

export function quotedNames(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(QUOTED)) {
    const start = match.index + 1;
    const end = start + (match[1]?.length ?? 0);
    const before = text.slice(Math.max(0, match.index - 10), match.index);
    const name = match[1] ?? '';
    if (
      QUOTE_NOT.test(before) ||
      BAD.test(name) ||
      /[,。;::!?]/.test(name) ||
      /先生$|女士$/.test(name)
    )
      continue;
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 8);
    if (/^[\u4e00-\u9fa5]{0,4}不是/.test(after) || /^(?:和|、)“|^“/.test(after)) continue;
    found.push({ start, end, score: QUOTE_CUE.test(before) ? 7.5 : 5 });
  }
  return found;
}
