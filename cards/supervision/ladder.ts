import { dayOf } from '../../domain/calendar/time.ts';
import { isMet } from '../../domain/supervision/rungs.ts';
import type { OwedRung, SupervisionOrder } from '../../domain/supervision/types.ts';
import { column, columns, type Element, lines, markdown } from '../parts.ts';
import { dateWords } from '../words.ts';
import { ladderOf, nextRung, rungDue, rungParts } from './words.ts';

/** One step of the ladder: what it is called, how it stands in words, and its colour. */
interface Cell {
  readonly label: string;
  readonly sign: string;
  readonly background: 'green' | 'orange' | 'red' | 'blue' | 'grey-200';
}

/** The ladder of an order: its rungs side by side, and the close-out. Narrow enough for a phone. */
export function ladder(order: SupervisionOrder): Element[] {
  const cells = [...ladderOf(order).map((rung) => cellOf(order, rung)), closing(order)];
  return [
    columns(
      cells.map(({ label }) => column([markdown(label, { size: 'notation', align: 'center' })])),
      { spacing: '2px' },
    ),
    columns(cells.map(segment), { spacing: '2px', margin: '-6px 0px 0px 0px' }),
  ];
}

function segment({ sign, background }: Cell): Element {
  // Dates ahead are to be read, too: in the colour of text on the pale ground.
  const words = background === 'grey-200' ? sign : `<font color='white'>${sign}</font>`;
  return column([markdown(words, { size: 'notation', align: 'center' })], {
    background,
    align: 'center',
  });
}

/** No year: a cell is some 60 px wide, and a rung is at most a month or a plan away. */
function cellOf(order: SupervisionOrder, rung: OwedRung): Cell {
  const isPlanned = rung.asks === 'completion' && order.plan?.dueAt;
  const [span, asks] = rungParts(rung);
  const label = lines([isPlanned ? '按方案' : span, asks]);
  const isMissed = order.missed[rung.code] !== undefined;
  if (isMet(order, rung)) {
    return isMissed
      ? { label, sign: '✓ 迟办', background: 'orange' }
      : { label, sign: '✓ 已办', background: 'green' };
  }
  if (isMissed) return { label, sign: '✗ 逾期', background: 'red' };
  // The node is done, or dropped: what was not owed by then is owed no more.
  if (order.completed || order.closed) return { label, sign: '—', background: 'grey-200' };
  if (order.held) return { label, sign: '暂停', background: 'grey-200' };
  const sign = dateWords(dayOf(rungDue(order, rung)));
  return { label, sign, background: rung === nextRung(order) ? 'blue' : 'grey-200' };
}

function closing({ closed, completed, returned }: SupervisionOrder): Cell {
  const label = lines(['0', '销号']);
  if (closed?.why === 'verified') return { label, sign: '✓ 已销', background: 'green' };
  if (closed) return { label, sign: '已撤销', background: 'grey-200' };
  if (!completed) return { label, sign: '办结后', background: 'grey-200' };
  return returned && returned.resolvedAt === null
    ? { label, sign: '退回', background: 'orange' }
    : { label, sign: '待复核', background: 'blue' };
}
