import { industryOf } from './industry-words.ts';
import { ADDRESS, SURNAME, TITLE_HEAD } from './person-words.ts';
import { placesOf } from './place-words.ts';
import { blankedAll, type Span } from './text.ts';

const LEGAL =
  /(?:\(集团\))?(?:有限责任公司|股份有限公司|集团有限公司|有限公司|股份公司|集团公司|总公司|研究院|合伙企业|专业合作社|合作社|集团(?!公司|有限|股份|对外|投资部|发展部|总部|说|的))/g;
const NAME_CHAR = /[\u4e00-\u9fa5A-Za-z0-9()·&.]/;
const CUT =
  /^.*(?:关于|拜访了?|走访了?|台资企业|民营企业|对接了|见了|叫做?|名叫|说是|就是|全称[是为]?|名称[是为]?|公司名|名为|是|的|了|以?子公司|上市公司|母公司|旗下|企业(?=[\u4e00-\u9fa5]{4})|客商|项目方|投资方|敲到|一家|那家|一个|由|与|跟|向|(?<!华|作|名|因)为|(?<![分子总本])公司|企业)(?=.{4})/;
/** A short name's own last words, by trade. */
export const TRADE =
  '(?:[\\u4e00-\\u9fa5](?<![企产行作营就专毕副创事工])业|科技|微电子|电子|食品|制药|药业|生物|新材料?|材料|机械|重工|纺织|服饰|服装|鞋服|鞋业|家居|家具|农业|农牧|牧业|股份|实业|控股|光电|光学|声学|医疗|精密|传动|智造|制造|制冷|软件|文旅|传媒|物流|冷链|云仓|农机|塑业|医塑|塑胶|包装|日化|玩具|汽配|阀门|泵阀|电机|电器|电气|照明|化工|能源|光伏|新能源|环保|再生|建材|板材|门窗|幕墙|肉业|水产|果业|茶业|酒业|乳业|饮片|中药|药材行|堂|坊|斋|工艺|伞业|箱包|皮具|丝绸|家纺|线业|印务|检测|数码|磁业|金属|铸造|陶瓷|玻璃|养老|口腔|健康|商贸|供应链|密封件|算力|智能|机器人|动力|饮品|酒庄|生态|工坊|云谷|信息|网络|数据|环境|装备|设备|仪器|工具|织造|针织|面料|皮革|木业|石材|管业|轴承|模具|粮油|米业|面业|种业|渔业|香料|调味品|饲料|宠物|文化|创意|旅拍|酒店|餐饮|商业|置业|集团|卫浴|洁具|锁业|泵业|线缆|电缆|门业|灯饰|五金|农化|肥业|诊断|器械|康复|教育|动漫|游戏|广告|工业|电池|锂电|储能|氢能|半导体|通信|安防|传感|铝业|铜业|钢构|压铸|弹簧|紧固件|齿轮|机床|用品|零部件|刀具|磨具|仪表|化纤|染整|印染|毛纺|羽绒|内衣|袜业|帽业|拉链|纸业|纸品|印刷|彩印|塑料|橡胶|硅胶|涂料|胶业|日用|洗涤|香氛|美妆|母婴|文具|体育|户外|乐器|眼镜|首饰|珠宝|食业|酿造|糖业|盐业|茶叶|饮料|烘焙|豆制品|淀粉|蛋业|禽业|畜牧|园艺|菌业|药材|参业|国药|医药|本草|艾业|汉方|康养|旅游|影视|演艺|仓储|快运|电商|优选|家政|物业|人力|会展|酱酒|烧坊|老窖|面点|齿科|齿研|建筑|医养|药机|世家|气体|航空|航天|视觉|芯片|微波|激光|纳米|碳材|膜业|管桩|门控|电控|电驱|车业|车辆|客车|轮胎|滤清|制衣|布业|绳业|工贸|贸易|国际|投资|资本|研究所)';
