import type { MatterId } from '../../domain/matter/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { SupervisionOrder } from '../../domain/supervision/types.ts';
import { textCard } from '../answers.ts';
import { type CardContext, contextFor } from '../context.ts';
import type { Card } from '../parts.ts';
import { cut, nodeName } from '../text.ts';
import type { Toast } from '../toasts.ts';
import type { OrderDocument } from './order-documents.ts';

const MOST_NAMED = 8;

/** The file is on its way. */
export function orderFileCard(
  around: CardContext,
  project: Project,
  { id, node }: SupervisionOrder,
  of: OrderDocument,
): Card {
  const { world } = contextFor(around, project);
  const name = of === 'order' ? '督办单' : '销号报告';
  return textCard(name, `${id} ${nodeName(world, node)} 的${name}马上发出。`, 'success');
}

/** The same for whoever pressed the button. */
export const orderFileToast = (): Toast => ({ type: 'success', content: '督办单文件马上发出。' });

/** There is no such order; `which` is what was asked for. */
export const noOrderCard = (_ctx: CardContext, project: Project, which?: MatterId): Card =>
  textCard(
    '没有这张督办单',
    which
      ? `${cut(project.name, 30)} 没有编号或节点为 ${which} 的督办单。发“督办”看全部。`
      : `${cut(project.name, 30)} 没有督办单。`,
    'info',
  );

/** In the own chat of somebody none of whose projects has such an order. */
export const whoseOrderCard = (word: string, which?: MatterId): Card =>
  textCard(
    '没有这张督办单',
    `您的项目没有${which ? `编号或节点为 ${which} 的` : ''}督办单。看其他项目的，请写上项目名：${word} 项目名 ${which ?? 'S1'}`,
    'info',
  );

/** Several could be meant: the newest are named. */
export function whichOrderCard(
  around: CardContext,
  project: Project,
  orders: readonly SupervisionOrder[],
  word: string,
): Card {
  const { world } = contextFor(around, project);
  const newest = [...orders].reverse();
  const named = newest.slice(0, MOST_NAMED).map(({ id, node }) => `${id} ${nodeName(world, node)}`);
  const more = newest.length > MOST_NAMED ? `，另有 ${newest.length - MOST_NAMED} 张更早的` : '';
  const example = `请带上编号再发一次，例如“${word} ${newest[0]?.id}”。`;
  return textCard('要哪一张督办单', `${named.join('；')}${more}。${example}`, 'info');
}
