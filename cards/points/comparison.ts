import type { BlackReason, Standing, Talk } from '../../domain/points/standings.ts';
import type { Month } from '../../domain/points/types.ts';
import type { CardContext } from '../context.ts';
import { type Card, card, coloured, footer, header, lines, markdown, panel } from '../parts.ts';
import { escapeText, unitName } from '../text.ts';
import { balanceWords, monthWords } from './words.ts';

const talkWords: Readonly<Record<Talk['level'], string>> = {
  remind: '提醒',
  summon: '约谈',
  censure: '通报',
};

const reasonWords: Readonly<Record<Talk['reasons'][number], string>> = {
  below: '得分低',
  'black-in-a-row': '连续上黑榜',
  overdue: '单个节点逾期过久',
  'summoned-again': '本季度再次约谈',
};

const blackWords: Readonly<Record<BlackReason, string>> = {
  'new-reds': '新增红灯多',
  'missed-month': '督办 1 个月未完成',
  'false-report': '虚假办结',
  below: '得分低',
};

/** Units shown at once; the rest opens in a panel. */
const MAX_UNITS = 10;

/**
 * 积分 for leaders: all units at work side by side, by settled points. Without the ranking they stand
 * in the order of the catalogue, and no list is named. Source: design, section 3 "Points".
 */
export function comparisonCard(
  ctx: CardContext,
  month: Month,
  standings: readonly Standing[],
  { isRanked }: { readonly isRanked: boolean },
): Card {
  const { world } = ctx;
  const codes = [...world.catalogue.units.keys()];
  const sorted = isRanked
    ? standings
    : [...standings].sort((a, b) => codes.indexOf(a.account.unit) - codes.indexOf(b.account.unit));
  const title = `各单位积分 · ${monthWords(month)}`;
  const drawn = sorted.map((standing, index) => lineOf(ctx, standing, isRanked ? index + 1 : null));
  const talks = sorted.filter(({ talk }) => talk !== null);
  return card(
    `${title} · ${sorted.length} 个单位，建议谈话 ${talks.length} 个`,
    header(title, { template: 'blue' }),
    sorted.length === 0
      ? [markdown('本月还没有在办节点，也没有积分。')]
      : [
          markdown(lines(drawn.slice(0, MAX_UNITS))),
          ...(drawn.length > MAX_UNITS
            ? [
                panel(`其余 ${drawn.length - MAX_UNITS} 个单位`, [
                  markdown(lines(drawn.slice(MAX_UNITS))),
                ]),
              ]
            : []),
          ...talkPart(ctx, talks),
          ...(isRanked ? listPart(ctx, sorted) : []),
          footer('按已定的分数列出，申诉期内和申诉中的扣分不计。'),
        ],
  );
}

function lineOf({ world }: CardContext, { account }: Standing, rank: number | null): string {
  const { unit, settled, pending, newReds } = account;
  const name = escapeText(unitName(world, unit));
  const parts = [
    ...(newReds > 0 ? [`新增红灯 ${newReds}`] : []),
    ...(pending < 0 ? [`未定 ${balanceWords(pending)}`] : []),
  ];
  const more = parts.length > 0 ? ` ${coloured('grey', parts.join('，'))}` : '';
  return `${rank === null ? '' : `${rank}　`}${name} **${balanceWords(settled)}**${more}`;
}

function talkPart({ world }: CardContext, talks: readonly Standing[]) {
  if (talks.length === 0) return [];
  const drawn = talks.map(({ account, talk }) => {
    const reasons = talk?.reasons.map((reason) => reasonWords[reason]).join('、') ?? '';
    return `· ${escapeText(unitName(world, account.unit))}：${talk ? talkWords[talk.level] : ''}（${reasons}）`;
  });
  return [markdown(lines(['**按规则建议谈话**', ...drawn.slice(0, MAX_UNITS)]))];
}

function listPart({ world }: CardContext, standings: readonly Standing[]) {
  const red = standings.filter(({ isRed }) => isRed);
  const black = standings.filter(({ black: reasons }) => reasons.length > 0);
  const name = ({ account }: Standing) => escapeText(unitName(world, account.unit));
  return [
    markdown(
      lines([
        `**红榜** ${red.length > 0 ? red.map(name).join('、') : '无'}`,
        `**黑榜** ${
          black.length > 0
            ? black
                .map(
                  (one) => `${name(one)}（${one.black.map((why) => blackWords[why]).join('、')}）`,
                )
                .join('、')
            : '无'
        }`,
      ]),
    ),
  ];
}