const TRADE_END = new RegExp(`${TRADE}$`);
/** What a brand does not begin with: these say what kind of goods it is. */
const DESCRIPTIVE =
  /^(?:实木|花木|糯米|杂粮|生鲜|社区|农村|家居|民族|智能|精密|高端|特种|新型|休闲|汽车|手机|医用|工业|食品|农业|建筑|绿色|环保|功能|户外|儿童|出口|全屋|定制|传统|现代|数控|电动|不锈钢|塑料|橡胶|金属|铝合金|新能源|光伏|锂电|生物|化学|中药|植物|有机|冷链|跨境|日用|办公|卫生|宠物|运动|家用|商用|民用|军用|车载|高分子|稀土|陶瓷|玻璃|木制|竹|纺织|服装|鞋|箱包|电子|电器|机械|包装|印刷|医疗|保健|休闲|速冻|调味|白酒|饮料)/;
/** A name of its own before its trade (云帆鞋服), and not only goods (休闲食品). */
export function isBrand(name: string): boolean {
  const head = withoutTrade(name);
  return (
    head !== name && head.length >= 2 && !DESCRIPTIVE.test(head) && industryOf(head) === undefined
  );
}
/** What stands before the trade at a name's end: 云帆 of 云帆鞋服, nothing of 化工阀门. */
function withoutTrade(name: string): string {
  let head = name;
  for (let trade = TRADE_END.exec(head)?.[0]; trade; trade = TRADE_END.exec(head)?.[0])
    head = head.slice(0, head.length - trade.length);
  return head;
}
const LATIN_LEGAL =
  /(?:[A-Z][\w\u00c0-\u024f&.'-]*,? ){1,6}(?:GmbH|Co\.?,? ?Ltd\.?|Pte\.? ?Ltd\.?|Inc\.?|LLC|Ltd\.?|Limited|Corp(?:oration)?\.?|AG\b|S\.A\.?|B\.V\.|SAS|SpA|S\.p\.A\.|K\.K\.|PLC|Sdn\.? Bhd\.?|Holdings?|Group)/;
const JAPANESE =
  /株式会社(?!的)[\u4e00-\u9fa5\u3040-\u30ffA-Za-z]{2,8}(?=[,。;\s)”]|$)|[\u4e00-\u9fa5\u3040-\u30ff]{2,8}株式会社(?![\u4e00-\u9fa5])/;
const LATIN_BRAND =
  /(?:法国|德国|意大利|英国|美国|瑞士|荷兰|新加坡|韩国|日本|西班牙|瑞典|丹麦|奥地利|马来西亚|泰国)[^,。\n]{0,6}?((?:[A-Z][A-Za-z'-]+)(?: [A-Z][A-Za-z'-]+){0,3})/;
const LATIN = /[A-Z][a-z]/;
const LOCAL =
  /^[^,。;\n]{0,4}(?:\([^)]{0,10}(?:本地|已落户|我区|区内|经开区)|的?[\u4e00-\u9fa5]{0,3}(?:总|董|老板|经理)?[^,。;\n]{0,2}(?:介绍|引荐|推荐|牵线|带来))|^\)?旗下|^\([^)]{0,20}\)?旗下|^\(?总部[^)]{0,14}\)旗下|^的?(?:供应商|客户|配套|控股股东)/;
const NAMED_BY =
  /(?:(公司|企业|厂子?|单位|店|牌子|品牌|项目|名字|全称|简称|家|个|的)?(?:名字?)?(?:就|也)?叫做?|(?:公司|企业|品牌|厂)名(?:字|称)?(?:叫|[是为:])?|名称[是为:]|名为|全称[是为:]?)\s?[“]?/g;
const VOICE_STOP =
  /[,。;:!?\s“”、()\n]|他们?|她|我|咱|反正|老板|的|啊|呢|吧|嘛|想|拟|要|打算|计划|准备|是做|是搞|专门|主要|做(?=[\u4e00-\u9fa5])|董事长|总经理|搞|在|说|投|已|今天|昨天|明天|那/;
const PERSON = new RegExp(`^${SURNAME}[\\u4e00-\\u9fa5]{1,2}$`);
const SAYS_PERSON =
  /(?:他|她|人|老板娘?|战友|朋友|同学|厂长|负责人|联系人|小伙子?|亲戚|表哥|老乡|姓[\u4e00-\u9fa5](?:的)?|对|全名|名字|姓名|导演|博士|教授|主任|经理|总监|对外)(?:就)?$/;
