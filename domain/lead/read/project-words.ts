import { industryOf } from './industry-words.ts';
import { ADDRESS, SURNAME } from './person-words.ts';
import { placesOf } from './place-words.ts';
import type { Span } from './text.ts';

const FACILITY =
  '(?:生产线|加工厂|工厂|厂|车间|基地|中心|生产基地|产业园|园区|产业园|度假[村区]|小镇|街区|综合体|市场|馆|营地|厨房|工坊|仓库|仓|养老院|院|酒庄|酒店|项目|实验室|原酒库|库|店|园|平台|总部)';
const END =
  '(?=[,。;!?\\s)(“”、:\\n]|$|[老企公厂]|的|那[家个]|在|投|要|想|拟|,|他|我|就|项目|大概|用(?=[地电工房厂水气\\d])|需|,|说|预计|计划|租|一期|主|总|整)';
const X = '([\\u4e00-\\u9fa5A-Za-z0-9+·\\-/、]{2,22}?)';

interface Found extends Span {
  readonly score: number;
}

const FORM =
  /(?:(?<=[;,。\n\s])(?:产品|项目)(?=\s[^\s]{2,}[;。\n])|项目名称|项目|产品|主营(?:业务|产品)?|拟建|建设内容|主要产品|做什么|投什么|想法|内容|业务)\s?[:\s]\s?([^;,。\n|/]{2,30})/g;
const MOVES = new RegExp(
  `把${X}(?:的?(?:总装|组装|生产|产能|产线|工厂|业务|加工|工序))?(?:放|搬|迁|挪|转移)`,
  'g',
);
const BUILDS = new RegExp(
  `(?:建设|新建|兴建|筹建|设立|开办|投建|打造|布局|建|设|办|开|搞|弄)(?:一?[个家座条处间])?(?:\\d+床的?)?${X.replace('{2,22}?', '{2,20}?')}(${FACILITY})${END}`,
  'g',
);
const MAKES = new RegExp(
  `(?:专门)?(?:(?<![叫合订定当请化看])做|布局|主营|主产|主做|主打|从事|生产|加工|制造|研发|专业做|专做|搞|产品[是为叫]|产品:|项目[是为]|投资建|投资(?=[\\u4e00-\\u9fa5]{2,10}(?:加工|生产|制造))|上马|新上|(?<=[万亿元想拟备算])上(?!来|去|门|会|班|年|周|个))(?:的是|的)?(?:一次性)?${X}(?:${END}|的)`,
  'g',
);
/** The product told by name goes before the trade: 搞煤机配件的,产品叫链轮. */
const PRODUCT = /产品(?:是|为|叫)([\u4e00-\u9fa5A-Za-z、]{2,16}?)(?=[,。;\s]|$)/g;
const YEARLY =
  /年产(?:各类|各种)?([\u4e00-\u9fa5A-Za-z]{2,10}?)(?=[0-9一二两三四五六七八九十百千万]{1,8}(?:万|亿|只|套|台|件|吨))/g;
