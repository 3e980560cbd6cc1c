import { dayOf } from '../../domain/calendar/time.ts';
import { type Posted, stateOf } from '../../domain/points/state.ts';
import type { Entry, EntryState, Exemption, Hundredths } from '../../domain/points/types.ts';
import type { World } from '../../domain/project/types.ts';
import { cut, nodeName } from '../text.ts';
import { dateWords, dayWords, sentence } from '../words.ts';

/** `−0.5`, `+2`, `0`: as many decimals as there are. */
export function amountWords(hundredths: Hundredths): string {
  const size = String(Math.abs(hundredths) / 100);
  if (hundredths === 0) return '0';
  return hundredths < 0 ? `−${size}` : `+${size}`;
}

/** A balance, which has no sign unless it is below nothing. */
export const balanceWords = (hundredths: Hundredths): string =>
  hundredths < 0 ? amountWords(hundredths) : String(hundredths / 100);

/** What a rule is about, in the words of the catalogue. */
export const ruleWords = ({ catalogue }: World, code: string): string =>
  sentence(catalogue.rules.points.rules.find((rule) => rule.code === code)?.event ?? code);

export const exemptionWords: Readonly<Record<Exemption, string>> = {
  paused: '暂停计时期间',
  'prior-node': '前一节点逾期造成',
  enterprise: '企业原因',
  'statutory-minimum': '法定最短期限内',
  'upper-level': '上级审批在途',
  'force-majeure': '不可抗力或停工令',
  'warning-not-delivered': '预警没有送达',
};

/** Where an entry stands, in a few words. */
export function stateWords(entry: Entry, state: EntryState, now: number): string {
  switch (state) {
    case 'exempt':
      return entry.reason === 'capped' || entry.reason === null
        ? '已到上限，不再扣'
        : `不扣分：${exemptionWords[entry.reason]}`;
    case 'proposed':
      return `${dayWords(entry.appealUntil ?? now, now)}前可申诉`;
    case 'appealed':
      return '申诉中，等督考办裁定';
    case 'final':
      return entry.hundredths < 0 ? '已生效' : '已计入';
    case 'reversed':
      return '已撤销，分数已退回';
    default:
      return state satisfies never;
  }
}

/** The same with what an appeal has come to. */
export const postedWords = (one: Posted, now: number): string => {
  const upheld = one.appeal?.ruling?.decision === 'uphold' ? '，申诉后维持' : '';
  return `${stateWords(one.entry, stateOf(one, now), now)}${upheld}`;
};

const NAME_SIGNS = 18;

/** `节点转红 · 0304 节能审查 · 项目名 · 3月17日`, in plain text. */
export function aboutWords(
  world: World,
  entry: Entry,
  nameOf: (project: string) => string,
  now: number,
): string {
  return [
    ruleWords(world, entry.rule),
    ...(entry.node ? [nodeName(world, entry.node)] : []),
    cut(nameOf(entry.projectId), NAME_SIGNS),
    dateWords(dayOf(entry.cause.at), now),
  ].join(' · ');
}

/** `2026年3月` */
export const monthWords = (month: string): string =>
  `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