const GENERIC =
  /^(?:一家|一个|这家|那家|那个|这个|某|几家|两家|有家|有个|他|她|我|咱|老板|企业|公司|厂家|客商|项目|朋友|地方|工厂|厂子|客户|老乡|个|家|[老小][\u4e00-\u9fa5]$|什么|名字|姓名|对方|做|搞|紧急|你好|生产|想|全资|子公司|人|投资|女儿|小)/;
const BAD =
  /提供|信息$|没记|没名|没取名|没听清|待核|什么|未知|暂无|不详|保密|[0-9]{3,}|万|亩|平米|电话|联系|线索|意向|通知|客商|会议|考察|领导|各位|目前|产值|左右|用地|厂房|投资|报备|汇总|一条|转发|资料|简介|现场|驻点|注册|名称|补充|更新/;

export interface Candidate extends Span {
  readonly score: number;
}

const QUOTED = /“([^“”\n]{2,24})”/g;
const QUOTE_CUE =
  /(?:叫做?|的|企业|公司|品牌|厂|家|老板|名为|牌子|外地|集团|茶企|酒企|药企|车企|店|[::,。、\s]|^|项目|另一家|一家|客商|名叫|\))$/;
const QUOTE_NOT =
  /(?:公众号|填|改为|改成|回复|口径|按照|按|写成|登记为|文件|对|关于|所谓|为|即|标题|栏目|平台|微信|会|视频号|抖音号|说|讲|三个|叫他)\s?$/;
const FORM =
  /(?:企业|公司|单位|投资方|客商|投资主体|投资单位|企业单位|厂家|客户)(?:全称|名称|名)?\s?:\s?([^;,。\n|/]{2,40})/g;
/** A form whose labels stand before a space: 企业 甲食品 产品 乙. */
const SPACED_FORM =
  /(?:^|[;:,。\n\s])(?:企业|公司|单位|投资方|企业名称|公司名称)\s([^\s;,。\n|/()]{3,24})(?=[\s;,。]|$)/g;
const BRACKETED =
  /(?:公司|企业|厂|老板|项目|客商|品牌|店|工厂|机构|那[家个]|的)\(([^(),]{2,20})[,)]/g;

function trimmedName(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && /[\s“”,.:;、]/.test(text[from] ?? '')) from += 1;
  while (to > from && /[\s“”,;:、。]/.test(text[to - 1] ?? '')) to -= 1;
  // A place that stands by itself before the name belongs to the origin.
  const [head] = placesOf(text.slice(from, Math.min(to, from + 14)));
  if (head?.start === 0 && /[\s的,]/.test(text[from + head.end] ?? '') && from + head.end + 1 < to)
    from += head.end + 1;
  while (from < to && /[\s“]/.test(text[from] ?? '')) from += 1;
  return { start: from, end: to };
}

/** 投资方:仁怀的包装企业“某某”: the quoted part is the name. */
function quotedIn(text: string, one: Candidate): Candidate {
  const words = text.slice(one.start, one.end + 1);
  const inside = /“([^“”]{2,24})”/.exec(words);
  if (!inside?.[1]) return one;
  const start = one.start + inside.index + 1;
  return { ...one, start, end: start + inside[1].length };
}

function legalNames(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(LEGAL)) {
    const end = match.index + match[0].length;
    let start = match.index;
    const least = Math.max(0, start - 24);
    let depth = 0;
    while (start > least) {
      const char = text[start - 1] ?? '';
      if (char === ')') depth += 1;
      if (char === '(' && depth === 0) break;
      if (char === '(') depth -= 1;
      if (!NAME_CHAR.test(char)) break;
      start -= 1;
    }
    const cut = CUT.exec(text.slice(start, match.index));
    if (cut) start += cut[0].length;
    if (end - start < 4 || (match[0] === '集团' && end - start < 4)) continue;
    const name = text.slice(start, end);
    if (/^(?:我们|本|一家|该|这|某|贵|子|各)|本区|区属|国有/.test(name)) continue;
    const after = text.slice(end, end + 24);
    const isLocal =
      LOCAL.test(after) ||
      /(?:已落户|本地|会员企业|我区|区内)[^,。]{0,4}$/.test(
        text.slice(Math.max(0, start - 8), start),
      );
    const weak = match[0] === '集团' ? 1.5 : 0;
    const isRelated =
      /(?:子公司|供应商|名义|主体)[:是\s]{0,2}$/.test(text.slice(Math.max(0, start - 6), start)) ||
      /^的?名义/.test(after);
    found.push({ start, end, score: 9 - weak - (isLocal ? 7 : 0) + (isRelated ? 1 : 0) });
  }
  return found;
}

