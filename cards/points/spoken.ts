import type { PersonId } from '../../domain/people/types.ts';
import type { Line, PointsRefusal } from '../../domain/points/types.ts';
import type { Project, World } from '../../domain/project/types.ts';
import { textCard } from '../answers.ts';
import type { CardContext } from '../context.ts';
import type { Card } from '../parts.ts';
import { nameList, nodeName, personLine, unitName } from '../text.ts';
import type { Toast } from '../toasts.ts';
import { dayWords } from '../words.ts';
import { amountWords, ruleWords } from './words.ts';

const people = (world: World, who: readonly PersonId[]): string =>
  who.length > 0
    ? nameList(
        who.map((person) => personLine(world, person)),
        3,
        '人',
      )
    : '督考办';

/** Why nothing changed about points. */
export function pointsRefusalToast({ world, now }: CardContext, refusal: PointsRefusal): Toast {
  switch (refusal.code) {
    case 'points-entry-unknown':
      return no('warning', '没有找到这笔积分，没有改动。');
    case 'points-nothing-deducted':
      return no('info', '这一项没有扣分，不用申诉。');
    case 'points-appeal-over':
      return no('warning', `申诉期到 ${dayWords(refusal.until, now)}，已经过了，扣分已生效。`);
    case 'points-appealed':
      return no('info', `${personLine(world, refusal.by)} 已经申诉过，每项只能申诉一次。`);
    case 'points-not-appealed':
      return no('info', '这一项没有申诉，不用裁定。');
    case 'points-not-theirs':
      return no(
        'error',
        `这是${unitName(world, refusal.unit)}的扣分，由 ${people(world, refusal.who)} 申诉。`,
      );
    case 'points-reversed':
      return no('info', '这一项已经撤销，分数已退回。');
    case 'points-ruled': {
      const word = refusal.decision === 'revoke' ? '撤销' : '维持';
      return no('info', `${personLine(world, refusal.by)} 已裁定${word}，没有改动。`);
    }
    case 'points-own-unit':
      return no('error', `不能裁定本单位的积分，由 ${people(world, refusal.who)} 办理。`);
    case 'points-not-verifier':
      return no('error', `由 ${people(world, refusal.who)} 办理，没有改动。`);
    case 'points-words-missing':
      return no('warning', '请写明理由，没有改动。');
    case 'points-words-too-long':
      return no('warning', `理由请写在 ${refusal.mostSigns} 字以内，没有改动。`);
    case 'points-rule-off':
      return no('info', `“${ruleWords(world, refusal.rule)}”没有启用，没有改动。`);
    case 'points-recorded':
      return no('info', `“${ruleWords(world, refusal.rule)}”已经记过，没有改动。`);
    case 'points-not-rated-here':
      return no('error', '评价由本项目的企业联系人作出，不能评价本单位办的节点。没有改动。');
    case 'points-node-not-done':
      return no('warning', `${nodeName(world, refusal.node)} 还没有办结，办结后再评价。`);
    default:
      return refusal satisfies never;
  }
}

const no = (type: Toast['type'], content: string): Toast => ({ type, content });

export const pointsRefusalCard = (ctx: CardContext, refusal: PointsRefusal): Card => {
  const { type, content } = pointsRefusalToast(ctx, refusal);
  return textCard('没有改动', content, type);
};

export const pointsToasts = {
  appealed: (): Toast => ({ type: 'success', content: '已提交申诉，督考办裁定后告诉您。' }),
  ruled: (decision: 'uphold' | 'revoke'): Toast => ({
    type: 'success',
    content: decision === 'revoke' ? '已撤销，分数已退回。' : '已维持。',
  }),
} as const;

/** 记分 or 评价 was carried out. */
export function recordedCard(
  { world, now }: CardContext,
  project: Project,
  line: Line | null,
): Card {
  if (line === null) return textCard('已记录', '谢谢您的评价。', 'success');
  const until =
    line.kind === 'entry' && line.appealUntil !== null
      ? `${dayWords(line.appealUntil, now)}前该单位可以申诉。`
      : '';
  return textCard(
    '已记分',
    `${unitName(world, line.unit)} ${amountWords(line.hundredths)} 分：${ruleWords(world, line.rule)}，${project.name}。${until}`,
    'success',
  );
}

/** To verifiers: an enterprise is not content, which takes points only once it is established. */
export const lowRatingCard = (
  { world }: CardContext,
  project: Project,
  rating: { readonly node: string; readonly stars: number; readonly words: string },
): Card =>
  textCard(
    `企业评价 ${rating.stars} 星，请核实`,
    [
      `${project.name}，${nodeName(world, rating.node)}。`,
      ...(rating.words === '' ? [] : [`企业说：${rating.words}`]),
      `核实属实的，请发：记分 D11 ${project.name} ${rating.node} 核实情况`,
    ],
    'warning',
  );

export const pointsWords = {
  noUnit: () => textCard('没有积分', '积分按单位记，您不在区里的单位。', 'info'),
  privately: () => textCard('已发到单聊', '积分已发到您和 e点通 的单聊。', 'info'),
  noAppeals: () => textCard('积分申诉', '没有等待裁定的申诉。', 'success'),
  appeals: (count: number, shown: number) =>
    textCard(
      '积分申诉',
      count > shown
        ? `有 ${count} 件等待裁定，最早的 ${shown} 件已发到这里，裁定后再发“申诉”看其余的。`
        : `有 ${count} 件等待裁定，卡片已发到这里。`,
      'warning',
    ),
  verifiersOnly: () =>
    textCard(
      '没有查询',
      '要申诉本单位的扣分，请在单聊里发“积分”。待裁定的申诉只供督办员在单聊里查询。',
      'warning',
    ),
  leadersOnly: () =>
    textCard('没有查询', '各单位的情况只供区领导、督办员和操作员查询。', 'warning'),
  ownChatOnly: () => textCard('没有查询', '请在与 e点通 的单聊里发“效能”。', 'warning'),
  usage: () => textCard('没有记分', '请这样写：记分 D11 项目名 0304 核实情况', 'warning'),
  rateUsage: () => textCard('没有评价', '请这样写：评价 0304 5 星 想说的话', 'warning'),
  onlyOwnChat: () => textCard('没有记分', '请在与 e点通 的单聊里发。', 'warning'),
} as const;
