import places from './places.json' with { type: 'json' };
import { isHan, type Span } from './text.ts';

// places.json: province -> city -> its counties. `*` marks a district, `?` a name that is an
// everyday word as well and says nothing without its city. Source: the Ministry of Civil Affairs'
// list of administrative divisions.

type Level = 'country' | 'province' | 'city' | 'county' | 'district' | 'abroad';
interface Place {
  readonly level: Level;
  /** Names of what it lies in. */
  readonly within: readonly string[];
  readonly isEveryday: boolean;
}

const COUNTRIES =
  '日本 韩国 德国 法国 英国 美国 意大利 荷兰 瑞士 瑞典 丹麦 芬兰 挪威 西班牙 葡萄牙 奥地利 比利时 波兰 俄罗斯 新加坡 马来西亚 泰国 越南 印度尼西亚 印尼 印度 菲律宾 澳大利亚 澳洲 新西兰 加拿大 巴西 墨西哥 以色列 土耳其 阿联酋 沙特 柬埔寨 老挝 缅甸 巴基斯坦 哈萨克斯坦 捷克 匈牙利 爱尔兰 南非 埃及';
const ABROAD =
  '东京 大阪 京都 名古屋 横滨 神户 福冈 札幌 静冈 首尔 釜山 仁川 大邱 柏林 慕尼黑 汉堡 法兰克福 斯图加特 巴黎 里昂 伦敦 米兰 罗马 纽约 洛杉矶 旧金山 芝加哥 硅谷 吉隆坡 曼谷 河内 胡志明 雅加达 悉尼 墨尔本 多伦多 温哥华 莫斯科 迪拜 阿姆斯特丹 苏黎世';
const ENGLISH =
  /\b(?:Singapore|Germany|France|Japan|Seoul|Osaka|Tokyo|Hong ?Kong|Korea|Italy|Switzerland|Netherlands|Thailand|Malaysia|Vietnam|Taiwan|Macau|USA|United States|United Kingdom|UK|Australia|Canada|Sweden|Denmark|Spain|Austria|Belgium|Israel|India|Munich|Berlin|Paris|London|Milan|Beijing|Shanghai|Shenzhen|Guangzhou|Hangzhou|Suzhou|Ningbo|Wenzhou|Xiamen|Qingdao|Nanjing|Wuhan|Chengdu|Chongqing|Tianjin|Dongguan|Foshan|Hefei|Wuxi|Changsha|Zhengzhou|Jinan|Dalian|Shenyang|Zhejiang|Guangdong|Jiangsu|Fujian|Shandong)\b/g;
const LATIN = /[A-Z][a-z]|US|UK/;
const MUNICIPAL = '北京 上海 天津 重庆 香港 澳门';

const ALL = new Map<string, Place>();
const put = (name: string, place: Place) => {
  const had = ALL.get(name);
  if (name.length < 2) return;
  if (!had) ALL.set(name, place);
  else ALL.set(name, { ...had, within: [...new Set([...had.within, ...place.within])] });
};
for (const name of COUNTRIES.split(' '))
  put(name, { level: 'country', within: [], isEveryday: false });
for (const [province, cities] of Object.entries(places)) {
  const level = MUNICIPAL.includes(province) ? 'city' : 'province';
  put(province, { level, within: [], isEveryday: false });
  for (const city of Object.keys(cities))
    if (city) put(city, { level: 'city', within: [province], isEveryday: false });
}
for (const [province, cities] of Object.entries(places))
  for (const [city, counties] of Object.entries(cities as Record<string, string>))
    for (const one of counties.split(' ')) {
      const name = one.replace(/[*?]/g, '');
      const level = one.includes('*') ? 'district' : 'county';
      put(name, { level, within: [province, city].filter(Boolean), isEveryday: one.includes('?') });
    }
for (const name of ABROAD.split(' '))
  put(name, { level: 'abroad', within: COUNTRIES.split(' '), isEveryday: false });

/** Names by their first two characters, longest first: most of a text is passed over at once. */
const BY_HEAD = new Map<string, string[]>();
for (const name of [...ALL.keys()].sort((a, b) => b.length - a.length)) {
  const head = name.slice(0, 2);
  BY_HEAD.set(head, [...(BY_HEAD.get(head) ?? []), name]);
}

/** The characters that any name begins with. */
const FIRST = new Set([...BY_HEAD.keys()].map((head) => head.charCodeAt(0)));

const ENDINGS =
  /^(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|自治县|地区|新区|省|市|县|区|旗|盟|州)/;
