import { matterOf } from '../../domain/matter/machine.ts';
import type { Waiting } from '../../domain/matter/waiting.ts';
import type { Project } from '../../domain/project/types.ts';
import type { SupervisionAct } from '../../domain/supervision/types.ts';
import type { CardContext } from '../context.ts';
import type { WaitingWordsOf } from '../waiting.ts';
import { orderNodeName } from './words.ts';

const about =
  (ask: string) =>
  ({ world }: CardContext, project: Project, { matter }: Waiting) => {
    const order = matter === null ? undefined : matterOf(project, 'order', matter);
    return { ask, what: order ? `督办单 ${order.id} ${orderNodeName(world, order)}` : '督办单' };
  };

/** How orders are told in a to-do list. */
export const supervisionWaiting: WaitingWordsOf<SupervisionAct> = {
  'order-accept': about('待接办'),
  'order-feedback': about('待反馈'),
  'order-result': about('待报初步解决'),
  'order-complete': about('待办结'),
  'order-plan-decide': about('待决定限期方案'),
  'order-verify': about('待销号'),
  'order-resolve': about('待补办'),
  'order-cause': about('待确认企业原因'),
  'order-summons': about('待决定约谈'),
};
