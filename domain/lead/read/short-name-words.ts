import { industryOf } from './industry-words.ts';
import {
  AREA_END,
  BAD,
  type Candidate,
  GENERIC,
  mayBeName,
  NO_BRAND,
  NOT_NOUN,
  PERSON_LABEL,
  PERSON_LIKE,
  WANTS,
} from './name-words.ts';
import { TITLE_HEAD } from './person-words.ts';
import { type PlaceMention, placesOf } from './place-words.ts';
import { DESCRIPTIVE, isBrand, isGoodsWord, TRADE_END, withoutTrade } from './trade-words.ts';

// Short names told by where they stand: after a place, or by their trade.

const BRAND_STOP = new RegExp(
  `[\\s,。;:(\\n]|的(?=[\\u4e00-\\u9fa5]{0,4}${TITLE_HEAD}|[\\u4e00-\\u9fa5]总)|$`,
);

const BRAND_HEAD = /^[\u4e00-\u9fa5]{2,6}$/;

const TOKEN_END = /[\s,。;:、()“”|\n—!?]|(?:拟|想|要|计划|打算|准备|有意|预计|的(?!$))/;

/** What joins a place and the name after it: a space, 的, or a town that no list has. */
const GAP =
  /^(?:[港镇乡县]?(?:那边|那儿|这边)?\s{1,2}|[\u4e00-\u9fa5]{2,3}\s(?=[^\s]{4,10}(?:\s|$))|的(?:茶企|酒企|药企|企业|公司)?\s?|[:,]\s?)/;
const TOWN_GAP = /^(?!.?[那这])[\u4e00-\u9fa5]{2}/;
const BOUNDARY = /[\s,。;:)、(|\n—①-⑳.]/;
const AFTER_NAME = /^[,。;\s:(想要拟做]/;

/** The noun that stands between edges right after a place (泉州 云帆鞋服), or is joined by 的. */
export const afterPlaces = (text: string): Candidate[] =>
  placesOf(text).flatMap((place) => afterPlace(text, place));

function afterPlace(text: string, place: PlaceMention): Candidate[] {
  const isAtEdge = BOUNDARY.test(text[place.start - 1] ?? ' ');
  if (place.isEveryday && !isAtEdge) return [];
  const gap = GAP.exec(text.slice(place.end, place.end + 16))?.[0];
  if (gap === undefined) return [];
  const start = place.end + gap.length;
  const rest = text.slice(start, start + 20);
  const stop = rest.search(TOKEN_END);
  const name = stop < 0 ? rest : rest.slice(0, stop);
  const end = start + name.length;
  if (!mayBeName(name) || AREA_END.test(name) || /^\d/.test(name)) return [];
  // 青岛某某湾 甲乙装备: after such a town only a name that is surely one.
  if (TOWN_GAP.test(gap) && !isBrand(name)) return [];
  const isJoined = gap.startsWith('的');
  const looks = TRADE_END.test(name) ? 1 : 0;
  const isWorks = /(?:厂|企业|公司|老板|人)$/.test(name);
  if (isJoined && !looks && (isWorks || !AFTER_NAME.test(text[end] ?? ','))) return [];
  const isToken = !isJoined && !/[:,]/.test(gap) && isAtEdge;
  // 十堰 汽车内饰件: goods, where a brand may stand further on.
  const isGoods = isGoodsWord(name);
  const base = isJoined ? 4.5 : isToken ? 6 : 3;
  const score =
    base + looks - (isWorks ? 3 : 0) - (isGoods ? (DESCRIPTIVE.test(name) ? 4.2 : 3.6) : 0);
  const next = isGoods && isToken ? nameAfterGoods(text, end) : [];
  return [...next, { start, end, score }];
}

const NEXT_TOKEN = /^\s{1,2}[“]?([^\s,。;:、()“”|\d]{2,12})(?=[”\s]|$)/;
/** 玉环 水暖阀门 铜人: the name comes after the goods. */
function nameAfterGoods(text: string, from: number): Candidate[] {
  const name = NEXT_TOKEN.exec(text.slice(from, from + 16))?.[1];
  if (!name || isGoodsWord(name) || !mayBeName(name) || PERSON_LABEL.test(name)) return [];
  const start = text.indexOf(name, from);
  return [{ start, end: start + name.length, score: 5.6 + (TRADE_END.test(name) ? 1 : 0) }];
}

/** 起重机企业某某重工: what kind of firm, before its name. */
const KIND_OF_FIRM =
  /^(?:[\u4e00-\u9fa5]{1,6}的是|牵头的?)(?=[\u4e00-\u9fa5]{4,10}$)|^[\u4e00-\u9fa5]{2,14}(?:企业|厂家|公司|品牌|厂商|龙头)(?=[\u4e00-\u9fa5]{3,10}$)/;

/** What a firm means to do, or the money it puts in: 某某重工投3亿. */
const PUTS_IN = new RegExp(`${WANTS.source}|总?投资?额?(?=约?[\\d一二两三四五六七八九十])`);

/** A token of its own that ends in a trade (禾丰机械), or the head of a list's line. */
export function tradeTokens(text: string): Candidate[] {
  const found: Candidate[] = [];
  let first = true;
  for (const match of text.matchAll(/[^\s,。;:、()“”|\n—!?①-⑳]{2,40}/g)) {
    const wants = match[0].search(PUTS_IN);
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
export function placedBrands(text: string): Candidate[] {
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
