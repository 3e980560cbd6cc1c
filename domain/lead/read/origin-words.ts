import { industryOf } from './industry-words.ts';
import { liesWithin, OURS, type PlaceMention, placeInName, placesOf } from './place-words.ts';
import type { Span } from './text.ts';

/** Places as a dictation hears them. */
const HEARD: Readonly<Record<string, string>> = {
  义务: '义乌',
  零沂: '临沂',
  文州: '温州',
  杭洲: '杭州',
  广洲: '广州',
  徐洲: '徐州',
  常洲: '常州',
  东菀: '东莞',
  东管: '东莞',
  合非: '合肥',
  福州市: '福州',
  永康市: '永康',
};
const HEARD_PLACE = new RegExp(
  `(?:在|从|是)?(${Object.keys(HEARD).join('|')})(?=那边|那儿|这边|的|做|过来|人)`,
);

const FROM_BEFORE =
  /(?:来自|好像(?:是)?在|总部(?:在|设在|位于)?|本部(?:在|位于)?|坐落在|坐落于|位于|注册地(?:在|:)?|从|地址:?|所在地:?|籍贯在?|公司在|厂在|厂子在|人在|产地|源自|from|based in)\s?$/i;
const NOT_BEFORE =
  /(?:不是|不在|不去|就去|去|定|跑到|安徽|(?<!从)在[^,。]{0,2}|驻|(?<![碰遇见接找看听系搜挖摸识])到|往|给|供|配套|要?找|卖到|销往|客户在|考察过?|出差|常驻|太太|老婆|媳妇|祖籍(?:是|在)?|老家(?:是|在)?|丈母娘|隔壁|对标|和|与|跟|抢|组|小组在|竞争|比较|对比)$/;
const NOT_AFTER =
  /^(?:[\u4e00-\u9fa5]{2,4}(?:商会|联谊会|同乡会)|的?(?:朋友|同学|战友)|的?推介会|的?展会|的展|商会|联谊会|同乡会|组|驻|站|招商|办事处|开会|老家|都在抢|那边政策|籍|会长|也在|出差|常驻|市局|市招商|和安国|五金协会|客户[都也]|基地|了[,。]|了$|分公司|高铁|银行|在大陆|[\u4e00-\u9fa5]{2,8}(?:在大陆)?的(?:全资)?子公司|大学|药科|医科|理工)/;
const WORKS_THERE = /^(?:厂里|做|搞|开|的|干了|打拼|创业|经商|打工)/;
const STRONG_AFTER =
  /^(?:(?:高新区|经开区|开发区|工业园)?(?:企业|公司)|的|人|企业|那边|这边|那家|一家|有家|有个|老板|过来|公司|那个|客商|来的|客户|籍企业|做|搞|台商|某|(?:台资|外资|民营|港资|上市|知名)企业|厂家?|本地企业|[\s,、:|/—])/;

export interface Origin extends Span {
  /** Differs from the words where a dictation misheard. */
  readonly value?: string;
}

/** Where the investor comes from: said outright, else in the company's name. */
export function originOf(text: string, company: Span | undefined): Origin | undefined {
  const candidates = placesOf(text)
    .filter((place) => !OURS.test(place.name))
    .map((place) => ({ place, score: scoreOf(text, place, company) }))
    .filter(({ score }) => score > 0);
  const ranked = candidates.sort((a, b) => b.score - a.score || a.place.start - b.place.start);
  const best = narrower(ranked);
  const heard = HEARD_PLACE.exec(text);
  if (heard?.[1] && (!best || best.score < 5)) {
    const start = heard.index + heard[0].length - heard[1].length;
    return { start, end: start + heard[1].length, value: HEARD[heard[1]] ?? heard[1] };
  }
  if (best && best.score >= 2) return withTown(text, best.place, company);
  if (!company) return best && withTown(text, best.place, company);
  const name = text.slice(company.start, company.end);
  const inName = placeInName(name);
  if (inName && !OURS.test(inName)) {
    const start = company.start + name.indexOf(inName);
    return { start, end: start + inName.length };
  }
  return undefined;
}