/** 叫甲乙电子对甲乙: up to where it is said again. */
function saidAgain(rest: string, stop: number): number {
  const again = rest.indexOf('对', 3);
  const head = again > 0 ? rest.slice(again + 1, again + 3) : '';
  return head.length === 2 && again < stop && rest.slice(0, again).includes(head) ? again : stop;
}

function calledNames(text: string): Candidate[] {
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

function quotedNames(text: string): Candidate[] {
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

const captured = (text: string, pattern: RegExp, score: number): Candidate[] =>
  [...text.matchAll(pattern)].flatMap((match) => {
    const name = match[1] ?? '';
    const start = match.index + match[0].lastIndexOf(name);
    if (BAD.test(name) || GENERIC.test(name)) return [];
    return [{ start, end: start + name.length, score }];
  });

const single = (text: string, pattern: RegExp, score: number): Candidate[] => {
  const match = pattern.exec(text);
  if (!match) return [];
  const name = match[1] ?? match[0];
  const start = match.index + match[0].lastIndexOf(name);
  return [{ start, end: start + name.length, score }];
};

/** What may follow a short name without a sign between: what the company means to do. */
const WANTS = /(?:想|拟|要|计划|打算|准备|有意|意向|预计|考虑|希望)/;
/** A place, then two to six signs that are a name and no kind of place, firm or person. */
const NO_BRAND =
  /(?:子弟|团队|乡贤|区|县|市|镇|乡|省|村|街道|园|商会|协会|学会|会|来的|那边|这边|方面|老乡|公司|企业|客户|老板|人|厂|项目|产品|生产线|基地|工厂|总|经理|女士|先生|工|书记|局|办|组|点)$/;

const BRAND_STOP = new RegExp(
  `[\\s,。;:(\\n]|的(?=[\\u4e00-\\u9fa5]{0,4}${TITLE_HEAD}|[\\u4e00-\\u9fa5]总)|$`,
);
const BRAND_HEAD = /^[\u4e00-\u9fa5]{2,6}$/;

const TOKEN_END = /[\s,。;:、()“”|\n—!?]|(?:拟|想|要|计划|打算|准备|有意|预计|的(?!$))/;
const NOT_NOUN =
  /^(?:之前|以前|原来|先|再|又|谈|等|投|想|拟|要|租|用|做|搞|地|厂房|总投|计划|打算|准备|预计|意向|有|已|正|说|约|联系|对接|老板|负责|电话|现|年|今|明|昨|后天|下|这|本|来|去|刚|还|就|每|一期|二期|首期|看|希望|需|占|不|没|可|目前|企业|公司|公里|人|那|开|的|和|跟|找|把|在|被|因|产品|项目|主营|主要|另|总|经|我|他|她|咱|备注|阶段|落户|建|房|面积|层高|合计|客商|线索|转|报|上|请|让|是|为|自)/;

/** The noun that stands between edges right after a place (泉州 云帆鞋服), or is joined by 的. */
function afterPlaces(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const place of placesOf(text)) {
    if (place.isEveryday && !/[\s,。;:)、(|\n]/.test(text[place.start - 1] ?? ' ')) continue;
    const gap =
      /^(?:[港镇乡县]?(?:那边|那儿|这边)?\s{1,2}|[\u4e00-\u9fa5]{2,3}\s(?=[^\s]{4,10}(?:\s|$))|的(?:茶企|酒企|药企|企业|公司)?\s?|[:,]\s?)/.exec(
        text.slice(place.end, place.end + 16),
      )?.[0];
    if (gap === undefined) continue;
    const start = place.end + gap.length;
    const rest = text.slice(start, start + 20);
    const stop = rest.search(TOKEN_END);
    const length = stop < 0 ? rest.length : stop;
    const name = rest.slice(0, length);
    if (
      length < 2 ||
      length > 12 ||
      NOT_NOUN.test(name) ||
      GENERIC.test(name) ||
      BAD.test(name) ||
      PERSON_LIKE.test(name) ||
      AREA_END.test(name) ||
      /^\d/.test(name)
    )
      continue;
    // 青岛某某湾 甲乙装备: a town that no list has, then a name that is surely one.
    if (/^[\u4e00-\u9fa5]{2}/.test(gap) && !/^.?(?:那|这)/.test(gap) && !isBrand(name)) continue;
    const isToken =
      !gap.startsWith('的') &&
      !/[:,]/.test(gap) &&
      /[\s,。;:)、(|\n—①-⑳.]/.test(text[place.start - 1] ?? ' ');
    const looks = TRADE_END.test(name) ? 1 : 0;
    const isWorks = /(?:厂|企业|公司|老板|人)$/.test(name);
    if (
      gap.startsWith('的') &&
      !looks &&
      (isWorks ||
        !/^[,。;\s:(想要拟做]/.test(text.slice(start + length, start + length + 1) || ','))
    )
      continue;
    const score = gap.startsWith('的') ? 4.5 : isToken ? 6 : 3;
    // 十堰 汽车内饰件: goods, where a brand may stand further on.
    const isGoods = isGoodsWord(name);
    // 玉环 水暖阀门 铜人: the name comes after the goods.
    const next =
      isGoods && isToken
        ? /^\s{1,2}[“]?([^\s,。;:、()“”|\d]{2,12})(?=[”\s]|$)/.exec(
            text.slice(start + length, start + length + 16),
          )?.[1]
        : undefined;
    if (
      next &&
      !isGoodsWord(next) &&
      !NOT_NOUN.test(next) &&
      !GENERIC.test(next) &&
      !BAD.test(next) &&
      !PERSON_LIKE.test(next) &&
      !PERSON_FULL.test(next)
    ) {
      const from = text.indexOf(next, start + length);
      found.push({
        start: from,
        end: from + next.length,
        score: 5.6 + (TRADE_END.test(next) ? 1 : 0),
      });
    }
    const goods = isGoods ? 3.6 : 0;
    found.push({ start, end: start + length, score: score + looks - (isWorks ? 3 : 0) - goods });
  }
  return found;
}
const GOODS_END =
  /[品件机器具料材板布粉油酒桌椅柜床砖管瓶盒袋箱鞋帽袜巾衣裤汁丝膜片剂泵阀锁灯芯表仪架纸笔伞刷绳网胶漆膏糖饼肉菜]$|加工$|代工$|生产$|批发$|销售$|服务$/;
/** Goods, or what kind of firm: no name. */
const isGoodsWord = (name: string): boolean =>
  !isBrand(name) &&
  (/(?:加工|代工|批发|销售|服务|企业|厂家)$/.test(name) ||
    (GOODS_END.test(name) && !TRADE_END.test(name)) ||
    (industryOf(name) !== undefined && industryOf(name.slice(-2)) !== undefined));
const PERSON_FULL = /^(?:联系人|老板|厂长)/;
const AREA_END = /(?:那边|这边|方面|那儿|开发区|园区|新区|街道|镇|乡|县|港|一带|附近)$/;
const PERSON_LIKE = new RegExp(`^(?:${SURNAME}${ADDRESS}|[老小].)$`);

/** 起重机企业某某重工: what kind of firm, before its name. */
const KIND_OF_FIRM =
  /^(?:[\u4e00-\u9fa5]{1,6}的是|牵头的?)(?=[\u4e00-\u9fa5]{4,10}$)|^[\u4e00-\u9fa5]{2,14}(?:企业|厂家|公司|品牌|厂商|龙头)(?=[\u4e00-\u9fa5]{3,10}$)/;

/** A token of its own that ends in a trade (禾丰机械), or the head of a list's line. */
function tradeTokens(text: string): Candidate[] {
  const found: Candidate[] = [];
  let first = true;
  for (const match of text.matchAll(/[^\s,。;:、()“”|\n—!?①-⑳]{2,40}/g)) {
    const wants = match[0].search(WANTS);
    const whole = wants > 0 ? match[0].slice(0, wants) : match[0];
    const kind = KIND_OF_FIRM.exec(whole)?.[0].length ?? 0;
    const word = whole.slice(kind);
    if (word.length > 14) continue;
    const isFirst = first;
    if (!/^(?:[A-Z]|[甲乙丙丁戊]|[0-9]+[.、)]?)$/.test(word)) first = false;
    if (BAD.test(word) || NOT_NOUN.test(word) || GENERIC.test(word) || PERSON_LIKE.test(word))
      continue;
    const isTrade =
      ((TRADE_END.test(word) && word.length >= 4) ||
        /^[\u4e00-\u9fa5]{2}[堂坊斋阁轩记]$/.test(word) ||
        (/^[\u4e00-\u9fa5]{5,10}厂$/.test(word) &&
          placesOf(word)[0]?.start === 0 &&
          !/^\(没/.test(text.slice(match.index + match[0].length)))) &&
      !/[做的搞]|老板|一个|一家/.test(word);
    if (
      isTrade &&
      !isBrand(word) &&
      (withoutTrade(word) === '' || (industryOf(word) !== undefined && DESCRIPTIVE.test(word)))
    )
      continue;
    if (!isTrade && !(isFirst && /^[\s,]/.test(text.slice(match.index + word.length)))) continue;
    const from = /^(?:[A-Z0-9]+[.、)]?)?/.exec(word)?.[0].length ?? 0;
    found.push({
      start: match.index + kind + (isTrade ? 0 : from),
      end: match.index + kind + word.length,
      score: isTrade ? (kind > 0 ? 4 : isFirst ? 4 : 2.5) + (isBrand(word) ? 1 : 0) : 1,
    });
  }
  return found;
}

/** A place and a brand in one (杭州某某) before what it means to do, or at the head of a sentence. */
function placedBrands(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const place of placesOf(text)) {
    const before = text.slice(0, place.start);
    if (
      place.isEveryday ||
      !/(?:^|[\s,。;:.、)\n]|公司|企业|客商|一家|报|是|叫|访|有家|遇到|碰到|见到|认识)$/.test(
        before,
      )
    )
      continue;
    const rest = text.slice(place.end, place.end + 24);
    const stop = BRAND_STOP.exec(rest)?.index ?? rest.length;
    const wants = rest.slice(0, stop).search(WANTS);
    const brand = rest.slice(0, wants > 0 ? wants : stop);
    const isHead = wants > 0 || /^[\s,:(的]/.test(rest.slice(stop));
    if (!isHead || !BRAND_HEAD.test(brand) || NO_BRAND.test(brand)) continue;
    if (NOT_NOUN.test(brand) || GENERIC.test(brand) || BAD.test(brand)) continue;
    if (PERSON_LIKE.test(brand) || placesOf(brand).length > 0) continue;
    const looks = TRADE_END.test(brand) ? 1 : 0;
    found.push({ start: place.start, end: place.end + brand.length, score: 2.5 + looks });
  }
  return found;
}

