import { ADDRESS, SURNAME } from './person-words.ts';
import type { Span } from './text.ts';

// What a company's name is not, and how a candidate for one is kept.

export const PERSON = new RegExp(`^${SURNAME}[\\u4e00-\\u9fa5]{1,2}$`);

export const GENERIC =
  /^(?:一家|一个|这家|那家|那个|这个|某|几家|两家|有家|有个|他|她|我|咱|老板|企业|公司|厂家|客商|项目|朋友|地方|工厂|厂子|客户|老乡|个|家|[老小][\u4e00-\u9fa5]$|什么|名字|姓名|对方|做|搞|紧急|你好|生产|想|全资|子公司|人|投资|女儿|小)/;

export const BAD =
  /提供|信息$|没记|没名|没取名|没听清|待核|什么|未知|暂无|不详|保密|[0-9]{3,}|万|亩|平米|电话|联系|线索|意向|通知|客商|会议|考察|领导|各位|目前|产值|左右|用地|厂房|投资|报备|汇总|一条|转发|资料|简介|现场|驻点|注册|名称|补充|更新/;

export interface Candidate extends Span {
  readonly score: number;
}

export const captured = (text: string, pattern: RegExp, score: number): Candidate[] =>
  [...text.matchAll(pattern)].flatMap((match) => {
    const name = match[1] ?? '';
    const start = match.index + match[0].lastIndexOf(name);
    if (BAD.test(name) || GENERIC.test(name)) return [];
    return [{ start, end: start + name.length, score }];
  });

export const single = (text: string, pattern: RegExp, score: number): Candidate[] => {
  const match = pattern.exec(text);
  if (!match) return [];
  const name = match[1] ?? match[0];
  const start = match.index + match[0].lastIndexOf(name);
  return [{ start, end: start + name.length, score }];
};

/** What may follow a short name without a sign between: what the company means to do. */
export const WANTS = /(?:想|拟|要|计划|打算|准备|有意|意向|预计|考虑|希望)/;

/** A place, then two to six signs that are a name and no kind of place, firm or person. */
export const NO_BRAND =
  /(?:子弟|团队|乡贤|区|县|市|镇|乡|省|村|街道|园|商会|协会|学会|会|来的|那边|这边|方面|老乡|公司|企业|客户|老板|人|厂|项目|产品|生产线|基地|工厂|总|经理|女士|先生|工|书记|局|办|组|点)$/;

export const NOT_NOUN =
  /^(?:之前|以前|原来|先|再|又|谈|等|投|想|拟|要|租|用|做|搞|地|厂房|总投|计划|打算|准备|预计|意向|有|已|正|说|约|联系|对接|老板|负责|电话|现|年|今|明|昨|后天|下|这|本|来|去|刚|还|就|每|一期|二期|首期|看|希望|需|占|不|没|可|目前|企业|公司|公里|人|那|开|的|和|跟|找|把|在|被|因|产品|项目|主营|主要|另|总|经|我|他|她|咱|备注|阶段|落户|建|房|面积|层高|合计|客商|线索|转|报|上|请|让|是|为|自)/;

export const PERSON_LABEL = /^(?:联系人|老板|厂长)/;

export const AREA_END = /(?:那边|这边|方面|那儿|开发区|园区|新区|街道|镇|乡|县|港|一带|附近)$/;

export const PERSON_LIKE = new RegExp(`^(?:${SURNAME}${ADDRESS}|[老小].)$`);

/** Whether nothing speaks against words being a short name: no verb, no figure, no person. */
export const mayBeName = (words: string): boolean =>
  words.length >= 2 &&
  words.length <= 12 &&
  !NOT_NOUN.test(words) &&
  !GENERIC.test(words) &&
  !BAD.test(words) &&
  !PERSON_LIKE.test(words);