type Ranked = { place: PlaceMention; score: number };
/** 日本企业 … 大阪一家小厂: the place within the place, where it is told as surely. */
function narrower(ranked: readonly Ranked[]): Ranked | undefined {
  const [first] = ranked;
  if (first?.place.level !== 'country' && first?.place.level !== 'province') return first;
  return (
    ranked.find(({ place, score }) => score >= 4 && liesWithin(place.name, first.place.name)) ??
    first
  );
}

function scoreOf(text: string, place: PlaceMention, company: Span | undefined): number {
  const before = text.slice(Math.max(0, place.start - 8), place.start);
  const after = text.slice(place.end, place.end + 8);
  const isInName = company && place.start >= company.start && place.end <= company.end;
  if (isInName) return 0;
  // 韩国(人名), 姓海名南: a person is called like the place.
  if (
    /^\((?:人名|[^)]{0,6}姓|身份证|就|对)/.test(after) ||
    /(?:人|名)?(?:叫|姓名)$/.test(before) ||
    /^\(对/.test(after)
  )
    return 0;
  if (FROM_BEFORE.test(before)) return 7;
  if (NOT_AFTER.test(after)) return 0;
  const isToken =
    /(?:^|接待(?:了)?|对接(?:了)?|洽谈|联系|会见|[\s,。;:、)(|\n【】①-⑳.—A-F甲乙丙丁])$/.test(
      before,
    );
  if (NOT_BEFORE.test(before) && !WORKS_THERE.test(after)) return 0;
  if (/(?:推介会|展会)/.test(after) || /(?:去|(?<![碰遇见接找看听系搜挖摸识])到|在)$/.test(before))
    return WORKS_THERE.test(after) ? 4 : 0;
  if (place.isEveryday && !isToken) return 0;
  if (/^人(?!员|才|工|民)/.test(after)) return 6;
  if (isToken && STRONG_AFTER.test(after)) return 5.5;
  if (/^\)/.test(after) && isToken) return 5;
  if (STRONG_AFTER.test(after)) return 4.5;
  if (isToken && after === '') return 4;
  if (place.level === 'country' && /客户|外资|企业|side/.test(before + after)) return 4;
  // 潮州卫浴老板: the place goes before what it makes.
  if (isToken && /^[\u4e00-\u9fa5]{1,6}(?:老板|厂|企业|公司|客商)/.test(after)) return 2;
  // Another company's name begins with it.
  return /^[\u4e00-\u9fa5]{2,12}(?:公司|集团)/.test(after) ? 0 : isToken ? 2 : 0.5;
}

/** 常州孟河的: a town after its city, where nothing else can stand. */
function withTown(text: string, place: PlaceMention, company: Span | undefined): Span {
  // 中山小榄 锁具: before a space, where the firm's name stands further on.
  const alone = /^([\u4e00-\u9fa5]{2,3})(?=\s)/.exec(text.slice(place.end, place.end + 4))?.[1];
  if (
    alone &&
    company &&
    company.start > place.end + alone.length &&
    place.level !== 'country' &&
    industryOf(alone) === undefined &&
    !/[一那这个家有做的想投要建]|企业|公司|老板|客商/.test(alone)
  )
    return { start: place.start, end: place.end + alone.length };
  const town =
    /^(?!过来|那边|这边|来的|回来)([\u4e00-\u9fa5]{2})(?:镇|乡)?(?=的[,，]?(?:[\u4e00-\u9fa5]{1,5}(?:老板|厂|企业|公司)|叫|企业|公司|老板|“|,|一家|厂))/.exec(
      text.slice(place.end, place.end + 8),
    );
  if (
    !town?.[1] ||
    /[一那这个家有做的]|企业|公司|那边|老板/.test(town[1]) ||
    place.level === 'country'
  )
    return place;
  return { start: place.start, end: place.end + town[0].length };
}
