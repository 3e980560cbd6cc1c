import type { Currency, Investment } from '../types.ts';
import {
  CHANGED,
  chosen,
  currencyOf,
  type Figure,
  isOld,
  phaseOf,
  rangeOf,
  wordsBefore,
} from './figure-words.ts';
import type { Numeral } from './numeral-words.ts';

/** Sums of money that are no total investment. */
const NOT_BEFORE =
  /注册|实缴|产值|产能|营收|营业|销售|收入|利润|利税|纳税|税收|税金|缴税|交税|上缴|租金|房租|租赁费|融资|估值|亩均|每亩|亩产|强度|补贴|奖补|奖励|贷款|自筹|固定资产|固投|设备|基金|股权|入股|政府|平台(?:出|投)|我方|资产|合同|订单|货值|流水|预算|经费|成本|电费|其中(?!.*[一二三首]期)|目标|任务|累计|封顶|最高|授信|出口额|外贸|市值|产出|工资|年收|年销|去年|上年|营利|保证金|[区镇县](?:里|上|属|财政)[^,。]{0,4}投|registered|revenue|turnover|capital|sales/i;
const NOT_AFTER =
  /^(?:多|余|左右)?(?:元|块)?(?:的|多)?(?:营收|年?产值|税收|销售额|订单|资产|注册|租金|融资|补贴|贷款|固定资产|设备|自筹)|^(?:元|块)?[/每一](?:亩|平|年|吨)|^(?:元)?(?:占|持股)\d/;
const COUNTED =
  /^(?:多|余|左右|来)?\s?(?:平|方|㎡|m[²2]|亩|公顷|只|套|台|件|吨|人(?!民币)|户|度|千瓦|千伏安|kva|kw|mw|兆瓦|株|斤|公斤|支|片|瓶|箱|辆|双|顶|副|条|名|张|米|枚|颗|粒|家|头|羽|单|次|盒|包|袋|把|根|床|粉丝|字|个(?!亿)|立方|升|天|公里|倍|岁|号|mu\b|sq|units?\b|pcs)/i;
const TOTAL = /总投|总盘|总共|合计|共计|一共|总额|总规模|总量|总金额|计划总|总数|全部投|total/i;
const INVESTS = /投(?![产诉标票运用])|invest|上马|砸|[^\u4e00-\u9fa5]拿出?$|capex/i;
const IN_WAN = /单位[是为:]?\s?万|以万(?:元)?(?:为单位|计)/;
const UNIT_LABEL =
  /投资[^,。;:(\n]{0,6}\((万元|亿元|万|亿|万美元|万欧元|万港币|万港元|万日元)\)[:\s]{0,2}$/;

/** The total investment of the stretch, in ten thousands of its currency. */
export function investmentOf(
  text: string,
  numerals: readonly Numeral[],
): Figure<Investment> | undefined {
  const figures: Figure<Investment>[] = [];
  let limit = 0;
  let currency: Currency | undefined;
  for (const one of numerals) {
    const figure = moneyOf(text, one, limit);
    if (!figure) continue;
    limit = one.end;
    if (figure === 'other') continue;
    if (figure.value.currency !== 'CNY') currency = figure.value.currency;
    figures.push(figure);
  }
  const best = chosen(figures);
  if (!best || !currency || best.value.currency === currency || figures.length < 2)
    return usable(best);
  return usable(best);
}

const usable = (figure: Figure<Investment> | undefined) =>
  figure && figure.value.min > 0 && !isForeign(figure) ? figure : undefined;
const FOREIGN = 'foreign foreign';
const isForeign = ({ label }: Figure<Investment>) => label === FOREIGN;

function moneyOf(
  text: string,
  one: Numeral,
  limit: number,
): Figure<Investment> | 'other' | undefined {
  const after = text.slice(one.end, one.end + 14);
  if (COUNTED.test(after)) return undefined;
  const beside = currencyOf(text, one);
  const before = wordsBefore(text, beside?.start ?? one.start, limit);
  const head = text.slice(Math.max(0, one.start - 24), one.start);
  const unit = UNIT_LABEL.exec(head)?.[1];
  const inWan =
    one.scale === 1 && !unit && /投(?:资|入)?(?:额)?约?[:\s]?$/.test(before) && IN_WAN.test(text);
  const isMoney =
    one.isVague ||
    one.scale > 1 ||
    unit ||
    inWan ||
    (beside && beside.code !== 'CNY' && one.min >= 1000);
  if (!isMoney) return undefined;
  // 2.5万 standing alone is more often something else than an investment.
  const isForeignSum = beside !== undefined && beside.code !== 'CNY';
  if (one.scale === 1e4 && one.max < 1e5 && !INVESTS.test(before) && !isForeignSum)
    return undefined;
  if (isOtherMoney(before) || NOT_AFTER.test(after) || isOld(before, after)) return 'other';
  const rank = unit ? 5 : rankOf(before, after);
  if (rank === 2 && one.max < 1e6 && !one.isVague && !beside) return 'other';
  if (rank === 0) return 'other';
  const factor =
    (unit ?? '').startsWith('亿') && one.scale === 1
      ? 1e4
      : unit && one.scale === 1
        ? 1
        : inWan
          ? 1
          : 1e-4;
  const code = beside?.code ?? currencyOfUnit(unit) ?? 'CNY';
  return {
    start: beside?.start ?? one.start,
    end: beside?.end ?? one.end,
    value: { ...rangeOf(one, factor), currency: code === 'foreign' ? 'CNY' : code },
    rank,
    phase: rank === 5 ? null : phaseOf(before),
    label: code === 'foreign' ? FOREIGN : '',
    isVague: one.isVague,
  };
}

const currencyOfUnit = (unit: string | undefined): Currency | undefined =>
  unit?.includes('美')
    ? 'USD'
    : unit?.includes('欧')
      ? 'EUR'
      : unit?.includes('港')
        ? 'HKD'
        : unit?.includes('日')
          ? 'JPY'
          : undefined;

function rankOf(before: string, after: string): number {
  if (/追加(?!到|至)|再加|增资(?!到|至)|(?<!最)多投/.test(before)) return 0;
  if (CHANGED.test(before)) return 6;
  if (TOTAL.test(before) || /^(?:元)?的?总投/.test(after)) return 5;
  if (INVESTS.test(before) || /^(?:元)?的?投资/.test(after)) return 3;
  return 2;
}

/** Without punctuation the words before may belong to another matter: 房租太贵他想投三千万. */
function isOtherMoney(before: string): boolean {
  const other = NOT_BEFORE.exec(before);
  if (!other) return false;
  const rest = before.slice(other.index + other[0].length);
  const invests = /投(?![产诉标票运用])/.exec(rest);
  return !invests || invests.index < 5 || NOT_BEFORE.test(rest);
}
