import { dayOf } from '../../domain/calendar/time.ts';
import { ballClock, ballHolderOf } from '../../domain/clock/ball.ts';
import { awaitedMaterials, openSupplements, stopOf } from '../../domain/clock/stopped.ts';
import { lastSupplementDay, type Round, roundsOf } from '../../domain/clock/supplement.ts';
import type { NodeClock, Pause } from '../../domain/clock/types.ts';
import { missingMaterials } from '../../domain/project/node-view.ts';
import type { DoneNode, Project, RunningNode, World } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { coloured, type Element, fact, lines } from '../parts.ts';
import { cut, escapeText, materialNames, personLine } from '../text.ts';
import { dateWords, dayWords } from '../words.ts';
import { ballWords, reasonWord, waitsWord } from './words.ts';

/** Signs of what people wrote that a card shows. */
const WORDS_SIGNS = 120;

/** Since when, why and until when a pause; each a line of plain text, escaped. */
export function pauseLines({ world, now }: CardContext, pause: Pause, withPaper = true): string[] {
  const { reason, at, by, expectedOn, words, paper } = pause;
  const until = `预计 ${dateWords(expectedOn, now)}结束`;
  return [
    `${reasonWord(reason)} · ${until}`,
    `${dayWords(at, now)}起，${personLine(world, by)} 登记`,
    ...(words ? [cut(words, WORDS_SIGNS)] : []),
    ...(paper && withPaper ? [`书面告知：${cut(paper, WORDS_SIGNS)}`] : []),
    ...(pause.materials.length > 0 ? [`等材料：${materialNames(world, pause.materials)}`] : []),
  ].map(escapeText);
}

/** On the node card: why no time runs, whose turn it is, and whose days were used until now. */
export function clockFacts(ctx: CardContext, project: Project, node: RunningNode): Element[] {
  const { clock } = node;
  const waits = escapeText(waitsWord(ballHolderOf(ctx.world, project, node)));
  const pause = clock.paused ? [...pauseLines(ctx, clock.paused, false), waits] : [];
  return [
    ...(pause.length > 0 ? [fact('暂停', lines(pause))] : []),
    ...askedFact(ctx, clock, waits),
    ...roundFacts(ctx.world, clock),
    ...ballFacts(ctx, project, node),
  ];
}

/** The papers that the start waits for, since when, and what was said about them. */
function askedFact({ world, now }: CardContext, clock: NodeClock, waits: string): Element[] {
  const asked = openSupplements(clock);
  const [first] = asked;
  if (!first) return [];
  const said = new Set(asked.flatMap(({ words }) => (words ? [cut(words, WORDS_SIGNS)] : [])));
  const told = `${dayWords(first.at, now)}由 ${personLine(world, first.by)} 告知`;
  const papers = materialNames(world, awaitedMaterials(clock), 12);
  return [fact('待补正', lines([...[papers, told, ...said].map(escapeText), waits]))];
}

/** A later round that named what the first one did not stays visible on the node. */
function roundFacts(world: World, clock: NodeClock): Element[] {
  const marks = roundsOf(clock).flatMap((round) => lateMark(world, clock, round) ?? []);
  return marks.length > 0 ? [fact('补正', lines(marks))] : [];
}

const NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/**
 * `第二次补正，首次未一次告知：规划条件`, in markdown; undefined where a round names nothing that the
 * first one had left out.
 */
export function lateMark(
  world: World,
  clock: NodeClock,
  { at, unnamed }: Pick<Round, 'at' | 'unnamed'>,
): string | undefined {
  if (unnamed.length === 0) return undefined;
  const nth = roundsOf(clock).findIndex((round) => round.at === at);
  const words = `第${NUMBERS[nth] ?? nth + 1}次补正，首次未一次告知：${materialNames(world, unnamed)}`;
  return coloured('orange', escapeText(words));
}

/** `用时`: whose days were used, with the day until which they are counted; none on the first day. */
export function ballFacts(
  { world, now }: CardContext,
  project: Project,
  node: RunningNode | DoneNode,
): Element[] {
  const words = ballWords(ballClock(world, project, node, now));
  if (words === '') return [];
  const until = node.status === 'done' ? '' : `（至 ${dateWords(dayOf(now), now)}）`;
  return [fact('用时', escapeText(`${words}${until}`))];
}

/** What stands in place of a deadline while no time runs, in plain text; undefined: time runs. */
export function haltedDeadline({ now }: CardContext, node: RunningNode): string | undefined {
  switch (stopOf(node)) {
    case 'paused':
      return `${dayWords(node.dueAt, now)}，暂停中，恢复后顺延`;
    case 'supplement':
      return '补正材料到齐当天起算';
    case null:
      return undefined;
  }
}

/** What is said to the responsible person instead of a request; undefined: time runs. */
export function haltRequest(node: RunningNode): string | undefined {
  switch (stopOf(node)) {
    case 'paused':
      return node.clock.paused?.materials.length
        ? '计时已暂停，等的材料到齐后自动恢复。'
        : '计时已暂停，办好后请点“更多”里的“恢复”。';
    case 'supplement':
      return '已告知补正，材料到齐后自动开始计时。';
    case null:
      return undefined;
  }
}

/** Why a start moved, or until when missing papers may still move it; empty: neither. Plain text. */
export function startNote(
  { world, now }: CardContext,
  project: Project,
  node: RunningNode,
): string {
  if (openSupplements(node.clock).length > 0) return '';
  if (node.clock.readyOn !== null) return '（补正材料齐全之日）';
  const lastDay = lastSupplementDay(world, node);
  const isMissing = missingMaterials(world, project, node.code).length > 0;
  const isOpen = lastDay !== null && dayOf(now) <= lastDay && node.clock.paused === null;
  if (!isOpen || !isMissing) return '';
  return `；缺件须在 ${dateWords(lastDay, now)}前一次告知`;
}
