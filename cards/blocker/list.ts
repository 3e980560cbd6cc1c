import type { Blocker } from '../../domain/blocker/types.ts';
import { dayOf, daysBetween } from '../../domain/calendar/time.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { buttonRow } from '../controls.ts';
import { type ListRow, type ListWords, listBody } from '../list.ts';
import { type Card, card, coloured, header } from '../parts.ts';
import { cut, escapeText, unitName } from '../text.ts';
import { momentWords } from '../words.ts';
import { reportButton } from './buttons.ts';
import { blockerName, isReplyLate, levelWord, stateWord } from './words.ts';

const WORDS_SIGNS = 40;

export interface BlockerItem {
  readonly project: Project;
  readonly blocker: Blocker;
}

/** 堵点 in a group: the open ones of its project. */
export const projectBlockersCard = (
  ctx: CardContext,
  project: Project,
  open: readonly Blocker[],
): Card =>
  listCard(
    ctx,
    project.name,
    open.map((blocker) => ({ project, blocker })),
    {
      withProject: false,
      none: '本项目目前没有未解决的堵点。',
      buttons: [buttonRow([reportButton(project, null)])],
      foot: '也可以直接写，例如：@e点通 堵点 临时用电没接通。',
    },
  );

/** 堵点 in the own chat: those that the person raised or whose unit is needed. */
export const ownBlockersCard = (ctx: CardContext, items: readonly BlockerItem[]): Card =>
  listCard(ctx, '我报的、要本单位办的', items, {
    withProject: true,
    none: '您目前没有未解决的堵点。',
    foot: '要报堵点，请在这里发“堵点”加情况；项目不止一个时先写项目名。',
  });

interface ListOptions extends ListWords {
  readonly withProject: boolean;
}

function listCard(
  ctx: CardContext,
  subtitle: string,
  items: readonly BlockerItem[],
  { withProject, ...words }: ListOptions,
): Card {
  const title = `未解决的堵点 · ${items.length} 个`;
  const worst = items[0]?.blocker.level;
  return card(
    `${title} · ${subtitle}`,
    header(title, {
      subtitle,
      template: worst === undefined ? 'green' : worst === 'bottleneck' ? 'red' : 'orange',
    }),
    listBody(items, (item) => rowOf(ctx, item, withProject), words),
  );
}

function rowOf(
  { world, now }: CardContext,
  { project, blocker }: BlockerItem,
  withProject: boolean,
): ListRow {
  const { level, owner, raised, replyDueAt, replied, solved } = blocker;
  const days = daysBetween(dayOf(raised.at), dayOf(now)) + 1;
  const due = replied || solved ? '' : ` · ${momentWords(replyDueAt, now)} 前答复`;
  const where = withProject ? `${cut(project.name, 30)} · ` : '';
  const colour = level === 'bottleneck' ? 'red' : 'orange';
  const name = escapeText(blockerName(blocker, WORDS_SIGNS));
  return {
    head: `${coloured(colour, `● ${levelWord(level)}`)} ${name}`,
    facts: `${where}${unitName(world, owner)} · ${stateWord(blocker, now)}${due}`,
    isLate: isReplyLate(blocker, now),
    right: `第 ${days} 天`,
  };
}