const OF_KIND = new RegExp(
  `(?<=[\\u4e00-\\u9fa5]{2})(?:企业|公司|厂家|品牌|厂商)([\\u4e00-\\u9fa5]{2,6}?${TRADE}|[\\u4e00-\\u9fa5]{2,6}?)(?=昨天|今天|前天|明天|想|拟|计划|打算|准备|有意|上午|下午|已|来谯|来亳|到谯|到亳|[,\\s(])`,
  'g',
);
/** 火锅底料企业某某想在…: a kind of firm and its name in one breath. */
const kindNamed = (text: string): Candidate[] =>
  captured(text, OF_KIND, 6.2).filter(({ start, end }) => {
    const name = text.slice(start, end);
    return (
      !NOT_NOUN.test(name) &&
      (TRADE_END.test(name) || !NO_BRAND.test(name)) &&
      industryOf(name.slice(0, 2)) === undefined
    );
  });

/** 济南一家做馅料的,某某仓,: a name between commas after what kind of firm it is. */
const IN_APPOSITION =
  /(?:一家|有家|那家)[^,。;\n]{2,16}(?:的|公司|企业|厂家?|店),(?:叫)?([\u4e00-\u9fa5]{2,6}),/g;
const inApposition = (text: string): Candidate[] =>
  captured(text, IN_APPOSITION, 4.5).filter(({ start, end }) => {
    const name = text.slice(start, end);
    return (
      !NOT_NOUN.test(name) &&
      !NO_BRAND.test(name) &&
      (isBrand(name) || industryOf(name) === undefined) &&
      placesOf(name).length === 0
    );
  });

