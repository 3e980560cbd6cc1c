import { confirmersOf } from '../../domain/blocker/people.ts';
import type { Blocker, BlockerLine, BlockerPart } from '../../domain/blocker/types.ts';
import { dayOf } from '../../domain/calendar/time.ts';
import { responsibleOfUnit } from '../../domain/project/people.ts';
import type { Project } from '../../domain/project/types.ts';
import { callPart } from '../call.ts';
import type { CardContext } from '../context.ts';
import type { MentionOptions } from '../node.ts';
import {
  type Card,
  card,
  coloured,
  type Element,
  fact,
  footer,
  header,
  lines,
  markdown,
  plainLine,
} from '../parts.ts';
import { cut, cutList, escapeText, mention, nodeName, personLine, personName } from '../text.ts';
import { dateWords, dayWords, momentWords } from '../words.ts';
import { mainButtons, moreButtons } from './buttons.ts';
import {
  blockerName,
  categoryName,
  isReplyLate,
  levelLine,
  stateWord,
  tagsOf,
  templateOfBlocker,
  unitLine,
} from './words.ts';

/** Signs of the words in the title; where there are more, the card has all of them below. */
const TITLE_SIGNS = 32;
const WORDS_SIGNS = 300;
const LINE_SIGNS = 100;
/** Lines of progress shown; the log has all. Source: design, section 3 "Blockers". */
const MAX_LINES = 3;
const MAX_PARTS = 8;