const OF_TRADE =
  /([\u4e00-\u9fa5]{2,6}?)(?:企业|公司|厂家|老板|客商|项目)(?=[投,的]|[,。;(想要拟来打]|\s|$|“|[\u4e00-\u9fa5]{3,6}(?:昨天|今天|[,，\s(]))/g;
const INTENT = /(?:想|拟|计划|打算|准备|有意|考虑|预计)[^,。;\n]{0,16}$/;
const HEAD =
  /(?:^|[,。;:\s】])([\u4e00-\u9fa5A-Za-z0-9+]{2,14}?)(?:厂)?(?:线索|项目)(?:一条|来源)?[:,]/g;
const BRACKETED =
  /(?:公司|集团|厂|坊|企业|机械|科技|GmbH|Ltd\.?|[\u4e00-\u9fa5]{2}\s?)\(([\u4e00-\u9fa5A-Za-z0-9、]{2,14})\)/g;
const ENGLISH =
  /\b(?:in|build|set up|establish|for|open|make|produce|manufactur(?:e|ing)|a|an)\s((?:an?\s)?[A-Za-z][A-Za-z -]{3,40}?(?:plant|factory|facility|base|line|center|centre|workshop|project|products?))\b/i;
const WORKS = /([\u4e00-\u9fa5]{2,10}厂)(?=想|要|拟|搬|之前|现在|昨天|说|[,(\s])/g;

const GENERIC =
  /^(?:一?个|一家|加工厂|分厂|工厂|厂房|厂|基地|生产基地|生产点|项目|企业|公司|老板|东西|事|生意|投资|中试线|生产线|车间|新厂|标准化?厂房|标厂|第二工厂|产能|产线|厂子|计划|规划|二厂|产业|业务|实体|配套|合作|什么|不了|完|好|得|过|到|主|起来|大|的|环评|贷款|方案|材料|测算|工作|线索|考察|调研|准备|贡献|对接|保证|了|饭局|第二|外销|出口|内销|华东生产|店铺|前台|点)$/;
const BAD =
  /[0-9]{3,}|万|亿|亩|平米|电话|联系|(?<!房车)租|左右|税收|产值|投资额|签约|考察|意向|落户|对接|介绍|推荐|引荐|保密|招商|工作|材料写|个方案|政府|环评|变压器|贡献|产业路|提升工程|有限公司|谯城|亳州|我们|咱们|他们|线索|微信|名义|调度|留言|来访|迁|用工|客户|自己|今天|昨天|第一条|的事|汇报|领导|配套政策|[了去看说问完]|什么|没写|^某|知名|来[^料]|清楚|担心|直接/;

const captured = (text: string, pattern: RegExp, score: number, join = false): Found[] =>
  [...text.matchAll(pattern)].flatMap((match) => {
    const name = join ? `${match[1] ?? ''}${match[2] ?? ''}` : (match[1] ?? '');
    const start = match.index + match[0].indexOf(name);
    const meant =
      score >= 5 && INTENT.test(text.slice(Math.max(0, match.index - 20), match.index)) ? 1 : 0;
    return name.length < 2 ? [] : [{ start, end: start + name.length, score: score + meant }];
  });

/** A base for a part of the country says what it is by itself: 华东生产基地. */
const REGIONAL =
  /^(?:东部|西部|中部|南方|北方|华东|华中|华北|华南|全国|第二|皖北)[\u4e00-\u9fa5]{0,4}(?:基地|中心|总部|分仓)$/;
/** A token right after the company's name. */
const BESIDE = 3;
const BUILT = /.{2}(?:基地|中心|产业园|平台|工坊|实验室|工厂|车间|度假[村区])$/;
const NOUNISH =
  /^(?!.*(?:经理|总监|董事|主任|部长|厂长|女士|先生|对方|老总|(?<![智功性储节动产热])能|[想要来去说问是有在和跟让给把被会可没不我你他她等约谈看签]))[\u4e00-\u9fa5A-Za-z+、]{2,12}$/;
/** Without what stands before and after the noun itself. */
function cleaned(text: string, one: Found): Found | undefined {
  let { start, end } = one;
  for (let turn = 0; turn < 6; turn += 1) {
    const words = text.slice(start, end);
    const head =
      /^(?:.{0,8}(?:一家|有家|一个)|[那这]?一?[个家座条处间种款]|有|国内|国产|专门|主要|一些|各类|各种|高端|传统|\s|的|是|做|搞|关于|用于|以|\d[\d.]{0,5}[万亿千]?[吨套台件支只]|咨询建?|询问|中高端|老牌|小型?企业|叫)(?=.{2})/.exec(
        words,
      )?.[0];
    const tail =
      /(?:的(?:企业|公司|厂家?|老板|项目|生意|厂)?|(?:等|为主|类)(?:药材|产品)?(?:的.*)?|一类|这块|那块|生意|项目|企业|公司|老板|线索|这一块|业务|\s|、|起家)$/.exec(
        words,
      )?.[0];
    if (head) start += head.length;
    else if (tail && words.length - tail.length >= 2) end -= tail.length;
    else break;
  }
  const place = placesOf(text.slice(start, end))[0];
  if (place?.start === 0 && place.end < end - start - 1)
    start += place.end + (/^(?:的|那[个家])/.exec(text.slice(start + place.end))?.[0].length ?? 0);
  const words = text.slice(start, end);
  if (words.length < 2 || GENERIC.test(words) || BAD.test(words)) return undefined;
  const known = industryOf(words) !== undefined || REGIONAL.test(words);
  const isLikely = (one.score === BESIDE || BUILT.test(words)) && NOUNISH.test(words);
  const unknown = !isLikely ? -2.5 : words.includes('、') ? 0 : -0.9;
  return { start, end, score: one.score + (known ? 2 : unknown) };
}

const NOT_PRODUCT = new RegExp(
  `^(?:投|想|拟|要|租|用[工电地房]|地|厂房|总投|计划|打算|准备|预计|意向|有|已|正|说|约|联系|对接|老板|负责|电话|现|年[产纳]|今|明|昨|后天|下[周个]|这|本|来[访看]|去|刚|还|每|一期|二期|首期|看[好中到]|希望|需|占地|不|没|可|目前|注册|老厂|税收|产值|达产|仓库\\d|商会|网|均|该|另外|出口|关税|给|让|备注|手机(?=$|\\d)|职务|微信|号码|阶段|联|招|大概|办公(?![椅桌家用设])|房|层高|面积|单位|合计|总|${SURNAME}${ADDRESS}|[A-Z]{1,4}\\s|副?总|经理|董)`,
);

const GOODS =
  /[品件机器具料材板布粉油酒桌椅柜床砖管瓶盒袋箱鞋帽袜巾衣裤汁丝膜片剂泵阀锁灯芯表仪架纸笔伞刷绳网胶漆膏糖饼肉菜扇衫裙]$|零食$|服务$|加工$/;
const withoutBrackets = (words: string) =>
  words.length > 40 ? words : words.replace(/\([^()]*\)/g, '');

/** Tokens after the company's name, in terse notes and lists. */
function tokens(text: string, company: Span | undefined): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(
    /[^\s,。;:、()“”|\n—!?①-⑳]{2,20}(?:、[^\s,。;:()“”|\n—!?\d]{2,10})?/g,
  )) {
    const word = match[0];
    const start = match.index;
    const end = start + word.length;
    if (company && start < company.end && end > company.start) continue;
    if (
      NOT_PRODUCT.test(word) ||
      /\d{2,}|[万亿亩]$/.test(word) ||
      placesOf(word)[0]?.end === word.length
    )
      continue;
    if (
      /[了过吗呢吧着]$|线索|商会|周|同事|领导|各位|推荐|介绍|记(?!本|忆)|报|(?<!机器)人$|企业$|老板|自己|登记|中介/.test(
        word,
      )
    )
      continue;
    const isAfter = company !== undefined && start >= company.end;
    const gap = company ? withoutBrackets(text.slice(company.end, start)).length : 99;
    // 台球桌 某某体育: the goods right before the name.
    const isBefore = company !== undefined && end <= company.start && company.start - end <= 2;
    if (isBefore && industryOf(word) === undefined && GOODS.test(word)) {
      found.push({ start, end, score: BESIDE });
      continue;
    }
    found.push({ start, end, score: isAfter ? (gap <= 3 ? BESIDE : 1.5) : 0.8 });
  }
  return found;
}

/** What is to be made or built, in the stretch's own words. */
export function projectOf(text: string, company: Span | undefined): Span | undefined {
  const english = ENGLISH.exec(text);
  const all: Found[] = [
    ...captured(text, FORM, 8),
    ...captured(text, MOVES, 5),
    ...captured(text, BUILDS, 5.2, true),
    ...captured(text, MAKES, 5),
    ...captured(text, PRODUCT, 5.4),
    ...captured(text, YEARLY, 2.2),
    ...captured(text, OF_TRADE, 1.6),
    ...captured(text, HEAD, 2.2),
    ...captured(text, BRACKETED, 2.5),
    ...captured(text, WORKS, 2),
    ...tokens(text, company),
  ];
  if (english?.[1]) {
    const start = english.index + english[0].lastIndexOf(english[1]);
    const article = /^an?\s/i.exec(english[1])?.[0].length ?? 0;
    return { start: start + article, end: start + english[1].length };
  }
  const name = company ? text.slice(company.start, company.end) : '';
  const best = all
    .filter(({ start, end }) => !company || end <= company.start || start >= company.end)
    .map((one) => cleaned(text, one))
    .filter((one) => one !== undefined)
    .filter(({ start, end }) => !name.includes(text.slice(start, end)))
    .sort((a, b) => b.score - a.score || a.start - b.start)[0];
  return best && best.score > 2 ? { start: best.start, end: best.end } : undefined;
}