/** 甲乙 做轮毂的, and 甲乙新材料公司想来: a name at the head of what it does. */
const HEADS = new RegExp(
  `(?:^|[\\n;。])([\\u4e00-\\u9fa5]{2,6})[\\s,](?:是)?(?:做|搞|主营|专做)|(?:^|[,。;:\\s])([\\u4e00-\\u9fa5]{2,6}?${TRADE}公司)(?=想|拟|要|计划|打算|准备|有意|来)`,
  'g',
);
const heads = (text: string): Candidate[] =>
  [...text.matchAll(HEADS)].flatMap((match) => {
    const name = match[1] ?? match[2] ?? '';
    const start = match.index + match[0].indexOf(name);
    if (
      NOT_NOUN.test(name) ||
      GENERIC.test(name) ||
      BAD.test(name) ||
      NO_BRAND.test(match[1] ?? '') ||
      PERSON_LIKE.test(name) ||
      placesOf(name)[0]?.end === name.length
    )
      return [];
    return [{ start, end: start + name.length, score: match[2] ? 4.5 : 2.6 }];
  });

/** The text with every name in full blanked: what a firm is called is not what it makes. */
export const withoutFullNames = (text: string): string => blankedAll(text, legalNames(text));

/** The firm that a clause names in full, or by its trade at its head: 甲电机,投3000万. */
export function ownFirmIn(clause: string): string | undefined {
  const full = legalNames(clause)[0];
  if (full) return clause.slice(full.start, full.end);
  const head = /^(?:[^,:]{0,12}:)?\s?([^\s,。;:、()“”|]{3,12})(?=[,\s])/.exec(clause)?.[1];
  if (!head || !TRADE_END.test(head)) return undefined;
  return NOT_NOUN.test(head) || GENERIC.test(head) || BAD.test(head) ? undefined : head;
}

