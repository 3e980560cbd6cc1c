import { sentence } from '../words.ts';

/** Where in the rules a check found something; the more exact stand first. */
export const rulePlaces: readonly (readonly [RegExp, string])[] = [
  [/^rules supervision13710\.steps (\S+)/, '规则 · 13710 第“$1”步'],
  [/^rules supervision13710\S*/, '规则 · 13710'],
  [/^rules dispatch levels/, '规则 · 调度层级'],
  [/^rules dispatch cycles/, '规则 · 调度周期'],
  [/^rules dispatch\S*/, '规则 · 调度'],
  [/^rules points (\S+)/, '规则 · 积分 $1'],
  [/^rules points\S*/, '规则 · 积分'],
  [/^rules colours (\S+)/, '规则 · 红黄灯 $1'],
  [/^rules colours/, '规则 · 红黄灯'],
  [/^rules calendar\.years\.(\d{4})\S*/, '规则 · $1 年放假安排'],
  [/^rules calendar\.testVectors (\S+)/, '规则 · 日历校验 $1'],
  [/^rules.*/, '规则'],
];

const grades: Readonly<Record<string, string>> = { ordinary: '一般事项', major: '复杂事项' };
const kinds: Readonly<Record<string, string>> = { working: '个工作日', calendar: '天' };
const names: Readonly<Record<string, string>> = {
  weekly: '周调度',
  'half-monthly': '半月调度',
  monthly: '月调度',
};
const named = (word = ''): string => names[word] ?? word;
const graded = (word = ''): string => grades[word] ?? word;

/** What it found about the ladder, the tiers, the points and the calendar. */
export const ruleSayings: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [
    /^must be (.+) in this order, not (.*)/,
    ([, all, own]) => `五步须依次为 ${all}，现在是 ${own}。`,
  ],
  [/^is not later than the step before/, () => '期限要比上一步晚。'],
  [/^the close-out has no date/, () => '销号不写期限。'],
  [/^needs a date/, () => '没有写期限。'],
  [/^(\S+) matters are not accepted first/, ([, grade]) => `${graded(grade)}第一步不是接办。`],
  [/^(\S+) matters are never completed/, ([, grade]) => `${graded(grade)}最后一步不是完成。`],
  [
    /^(\S+) matters are asked for the same or less again/,
    ([, grade]) => `${graded(grade)}后一步的要求没有比前一步高，会重复或倒退。`,
  ],
  [
    /^(\S+) matters climb down/,
    ([, grade]) => `${graded(grade)}后一步上报的层级比前一步低，会倒退。`,
  ],
  [/^(\S+) stands twice/, ([, one]) => `${named(one)} 写了两次。`],
  [/^(\S+) is missing/, ([, one]) => `缺 ${named(one)}。`],
  [/^(\S+) is unknown/, ([, one]) => `不认识 ${named(one)}。`],
  [/^(\S+) cannot be on/, ([, cycle]) => `${named(cycle)}的日子与周期不合。`],
  [
    /^the words say (.+), and the tier meets on another day/,
    ([, day]) => `文字写的是“${sentence(day ?? '')}”，与 when 不一致。日子改在 when 里。`,
  ],
  [
    /^the words name (\S+), and it climbs to another/,
    ([, who]) => `文字写的是“${who}”，与 climbsTo 不一致。上报给谁改在 climbsTo 里。`,
  ],
  [/^a deduction must cost something, not (\S+)/, ([, score]) => `扣分要小于 0，现在是 ${score}。`],
  [/^an award must give something, not (\S+)/, ([, score]) => `加分要大于 0，现在是 ${score}。`],
  [/^the code begins with neither D nor A/, () => '编号须以 D（扣分）或 A（加分）开头。'],
  [/^hours differ from clock.warningHours/, () => '预警小时数与 clock.warningHours 不一致。'],
  [/^(.+) ends before it begins/, ([, name]) => `${name}的结束日期早于开始日期。`],
  [/^(.+) is longer than a month/, ([, name]) => `${name}超过一个月。`],
  [/^(.+) does not end in (\d{4})/, ([, name, year]) => `${name}不在 ${year} 年结束。`],
  [/^make-up workday (\S+) is no/, ([, day]) => `调休上班日 ${day} 不是周六或周日。`],
  [/^make-up workday (\S+) lies inside/, ([, day]) => `调休上班日 ${day} 在假期里。`],
  [
    /^(\d+) (working|calendar) days end on (\S+), not (\S+)/,
    ([, days, kind = '', counted, wanted]) =>
      `${days} ${kinds[kind]}应到 ${wanted}，按这份日历算到 ${counted}。`,
  ],
  [/^not a day/, () => '没有这一天，日期写成 2026-05-01。'],
];