const ALONE = /^(?:省|市|县|区|港|镇)?(?:[\s,。;:、)的(]|那边|这边|$)/;
const TOWN = /^[\u4e00-\u9fa5]{2}(?:镇|乡)/;

export interface PlaceMention extends Span {
  /** As written, its levels joined. */
  readonly name: string;
  readonly level: Level;
  /** An everyday word that stands without its city. */
  readonly isEveryday: boolean;
}

/** Our own district and what belongs to it: never where an investor comes from. */
export const OURS = /谯城|亳州|焦城|毫州|亳城|古井镇|药都|[本咱我]们?[区镇县]|皖北/;

function nameAt(text: string, at: number): string | undefined {
  return BY_HEAD.get(text.slice(at, at + 2))?.find((name) => text.startsWith(name, at));
}

/** Whether one name is of a place within the other. */
export const liesWithin = (inner: string, outer: string): boolean =>
  inner !== outer && (ALL.get(inner)?.within.includes(outer) ?? false);

/** All places of the text; neighbouring levels (浙江江山, 日本大阪) make one. */
export function placesOf(text: string): readonly PlaceMention[] {
  // A name or a few words: quickly searched, and the stretch before them stays known.
  if (text.length < 40) return searched(text);
  if (text !== lastText) {
    lastPlaces = searched(text);
    lastText = text;
  }
  return lastPlaces;
}

// The same stretch is asked about several times in a row.
let lastText: string | undefined;
let lastPlaces: readonly PlaceMention[] = [];

function searched(text: string): PlaceMention[] {
  const found: PlaceMention[] = [];
  for (let at = 0; at < text.length; at += 1) {
    // Most characters begin no place.
    if (!FIRST.has(text.charCodeAt(at))) continue;
    const name = nameAt(text, at);
    if (!name) continue;
    const mention = extended(text, at, name);
    found.push(mention);
    at = mention.end - 1;
  }
  if (!LATIN.test(text)) return found;
  for (const match of text.matchAll(ENGLISH))
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      name: match[0],
      level: 'country',
      isEveryday: false,
    });
  return found.sort((a, b) => a.start - b.start);
}

function extended(text: string, start: number, first: string): PlaceMention {
  let end = start + first.length;
  let last = first;
  let level = ALL.get(first)?.level ?? 'city';
  let isEveryday = ALL.get(first)?.isEveryday ?? false;
  const suffix = ENDINGS.exec(text.slice(end, end + 5))?.[0];
  if (suffix && !(suffix.length === 1 && level === 'country')) {
    end += suffix.length;
    isEveryday = false;
  }
  for (;;) {
    const from = /^[·\- /]/.test(text.slice(end, end + 1)) ? end + 1 : end;
    const next = nameAt(text, from);
    const place = next ? ALL.get(next) : undefined;
    if (!next || !place?.within.includes(last)) break;
    // 银川 贺兰山葡萄: after a space only a place that stands alone is one.
    if (
      from > end &&
      text[end] === ' ' &&
      !ALONE.test(text.slice(from + next.length, from + next.length + 3))
    )
      break;
    end = from + next.length;
    end += ENDINGS.exec(text.slice(end, end + 5))?.[0].length ?? 0;
    last = next;
    level = place.level;
    isEveryday = false;
  }
  if (level !== 'country' && level !== 'province') {
    const town = TOWN.exec(text.slice(end, end + 3))?.[0];
    if (town && !/[的在做和]/.test(town)) end += town.length;
  }
  return { start, end, name: text.slice(start, end), level, isEveryday };
}

/** A district that is named with its city: 佛山市顺德区. */
const isNested = ({ name }: PlaceMention) =>
  name.length >= 4 && (nameAt(name, 0)?.length ?? 9) < name.length - 1;

/** The place with which a company's name begins, or which stands in its brackets. */
export function placeInName(name: string): string | undefined {
  const inside = /\(([^()]{2,6})\)/.exec(name)?.[1];
  if (inside) {
    const found = placesOf(inside).find(({ start, end }) => start === 0 && end === inside.length);
    if (found) return found.name;
  }
  const [head] = placesOf(name.slice(0, 12));
  if (head?.start !== 0 || (head.level === 'district' && !isNested(head)) || head.isEveryday)
    return undefined;
  // 长沙湾, 南京路: the place is only part of another word.
  if (/^[湾路街港湖江河山桥]/.test(name.slice(head.end)) && head.level !== 'province')
    return undefined;
  return isHan(name[head.end]) || name[head.end] === '(' || name[head.end] === undefined
    ? head.name
    : undefined;
}