/** Everything that may be the investing company's name, each with how much speaks for it. */
export function candidatesOf(text: string): Candidate[] {
  return [
    ...captured(text, FORM, 10)
      .map((one) => quotedIn(text, one))
      .filter((one) => !/子公司|实际/.test(text.slice(one.start, one.end))),
    ...captured(text, SPACED_FORM, 7).filter(
      ({ start, end }) => !NOT_NOUN.test(text.slice(start, end)),
    ),
    ...(LATIN.test(text) ? [...single(text, LATIN_LEGAL, 9), ...single(text, LATIN_BRAND, 6)] : []),
    ...(text.includes('株式会社') ? single(text, JAPANESE, 9) : []),
    ...legalNames(text),
    ...calledNames(text),
    ...quotedNames(text),
    ...captured(text, BRACKETED, 7),
    ...afterPlaces(text),
    ...kindNamed(text),
    ...heads(text),
    ...inApposition(text),
    ...placedBrands(text),
    ...tradeTokens(text).filter(({ score }) => score >= 2.5),
  ].filter(({ score }) => score > 2);
}

/** The investing company as the stretch names it. */
export function companyOf(text: string): Candidate | undefined {
  const all = candidatesOf(text);
  const best = all.sort((a, b) => b.score - a.score || a.start - b.start)[0];
  if (!best) return undefined;
  const name = trimmedName(text, best.start, best.end);
  return name.end - name.start < 2 ? undefined : { ...name, score: best.score };
}

