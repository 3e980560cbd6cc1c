import type { Project } from '../../domain/project/types.ts';
import type { OrderForm, SupervisionSubject } from '../../domain/supervision/subjects.ts';
import type { SupervisionOrder } from '../../domain/supervision/types.ts';
import type { CardContext } from '../context.ts';
import { form } from '../controls.ts';
import type { Drawn } from '../drawn.ts';
import { closedFormCard } from '../forms.ts';
import { card, fact, footer, header } from '../parts.ts';
import { escapeText, personLine } from '../text.ts';
import { momentWords } from '../words.ts';
import { planFact } from './facts.ts';
import { inputsOf } from './inputs.ts';
import { isReturned, orderNodeName, ownerWords, stateWord } from './words.ts';

type FormSubject = Extract<SupervisionSubject, { kind: 'orderForm' }>;

const titles: Readonly<Record<OrderForm, string>> = {
  accept: '接办',
  feedback: '反馈',
  result: '初步解决',
  plan: '申请限期方案',
  decidePlan: '决定限期方案',
  spare: '给时间',
  assign: '指定负责人',
  answer: '问题解决了吗',
  close: '销号复核',
  return: '销号复核',
  resolve: '退回后补办',
  summons: '决定约谈',
};

/** How long a file in the own chat is meant for the order whose words were just sent, in minutes. */
export const FILE_MINUTES = 30;

const withFiles = `提交后 ${FILE_MINUTES} 分钟内，附件可以直接发到这里。`;
const feet: Readonly<Partial<Record<OrderForm, string>>> = {
  accept: withFiles,
  feedback: withFiles,
  result: withFiles,
  resolve: withFiles,
  plan: '由项目牵头领导决定；同意后每月反馈一次，直到办结。',
  spare: '期间不再逐级上报，督办员能看到。要更长时间，请责任单位申请限期方案。',
  assign: '会在项目群里通知被指定的人。',
};

/** A form about an order, in somebody's own chat; once it has nothing to ask it says why. */
export function orderFormCard(
  ctx: CardContext,
  project: Project,
  order: SupervisionOrder,
  { of, form: id }: FormSubject,
): Drawn {
  const { world } = ctx;
  const title = `${titles[of]} · 督办单 ${order.id}`;
  const end = order.forms.includes(id) ? '已提交，内容在督办单里。' : endOf(ctx, order, of);
  if (end) return { card: closedFormCard(title, end), isFinal: true };
  const foot = feet[of];
  return {
    isFinal: false,
    card: card(
      `${title} · ${project.name}`,
      header(title, { subtitle: project.name, template: 'blue' }),
      [
        fact('节点', escapeText(orderNodeName(world, order))),
        fact('责任', escapeText(ownerWords(ctx, project, order))),
        ...(of === 'decidePlan' ? planFact(ctx, order) : []),
        form('order_form', inputsOf(ctx, project, order, of, id)),
        ...(foot ? [footer(foot)] : []),
      ],
    ),
  };
}

/** Forms about an order whose node is still to be done. */
const working: ReadonlySet<OrderForm> = new Set([
  'accept',
  'feedback',
  'result',
  'plan',
  'decidePlan',
  'spare',
  'assign',
]);

/** Why a form has nothing left to ask; undefined: it still asks. */
function endOf(
  { world, now }: CardContext,
  order: SupervisionOrder,
  of: OrderForm,
): string | undefined {
  const { closed, completed, accepted, answered, plan, summons } = order;
  if (closed) return `督办单 ${order.id} ${stateWord(order)}，不用再办。`;
  if (working.has(of) && completed) return '节点已经办结，正在等销号。';
  switch (of) {
    case 'accept':
      return accepted
        ? `已由 ${personLine(world, accepted.by)} 于 ${momentWords(accepted.at, now)} 接办。`
        : undefined;
    case 'plan':
      return plan && !plan.decided ? '已经提交过限期方案，正在等领导决定。' : undefined;
    case 'decidePlan':
      return !plan || plan.decided ? '这份限期方案已经有结果。' : undefined;
    case 'answer':
      return answered ? '已经答复过，谢谢。' : completed ? undefined : '节点还没有办结。';
    case 'close':
    case 'return':
      if (!completed) return '节点还没有办结，不能销号。';
      return isReturned(order) ? '已经退回，正在等责任单位补办。' : undefined;
    case 'resolve':
      return isReturned(order) ? undefined : '没有被退回，不用补办。';
    case 'summons':
      return !summons || summons.decided ? '约谈建议已经有结果。' : undefined;
    case 'feedback':
    case 'result':
    case 'spare':
    case 'assign':
      return undefined;
    default:
      return of satisfies never;
  }
}
