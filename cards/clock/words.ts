import type { NodeDefinition } from '../../domain/catalogue/types.ts';
import type { BallClock } from '../../domain/clock/ball.ts';
import { namedReasons } from '../../domain/clock/reasons.ts';
import { stopOf } from '../../domain/clock/stopped.ts';
import {
  type BallHolder,
  ballHolders,
  type PastPause,
  type PauseReason,
} from '../../domain/clock/types.ts';
import type { RunningNode } from '../../domain/project/types.ts';

const reasons: Record<PauseReason, string> = {
  notice: '法定公示公告',
  hearing: '听证',
  appraisal: '评审评估鉴定',
  inspection: '检验检测核查',
  tender: '招标拍卖',
  supplement: '补正材料',
  enterprise: '企业原因',
  upperLevel: '上级审批',
  stopOrder: '停工管控',
  forceMajeure: '不可抗力',
};

/** `评审评估鉴定` */
export const reasonWord = (reason: PauseReason): string => reasons[reason];

/** `评审评估鉴定（技术评估、专家评审）`: with the catalogue's own words where it names the reason. */
export function reasonOption(definition: NodeDefinition, reason: PauseReason): string {
  const named = namedReasons(definition).get(reason) ?? [];
  const own = named.filter((word) => word !== reasons[reason]);
  return own.length > 0 ? `${reasons[reason]}（${own.join('、')}）` : reasons[reason];
}

const holders: Record<BallHolder, string> = {
  unit: '单位',
  enterprise: '企业',
  upperLevel: '上级',
  nobody: '不计责任',
};

/** Whose turn it is while a clock stands still, in a few words. */
const waits: Record<BallHolder, string> = {
  unit: '等单位',
  enterprise: '等企业',
  upperLevel: '等上级',
  nobody: '不计单位和企业用时',
};

export const waitsWord = (holder: BallHolder): string => waits[holder];

/** `单位 5 天 · 企业 2 天`; empty where no day has gone by. */
export const ballWords = (days: BallClock): string =>
  ballHolders
    .filter((holder) => days[holder] > 0)
    .map((holder) => `${holders[holder]} ${days[holder]} 天`)
    .join(' · ');

/** `6 个工作日`, `6 天`: by how much a deadline moved. */
export const movedWords = ({ days, kind }: Pick<PastPause, 'days' | 'kind'>): string =>
  `${days} ${kind === 'working' ? '个工作日' : '天'}`;

/** The word that stands beside the light of a node whose clock stands still; undefined: it runs. */
export function haltWord(node: Pick<RunningNode, 'clock'>): '暂停' | '待补正' | undefined {
  switch (stopOf(node)) {
    case 'paused':
      return '暂停';
    case 'supplement':
      return '待补正';
    case null:
      return undefined;
  }
}