const LEAD_IN =
  /^(?:[\s,。!]|@\S+\s|紧急|你好|您好|领导|更正(?:一下)?[:,]?|补充(?:一下)?[:,]?|改一下[:,]?|纠正(?:一下)?[:,]?|更新(?:一下)?[:,]?|反馈(?:一下)?[:,]?|报(?:告|个喜)?[:,]|接上条[,:]?|关于|上次|上回|上周|之前|前面|前天|昨天|早先|此前|前期|前阵子|先前|刚(?:刚|才)?(?:问了?|联系了?|见了?|跟|和|与|给)?|联系上?了|已经?|问了|把|和|(?:元旦|年|节|春节)前|去年底?|年初|上半年|跟|报(?:过|的)(?:那个|那家)?|[提说]过的|那[个家条]|这[个家]|药博会|推介会|对接的|来的|录的|登记的|我|咱们?|[\u4e00-\u9fa5]{1,2}(?:主任|局长|书记|镇长|区长|科长|领导)问(?:的|起的?)|报的|的|线索|企业|进展[:,]?|最新(?:进展|情况)?[:,]?|跟进[:,]?|今天|有个事[,:]?|说一下|汇报(?:一下)?[:,]?|【[^】]{1,10}】)/;
const SUBJECT_END = new RegExp(
  `[:,。;!?\\s(“”]|那[个边家条]|这[边家]|今天|昨天|前天|明天|刚|上午|下午|上周|这周|下周|说|问|想|要|已|又|来|到了|去了|更新|补充|更正|反馈|改|调|黄了|凉了|不[来投]|没|的|意向|协议|合同|投资|总投|用地|项目|方面|之前|现在|原来|不考虑|不要|厂房|让|都|把|在|嫌|看(?!好)|回|又|路上|不是|并非|投(?=[一二两三四五六七八九十\\d])|终止|决定|定了|推迟|老板|电话|联系|${SURNAME}${ADDRESS}|和(?=[\\u4e00-\\u9fa5]{2,4}(?:今天|昨天|都|也))|[0-9]`,
);

/** Matters of the office, not firms. */
const NO_FIRM =
  /奖励|奖补|兑现|补贴|政策|考核|会议|系统|工资|通知|材料|报销|文件|指标|任务|台账|保密|周报|月报|汇总|企$/;
const SPEAKS_OF = new RegExp(`^(?:下|一下|把)?${SURNAME}${ADDRESS}`);

/** 厦门那个某某: a place, and which one there. */
function placeBefore(head: string): number {
  const place = placesOf(head)[0];
  if (place?.start !== 0) return 0;
  const which = /^(?:那边)?的?那[个家]/.exec(head.slice(place.end))?.[0].length ?? 0;
  return which > 0 ? place.end + which : 0;
}

/** Whom an update is about: the name it begins with. */
export function subjectOf(text: string): Span | undefined {
  let start = 0;
  for (let turn = 0; turn < 12; turn += 1) {
    const head = text.slice(start, start + 24);
    const cut = LEAD_IN.exec(head)?.[0].length ?? placeBefore(head);
    if (cut === 0) break;
    start += cut;
  }
  if (text[start] === '“') start += 1;
  const rest = text.slice(start, start + 30);
  const stop = rest.search(SUBJECT_END);
  const length = stop < 0 ? rest.length : stop;
  const name = rest.slice(0, length).replace(/的$/, '');
  if (
    name.length < 2 ||
    name.length > 14 ||
    GENERIC.test(name) ||
    // 周总的电话: a person, not a firm.
    SPEAKS_OF.test(name) ||
    NO_FIRM.test(name) ||
    (/厂$/.test(name) && name.length < 5 && industryOf(name) !== undefined) ||
    /^(?:一下|下|收到|好的|大家|各位|请|快|祝|投资方)|做|项目$/.test(name)
  )
    return undefined;
  // A place alone, 滁州那个项目, names nobody.
  if (placesOf(name)[0]?.end === name.length) return undefined;
  return { start, end: start + name.length };
}
