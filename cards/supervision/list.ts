import type { Instant } from '../../domain/calendar/time.ts';
import type { Project } from '../../domain/project/types.ts';
import { owedSteps } from '../../domain/supervision/rungs.ts';
import type { SupervisionOrder } from '../../domain/supervision/types.ts';
import type { CardContext } from '../context.ts';
import { type ListRow, type ListWords, listBody } from '../list.ts';
import { type Card, card, coloured, header } from '../parts.ts';
import { cut, escapeText } from '../text.ts';
import { daysLeft, momentWords } from '../words.ts';
import { actors, isPressing, names, orderNodeName, orderTemplate, stateWord } from './words.ts';

const NAME_SIGNS = 30;

export interface OrderItem {
  readonly project: Project;
  readonly order: SupervisionOrder;
}

/** 督办 in a group: the open orders of its project. */
export const projectOrdersCard = (
  ctx: CardContext,
  project: Project,
  open: readonly SupervisionOrder[],
): Card =>
  listCard(
    ctx,
    project.name,
    open.map((order) => ({ project, order })),
    { withProject: false, none: '本项目目前没有督办单。', foot: '办理请看群里的督办单。' },
  );

/** 督办 in the own chat: those that the person answers for, or looks after. */
export const ownOrdersCard = (ctx: CardContext, items: readonly OrderItem[]): Card =>
  listCard(ctx, '与您有关的', items, {
    withProject: true,
    none: '您目前没有督办单。',
    foot: `办理请看项目群里的督办单；待您决定的在这里的卡片上办。${fileHint(items)}`,
  });

/** Orders are numbered by project: the example names one that stands in the list. */
const fileHint = ([first]: readonly OrderItem[]): string =>
  first ? `要文件，发“督办单 ${escapeText(first.project.name)} ${first.order.id}”。` : '';

interface ListOptions extends ListWords {
  readonly withProject: boolean;
}

function listCard(
  ctx: CardContext,
  subtitle: string,
  items: readonly OrderItem[],
  { withProject, ...words }: ListOptions,
): Card {
  const title = `督办单 · ${items.length} 个`;
  const isRed = items.some(({ order }) => isPressing(order));
  return card(
    `${title} · ${subtitle}`,
    header(title, {
      subtitle,
      template: items.length === 0 ? 'green' : isRed ? 'red' : 'blue',
    }),
    listBody(items, (item) => rowOf(ctx, item, withProject), words),
  );
}

function rowOf(ctx: CardContext, { project, order }: OrderItem, withProject: boolean): ListRow {
  const { world, now } = ctx;
  const who = isPressing(order) ? names(world, actors(world, project, order)) : '';
  const waits = who === '' ? '' : ` · 等 ${who}`;
  const colour = orderTemplate(order);
  const dot = colour === 'red' ? 'red' : colour === 'orange' ? 'orange' : 'blue';
  const node = orderNodeName(world, order);
  // Every project has an S1: where several stand together the project tells them apart.
  const name = withProject
    ? `${cut(project.name, NAME_SIGNS)} · ${order.id}`
    : `${order.id} ${node}`;
  const what = withProject ? `${node} · ` : '';
  return {
    head: `${coloured(dot, `● ${stateWord(order)}`)} ${escapeText(name)}`,
    facts: `${what}${nextWords(order, now)}${waits}`,
    right: lateWord(order, now),
  };
}

const lateWord = (order: SupervisionOrder, now: Instant): string =>
  isPressing(order) ? coloured('red', daysLeft(now, order.missedAt)) : '';

/** By when something is owed next. */
function nextWords(order: SupervisionOrder, now: Instant): string {
  const [next] = owedSteps(order).filter(({ dueAt }) => dueAt > now);
  return next ? `${momentWords(next.dueAt, now)} 前` : `${momentWords(order.openedAt, now)} 起`;
}
