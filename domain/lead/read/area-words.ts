import type { Range } from '../types.ts';
import {
  CHANGED,
  chosen,
  type Figure,
  isOld,
  phaseOf,
  rangeOf,
  wordsBefore,
} from './figure-words.ts';
import type { Numeral } from './numeral-words.ts';

const MU = /^\s?(?:多|余|左右)?\s?(亩|公顷|mu\b|acres?\b|hectares?\b|ha\b)/i;
/** 亩 as a dictation hears it. */
const HEARD_MU = /^[木母目牧]/;
const ASKS_LAND = /地[^,。;]{0,6}$/;
const FACTOR: Readonly<Record<string, number>> = {
  公顷: 15,
  hectare: 15,
  hectares: 15,
  ha: 15,
  acre: 6.07,
  acres: 6.07,
};
const LAND_NOT_BEFORE =
  /流转|种植|养殖|水面|现有|老厂|原有|亩均|每亩|平均|大棚|农田|林地|基地(?!项目)|药材|订单|示范|水域|自有|已有|目前有|托管|栽|种[^类]|承包/;
const LAND_NOT_AFTER =
  /^(?:的)?(?:多|左右)?(?:的)?(?:药材|种植|养殖|基地|大棚|农田|流转|水面|果园|茶园|林|田|水塘|鱼塘|示范|原料|产)/;

const SQUARE =
  /^\s?(?:多|来|余|左右)?个?\s?(平方米|平方公尺|平方|平米|平|㎡|m²|m2|方(?![案向面便式气水土钱言法形正])|sqm\b|sq\.?\s?m|square met)/i;
const PLANT_NOT_BEFORE =
  /现有|老厂|原有|目前有|已有|自有|现在有|在用|原厂|现厂|万方$|单层|绿地|道路|他们.{0,4}厂有/;
const PLANT_NOT_AFTER = /^(?:的)?(?:老厂|现有)/;
const BARE_HOUSE =
  /(?:厂房|标厂|仓库|车间|冷库|办公(?:室|楼)?|标准化厂房)(?:要|需要?|租|面积|大概|大约|约|得|个|[:\s]){0,3}$/;
const KINDS = /厂房|标厂|仓库|仓|车间|冷库|办公|宿舍|实验室|机房|展厅|研发/g;

const rankOf = (before: string) => (CHANGED.test(before) ? 6 : /总|合计|共/.test(before) ? 5 : 3);

/** A form's field that names its unit: 用地(亩):30. */
const MU_LABEL = /地[^,;。(\n]{0,4}\(亩\)[:\s]{0,2}$/;
const SQUARE_LABEL =
  /(?:厂房|面积|仓库|车间|办公)[^,;。(\n]{0,4}\((?:㎡|平方米|平米|平|m2)\)[:\s]{0,2}$/;

/** Land to build on, in mu. */
export function landOf(text: string, numerals: readonly Numeral[]): Figure<Range> | undefined {
  const figures: Figure<Range>[] = [];
  let limit = 0;
  for (const one of numerals) {
    const after = text.slice(one.end, one.end + 14);
    const before = wordsBefore(text, one.start, limit);
    const unit = MU.exec(after);
    const isLabelled = !unit && MU_LABEL.test(text.slice(Math.max(0, one.start - 16), one.start));
    const heard = !unit && HEARD_MU.test(after) && ASKS_LAND.test(before);
    if (!unit && !heard && !isLabelled) continue;
    limit = one.end;
    const name = unit?.[1] ?? '';
    const rest = after.slice(unit?.[0].length ?? 1);
    if (one.isVague || isNotLand(text, one, before, rest)) continue;
    figures.push({
      start: one.start,
      end: one.end + (unit?.[0].length ?? (heard ? 1 : 0)),
      value: rangeOf(one, FACTOR[name.toLowerCase()] ?? 1),
      rank: rankOf(before),
      phase: phaseOf(before),
      label: '',
      isVague: false,
    });
  }
  return chosen(figures);
}

const WORKS_NOW = /(?:现有|老厂|原厂|目前)[^。;\n]{0,14}$/;

function isNotLand(text: string, one: Numeral, before: string, rest: string): boolean {
  if (LAND_NOT_AFTER.test(rest) || isOld(before, rest)) return true;
  if (
    before.endsWith('占地') &&
    WORKS_NOW.test(text.slice(Math.max(0, one.start - 18), one.start - 2))
  )
    return true;
  if (/^\//.test(rest) || text[one.start - 1] === '/') return true;
  return (
    LAND_NOT_BEFORE.test(before) &&
    !/(?:用地|供地|工业用?地|建设用地|拿地|要地|加工厂)[^,。;]{0,6}$/.test(before)
  );
}

/** Buildings that are wanted, in square metres; kinds that differ are added up. */
export function plantOf(text: string, numerals: readonly Numeral[]): Figure<Range> | undefined {
  const figures: Figure<Range>[] = [];
  let limit = 0;
  for (const one of numerals) {
    const after = text.slice(one.end, one.end + 14);
    const before = wordsBefore(text, one.start, limit);
    const unit = SQUARE.exec(after);
    const isBare =
      !unit &&
      BARE_HOUSE.test(text.slice(Math.max(0, one.start - 14), one.start)) &&
      isBareArea(one, after);
    const isLabelled =
      !unit && SQUARE_LABEL.test(text.slice(Math.max(0, one.start - 18), one.start));
    if (!unit && !isBare && !isLabelled) continue;
    const rest = after.slice(unit?.[0].length ?? 0);
    limit = one.end;
    if (one.isVague || one.max < 20 || PLANT_NOT_BEFORE.test(before) || PLANT_NOT_AFTER.test(rest))
      continue;
    if (isOld(before, rest) || /^\s?\/|^每/.test(rest) || /元\/$/.test(before)) continue;
    if (/^方/.test(unit?.[1] ?? '') && /气|水|土/.test(before)) continue;
    const kinds = [...before.matchAll(KINDS)].map(([kind]) => kind);
    const next =
      /^的?[^,。;\s、\d]{0,6}?(厂房|标厂|仓库|仓|车间|冷库|办公|宿舍|实验室|机房|展厅)/.exec(
        rest,
      )?.[1];
    figures.push({
      start: one.start,
      end: one.end + (unit?.[0].length ?? 0),
      value: rangeOf(one, 1),
      rank: rankOf(before),
      phase: phaseOf(before),
      label: kinds.at(-1) ?? next ?? '',
      isVague: false,
    });
  }
  return chosen(figures.length > 1 ? figures.map((one) => ({ ...one })) : figures, true);
}

const isBareArea = (one: Numeral, after: string) =>
  one.max >= 200 &&
  one.max <= 500_000 &&
  !/^\s?(?:元|块|个|人|家|万|亿|亩|kva|千|栋|年|月|吨|套|台)/i.test(after);
