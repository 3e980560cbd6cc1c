import { levelAbove, risesAt } from '../../domain/blocker/level.ts';
import type { Blocker, BlockerLevel } from '../../domain/blocker/types.ts';
import { dayOf } from '../../domain/calendar/time.ts';
import type { BlockerCategoryCode, UnitCode } from '../../domain/catalogue/types.ts';
import { responsibleOfUnit } from '../../domain/project/people.ts';
import type { Project, World } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import type { Tag, Template } from '../parts.ts';
import { cut, personName, unitName } from '../text.ts';
import { dateWords } from '../words.ts';

const levelWords: Readonly<Record<BlockerLevel, string>> = {
  unit: '单位级',
  crossUnit: '跨单位',
  bottleneck: '卡脖子',
};

/** How high a blocker stands, in its own word. */
export const levelWord = (level: BlockerLevel): string => levelWords[level];

const levelColours: Readonly<Record<BlockerLevel, 'yellow' | 'orange' | 'red'>> = {
  unit: 'yellow',
  crossUnit: 'orange',
  bottleneck: 'red',
};

/** Header colour of a blocker: how high it stands; whatever is late is red. */
export function templateOfBlocker(blocker: Blocker, isLate: boolean): Template {
  if (blocker.closed) return 'green';
  if (blocker.solved) return 'blue';
  return isLate ? 'red' : levelColours[blocker.level];
}

/** Whether the owner unit's reply is overdue. */
export const isReplyLate = ({ closed, solved, replied, replyDueAt }: Blocker, now: number) =>
  !closed && !solved && !replied && now >= replyDueAt;

/** How a blocker stands, in a word. */
export function stateWord(blocker: Blocker, now: number): string {
  if (blocker.closed) return '已解决';
  if (blocker.solved) return '待确认';
  if (blocker.replied) return blocker.claimed ? '已认领' : '已答复';
  return isReplyLate(blocker, now) ? '答复逾期' : '待答复';
}

/** The tags under a blocker's title: its level and how it stands. */
export function tagsOf(blocker: Blocker, now: number): Tag[] {
  const state = stateWord(blocker, now);
  if (blocker.closed) return [{ text: state, color: 'green' }];
  return [
    { text: levelWord(blocker.level), color: levelColours[blocker.level] },
    { text: state, color: isReplyLate(blocker, now) ? 'red' : 'neutral' },
  ];
}

/** `B1 临时用电没接通`, in plain text. */
export const blockerName = ({ id, words }: Blocker, signs: number): string =>
  `${id} ${cut(words, signs)}`;

/** Who answers for what a unit has to do, in plain text, and why where it is none of its own people. */
export function unitLine(world: World, project: Project, unit: UnitCode): string {
  const { person, via } = responsibleOfUnit(world, project, unit);
  const name = unitName(world, unit);
  if (!person) return `${name} · 暂无责任人，请操作员指定`;
  const who = personName(world, person);
  return via === 'stand-in'
    ? `${name} · 暂无在岗人员，由${person === project.team.agent ? '代办员' : '牵头领导'} ${who} 代为负责`
    : `${name} · ${who}`;
}

/** The level and when it rises by itself, in plain text. */
export function levelLine({ now }: CardContext, blocker: Blocker): string {
  const above = levelAbove(blocker.level);
  const at = risesAt(blocker);
  const word = levelWord(blocker.level);
  if (above === undefined || at === null || blocker.solved) return word;
  return `${word}，${dateWords(dayOf(at), now)}还没解决就升为${levelWord(above)}`;
}

/** Name of a kind of blockers; its code where the catalogue no longer knows it. */
export const categoryName = (world: World, code: BlockerCategoryCode): string =>
  world.catalogue.blockerCategories.get(code)?.name ?? code;