/** The card of a blocker (堵点): what it is, who owes what by when, and how far each unit is. */
export function blockerCard(
  ctx: CardContext,
  project: Project,
  blocker: Blocker,
  options: MentionOptions,
): Card {
  const { world, now } = ctx;
  const title = `堵点 · ${cut(blocker.words, TITLE_SIGNS)}`;
  return card(
    `${title} · ${stateWord(blocker, now)} · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: templateOfBlocker(blocker, isReplyLate(blocker, now)),
      tags: tagsOf(blocker, now),
    }),
    [
      blocker.closed
        ? markdown(requestLine(ctx, project, blocker, options))
        : callPart('', requestLine(ctx, project, blocker, options)),
      ...allWords(blocker),
      fact('责任', escapeText(unitLine(world, project, blocker.owner))),
      ...partsFact(ctx, project, blocker),
      fact('答复', replyWords(ctx, blocker)),
      ...(blocker.closed ? [] : [fact('级别', escapeText(levelLine(ctx, blocker)))]),
      ...(blocker.node ? [fact('节点', escapeText(nodeName(world, blocker.node)))] : []),
      fact('上报', escapeText(reportWords(ctx, blocker))),
      ...progressFact(ctx, blocker),
      ...(blocker.photos > 0 ? [fact('照片', `${blocker.photos} 张，已存档`)] : []),
      ...mainButtons(world, project, blocker),
      ...moreButtons(project, blocker),
      ...(blocker.closed ? [] : [footer(footWords(blocker))]),
    ],
  );
}

const footWords = ({ id }: Blocker): string => `编号 ${id}。写进展、发照片：直接回复这张卡片。`;

function allWords({ words }: Blocker): Element[] {
  return [...words].length > TITLE_SIGNS ? [plainLine(cut(words, WORDS_SIGNS))] : [];
}

/** What is asked of whom, as things stand. Whoever was called and no longer answers is left out. */
function requestLine(
  ctx: CardContext,
  project: Project,
  blocker: Blocker,
  options: MentionOptions,
): string {
  const { world, now } = ctx;
  const { closed, solved, replied, claimed, owner, parts } = blocker;
  const name = (id: string) => escapeText(personName(world, id));
  if (closed) {
    const by = solved && solved.by !== closed.by ? `由 ${name(solved.by)} 解决，` : '已解决，';
    return `${by}${name(closed.by)} 于 ${dayWords(closed.at, now)}确认。`;
  }
  if (solved) {
    const [asked] = confirmersOf(world, project, blocker);
    const whom = asked === undefined ? '上报人' : name(asked);
    return `${name(solved.by)} 说已经解决，请 ${whom} 确认。`;
  }
  if (replied) {
    const how = claimed ? `已由 ${name(claimed.by)} 认领` : `${name(replied.by)} 已答复`;
    return `${how}，办好后请点“已解决”。`;
  }
  const answers = (unit: string) => responsibleOfUnit(world, project, unit).person;
  const called = (ids: readonly (string | null)[]) =>
    mention(
      ctx,
      options.mention.filter((id) => ids.includes(id)),
    );
  const others = called(
    parts.map(({ unit }) => answers(unit)).filter((id) => id !== answers(owner)),
  );
  const by = momentWords(blocker.replyDueAt, now);
  const ask = isReplyLate(blocker, now)
    ? coloured('red', `**答复已逾期（应于 ${by} 前），请马上认领或写进展。**`)
    : `请在 ${by} 前认领，或回复写明进展。`;
  const help = others === '' ? '' : ` ${others} 请配合办理。`;
  return `${called([answers(owner)])} ${ask}${help}`.trim();
}

function replyWords({ world, now }: CardContext, blocker: Blocker): string {
  const { claimed, replied, replyDueAt } = blocker;
  const due = `应于 ${escapeText(dayWords(replyDueAt, now))}前`;
  if (!replied) return isReplyLate(blocker, now) ? coloured('red', `**${due}，已逾期**`) : due;
  const what = claimed?.at === replied.at ? '认领' : '答复';
  return escapeText(`${personLine(world, replied.by)} 于 ${momentWords(replied.at, now)} ${what}`);
}

const partWords: Readonly<Record<BlockerPart['state'], string>> = {
  waiting: '待办理',
  underWay: '办理中',
  done: '已办好',
};

/** Every unit that is needed, with its own part. */
function partsFact(
  { world }: CardContext,
  project: Project,
  { parts, closed }: Blocker,
): Element[] {
  if (parts.length === 0) return [];
  const shown = cutList(
    parts,
    MAX_PARTS,
    ({ unit, state, words }) => {
      const said = words === '' ? '' : `：${cut(words, 40)}`;
      const line = escapeText(`${unitLine(world, project, unit)}${said}`);
      // What nobody waits for any more asks for nothing.
      if (closed && state !== 'done') return `${coloured('grey', '【不用再办】')}${line}`;
      const colour = state === 'done' ? 'green' : 'orange';
      return `${coloured(colour, `【${partWords[state]}】`)}${line}`;
    },
    (left) => `另有 ${left} 个单位`,
  );
  return [fact('配合', lines(shown))];
}

function reportWords({ world, now }: CardContext, blocker: Blocker): string {
  const { category, raised, since } = blocker;
  const from = since === dayOf(raised.at) ? '' : `；${dateWords(since, now)}起受影响`;
  const who = personLine(world, raised.by);
  return `${categoryName(world, category)}类，${who}，${momentWords(raised.at, now)}${from}`;
}

function progressFact(ctx: CardContext, { lines: told }: Blocker): Element[] {
  const shown = told.slice(-MAX_LINES);
  if (shown.length === 0) return [];
  const before = told.length > MAX_LINES ? [coloured('grey', '更早的进展已存档')] : [];
  return [fact('进展', lines([...before, ...shown.map((line) => progressLine(ctx, line))]))];
}

/** `3月16日 10:20 供电公司 解东升：已勘查` */
export function progressLine({ world, now }: CardContext, { at, by, words }: BlockerLine): string {
  const who = escapeText(`${momentWords(at, now)} ${personLine(world, by)}`);
  return `${coloured('grey', who)}：${escapeText(cut(words, LINE_SIGNS))}`;
}

/** The line of a blocker in a list: `堵点 B1 临时用电没接通`. */
export const inShort = (blocker: Blocker, signs: number): string =>
  `堵点 ${blockerName(blocker, signs)}`;
