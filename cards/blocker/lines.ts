import { openBlockers } from '../../domain/blocker/open.ts';
import type { Blocker } from '../../domain/blocker/types.ts';
import { dayOf, daysBetween } from '../../domain/calendar/time.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { coloured, column, columns, type Element, fact, lines, markdown } from '../parts.ts';
import { escapeText, unitName } from '../text.ts';
import { blockerName, isReplyLate, levelWord, stateWord } from './words.ts';

/** Open blockers on a project's card before the rest is counted. */
const MAX_SHOWN = 3;
/** Those on a node's card. */
const MAX_ON_NODE = 2;
const WORDS_SIGNS = 22;
const ROW_SIGNS = 11;

const colours = { unit: 'orange', crossUnit: 'orange', bottleneck: 'red' } as const;

/** One line an open blocker, the highest level first, for the card of a project. */
export function blockerLines(ctx: CardContext, project: Project): Element[] {
  const open = openBlockers(project);
  const left = open.length - MAX_SHOWN;
  return [
    ...open.slice(0, MAX_SHOWN).map((blocker) => row(ctx, blocker)),
    ...(left > 0 ? [markdown(coloured('grey', `另有 ${left} 个堵点，发“堵点”查看`))] : []),
  ];
}

/** Short enough for one line on a phone. */
function row({ now }: CardContext, blocker: Blocker): Element {
  const { level, raised } = blocker;
  const isLate = isReplyLate(blocker, now);
  const days = `第 ${daysBetween(dayOf(raised.at), dayOf(now)) + 1} 天`;
  const facts = isLate ? stateWord(blocker, now) : `${levelWord(level)} · ${days}`;
  const colour = isLate ? 'red' : colours[level];
  const name = escapeText(blockerName(blocker, ROW_SIGNS));
  return columns([
    column([markdown(`${coloured(colour, '● 堵点')} ${name}`)]),
    column([markdown(isLate ? coloured('red', facts) : facts, { align: 'right' })], {
      width: 'auto',
    }),
  ]);
}

/** What holds a node up, for its card. */
export function blockerFacts(ctx: CardContext, project: Project, node: NodeCode): Element[] {
  const open = openBlockers(project).filter((blocker) => blocker.node === node);
  if (open.length === 0) return [];
  const left = open.length - MAX_ON_NODE;
  return [
    fact(
      '堵点',
      lines([
        ...open.slice(0, MAX_ON_NODE).map((blocker) => nodeLine(ctx, blocker)),
        ...(left > 0 ? [`另有 ${left} 个`] : []),
      ]),
    ),
  ];
}

function nodeLine({ world, now }: CardContext, blocker: Blocker): string {
  const facts = `${unitName(world, blocker.owner)}，${levelWord(blocker.level)}，${stateWord(blocker, now)}`;
  return escapeText(`${blockerName(blocker, WORDS_SIGNS)}（${facts}）`);
}
