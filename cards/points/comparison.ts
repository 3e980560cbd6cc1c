import { monthOf } from '../../domain/points/amounts.ts';
import type { BlackReason, Standing, Talk } from '../../domain/points/standings.ts';
import type { Month } from '../../domain/points/types.ts';
import type { CardContext } from '../context.ts';
import { type Card, card, type Element, footer, header, lines, markdown } from '../parts.ts';
import { type TableColumn, tablePart } from '../table.ts';
import { escapeText, unitName } from '../text.ts';
import { amountWords, monthWords } from './words.ts';

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

/** Units shown at once; the rest a page further. */
const PAGE_ROWS = 10;
/** Points are kept in hundredths. */
const POINT = 100;

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
  const talks = sorted.filter(({ talk }) => talk !== null);
  return card(
    `${title} · ${sorted.length} 个单位，建议谈话 ${talks.length} 个`,
    header(title, { template: 'blue' }),
    sorted.length === 0
      ? [markdown('本月还没有在办节点，也没有积分。')]
      : [
          ...tablePart(columnsOf(ctx, sorted, isRanked), sorted, {
            pageRows: PAGE_ROWS,
            keepsFirst: true,
          }),
          ...pendingPart(ctx, sorted),
          ...talkPart(ctx, talks, basisWords(ctx, month, sorted)),
          ...(isRanked ? listPart(ctx, sorted) : []),
          footer('得分按已定的算，未定的扣分还在申诉期或申诉中，没有计入。'),
        ],
  );
}

/** Units, their points and their new reds: a fourth column would not fit a phone. */
function columnsOf(
  { world }: CardContext,
  sorted: readonly Standing[],
  isRanked: boolean,
): TableColumn<Standing>[] {
  const points = (hundredths: number) => hundredths / POINT;
  const rank: TableColumn<Standing> = {
    kind: 'number',
    heading: '名次',
    width: '22%',
    of: (one) => sorted.indexOf(one) + 1,
  };
  return [
    {
      kind: 'text',
      heading: '单位',
      width: '34%',
      of: ({ account }) => unitName(world, account.unit),
    },
    ...(isRanked ? [rank] : []),
    {
      kind: 'number',
      heading: '得分',
      width: '22%',
      decimals: 1,
      of: ({ account }) => points(account.settled),
    },
    { kind: 'number', heading: '新红灯', width: '22%', of: ({ account }) => account.newReds },
  ];
}

/** What units may still object to, or wait for a ruling on: only where there is any. */
function pendingPart({ world }: CardContext, sorted: readonly Standing[]): Element[] {
  const open = sorted.filter(({ account }) => account.pending !== 0);
  if (open.length === 0) return [];
  const named = open.map(({ account }) =>
    escapeText(`${unitName(world, account.unit)} ${amountWords(account.pending)}`),
  );
  return [markdown(`**未定扣分** ${named.join('、')}`)];
}

/** Every unit that is to be talked to, by how grave it is; why only where it is more than low points. */
function talkPart({ world }: CardContext, talks: readonly Standing[], basis: string): Element[] {
  if (talks.length === 0) return [];
  const named = (level: Talk['level']) =>
    talks.flatMap(({ account, talk }) => {
      if (talk?.level !== level) return [];
      const more = talk.reasons.filter((reason) => reason !== 'below');
      const why =
        more.length > 0 ? `（${more.map((reason) => reasonWords[reason]).join('、')}）` : '';
      return [escapeText(`${unitName(world, account.unit)}${why}`)];
    });
  const drawn = (['censure', 'summon', 'remind'] as const).flatMap((level) => {
    const units = named(level);
    return units.length > 0 ? [`${talkWords[level]} ${units.length} 个：${units.join('、')}`] : [];
  });
  return [markdown(lines([`**按规则建议谈话**（${basis}没有注明的为得分低）`, ...drawn]))];
}

/** Talks go by what is settled so far: more may come while the month runs or deductions are open. */
function basisWords({ now }: CardContext, month: Month, standings: readonly Standing[]): string {
  if (month === monthOf(now)) return '按目前已定的分，月底以后以结算为准；';
  return standings.some(({ account }) => account.pending !== 0)
    ? '按目前已定的分，未定的定下后以结算为准；'
    : '';
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
