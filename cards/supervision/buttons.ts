import type { Project, World } from '../../domain/project/types.ts';
import type { OrderForm } from '../../domain/supervision/subjects.ts';
import type { SupervisionOrder } from '../../domain/supervision/types.ts';
import { reportButton } from '../blocker/buttons.ts';
import type { ButtonOptions } from '../controls.ts';
import { button, buttonRow, buttonRows } from '../controls.ts';
import { nodeButton } from '../node-buttons.ts';
import { type Element, panel } from '../parts.ts';
import { isPressing, isReturned, nextRung } from './words.ts';

const formWords: Readonly<Record<OrderForm, string>> = {
  accept: '接办',
  feedback: '反馈',
  result: '已解决',
  plan: '申请限期方案',
  decidePlan: '决定方案',
  spare: '给时间',
  assign: '指定',
  answer: '答复',
  close: '销号',
  return: '退回',
  resolve: '已解决',
  summons: '决定约谈',
};

/** Opens a form about an order in the own chat of whoever presses it. */
export const opens = (
  project: Project,
  { id: matter }: SupervisionOrder,
  of: OrderForm,
  type: ButtonOptions['type'] = 'default',
): Element =>
  button(
    formWords[of],
    { v: 1, action: 'order-form', project: project.id, matter, of },
    { name: `order-form-${of}`, type },
  );

/** For the enterprise's side: that it is the cause. */
export const causeButton = (
  project: Project,
  { id: matter }: SupervisionOrder,
  type: ButtonOptions['type'] = 'default',
): Element =>
  button('确认是企业原因', { v: 1, action: 'order-cause', project: project.id, matter }, { type });

/** What its owner does next. */
export function stepButtons(project: Project, order: SupervisionOrder): Element[] {
  if (isReturned(order)) return [opens(project, order, 'resolve', 'primary_filled')];
  if (!isPressing(order)) return [];
  if (!order.accepted) return [opens(project, order, 'accept', 'primary_filled')];
  const asks = nextRung(order)?.asks;
  const isFeedback = asks === 'feedback' || (asks === 'completion' && order.plan?.nextAt);
  const isResult = asks === 'firstResult';
  return [
    opens(project, order, 'feedback', isFeedback ? 'primary_filled' : 'default'),
    ...(order.result?.result === 'solved'
      ? []
      : [opens(project, order, 'result', isResult ? 'primary_filled' : 'default')]),
  ];
}

/** The buttons of the order's card: at most three. Source: design, section 4. */
export function mainButtons(world: World, project: Project, order: SupervisionOrder): Element[] {
  const steps = stepButtons(project, order);
  const finish = isPressing(order) ? [nodeButton('finish', world, project, order.node)] : [];
  const buttons = [...steps, ...finish];
  return buttons.length > 0 ? [buttonRow(buttons)] : [];
}

/** 更多: what is needed less often, and what leaders do. */
export function moreButtons(world: World, project: Project, order: SupervisionOrder): Element[] {
  const { id: matter, closed, accepted, plan, asHelp } = order;
  if (closed) return [];
  const about = { v: 1, project: project.id, matter } as const;
  const canPlan = accepted && (!plan || plan.decided !== null);
  const unconfirmed = accepted?.cause === 'enterprise' && !asHelp;
  const whilePressing = [
    ...(canPlan ? [opens(project, order, 'plan')] : []),
    nodeButton('upload', world, project, order.node),
    reportButton(project, order.node),
    opens(project, order, 'assign'),
    opens(project, order, 'spare'),
  ];
  return [
    panel(
      '更多',
      buttonRows([
        button('发附件', { ...about, action: 'order-file' }),
        button('督办单文件', { ...about, action: 'order-document' }),
        ...(unconfirmed ? [causeButton(project, order)] : []),
        ...(isPressing(order) ? whilePressing : []),
      ]),
    ),
  ];
}
