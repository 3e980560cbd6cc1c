import { addDays, dayOf } from '../../domain/calendar/time.ts';
import { isWorkerRole } from '../../domain/people/types.ts';
import { unitOfNode } from '../../domain/project/people.ts';
import type { Project } from '../../domain/project/types.ts';
import { MOST_SIGNS } from '../../domain/supervision/check.ts';
import { MOST_SPARED_DAYS } from '../../domain/supervision/decide.ts';
import { ownerOfOrder, workersOf } from '../../domain/supervision/people.ts';
import type { OrderForm } from '../../domain/supervision/subjects.ts';
import { delayCauses, type FormId, type SupervisionOrder } from '../../domain/supervision/types.ts';
import type { CardAction } from '../action.ts';
import type { CardContext } from '../context.ts';
import {
  buttonRow,
  datePicker,
  type Option,
  otherSubmit,
  select,
  submit,
  textInput,
} from '../controls.ts';
import type { Element } from '../parts.ts';
import { personLine } from '../text.ts';
import { dateWords } from '../words.ts';
import { supervisionFields as fields } from './actions.ts';
import { causeWords } from './words.ts';

const WORDS_ROWS = 3;

type Answer = Exclude<
  Extract<CardAction, { matter: string; form: FormId | null; action: `order-${string}` }>['action'],
  'order-form'
>;

const words = (placeholder: string, isRequired = true): Element =>
  textInput(fields.words, { placeholder, maxSigns: MOST_SIGNS, isRequired, rows: WORDS_ROWS });

/** The inputs of a form and its buttons; `form` names it, null where the card itself asks. */
export function inputsOf(
  ctx: CardContext,
  project: Project,
  order: SupervisionOrder,
  of: OrderForm,
  form: FormId | null,
): Element[] {
  const answer = (action: Answer) =>
    ({ v: 1, action, project: project.id, matter: order.id, form }) as const;
  const { now } = ctx;
  switch (of) {
    case 'accept':
      return [
        select(fields.person, {
          placeholder: '负责人',
          options: peopleOf(ctx, project, order),
          ...initialOwner(ctx, project, order),
        }),
        select(fields.cause, {
          placeholder: '为什么逾期',
          options: delayCauses.map((cause) => ({ text: causeWords[cause], value: cause })),
        }),
        words('具体原因，下一步做什么、什么时候做完'),
        submit('接办', answer('order-accept')),
      ];
    case 'feedback':
      return [words('办到哪一步，采取了什么措施'), submit('提交反馈', answer('order-feedback'))];
    case 'result':
      return [
        select(fields.result, {
          placeholder: '解决到什么程度',
          options: [
            { text: '一般问题，已经解决', value: 'solved' },
            { text: '复杂问题，报方案和时间表', value: 'plan' },
          ],
        }),
        words('怎么解决的；复杂问题写方案和时间表'),
        submit('提交', answer('order-result')),
      ];
    case 'plan':
      return [
        datePicker(fields.day, '什么时候完成'),
        words('为什么 1 个月内办不完，分几步、每步什么时候完成'),
        submit('提交方案', answer('order-plan')),
      ];
    case 'decidePlan':
      return [
        words('意见；不同意的写原因', false),
        buttonRow([
          submit('同意', answer('order-plan-approve'), planConfirm(order, now)),
          otherSubmit('不同意', answer('order-plan-refuse')),
        ]),
      ];
    case 'spare':
      return [
        datePicker(fields.day, `给到哪一天，最晚 ${latestSpare(now)}`),
        words('为什么给时间（可以不写）', false),
        submit('给时间', answer('order-spare')),
      ];
    case 'assign':
      return [
        select(fields.person, {
          placeholder: '由谁负责',
          options: assignable(ctx, project, order),
        }),
        submit('指定', answer('order-assign')),
      ];
    case 'answer':
      return [
        words('想说明的情况（可以不写）', false),
        buttonRow([
          submit('已解决', answer('order-solved')),
          otherSubmit('还没有', answer('order-unsolved')),
        ]),
      ];
    case 'close':
    case 'return':
      return [
        words('复核意见；退回的写原因', false),
        buttonRow([
          submit('销号', answer('order-close'), {
            title: `销号督办单 ${order.id}？`,
            text: '销号后督办结束，不能自行撤回。',
          }),
          otherSubmit('退回', answer('order-return')),
        ]),
      ];
    case 'resolve':
      return [words('退回的问题怎么解决的'), submit('已解决', answer('order-resolve'))];
    case 'summons':
      return [
        words('意见（可以不写）', false),
        buttonRow([
          submit('约谈', answer('order-summons-hold')),
          otherSubmit('不约谈', answer('order-summons-drop')),
        ]),
      ];
    default:
      return of satisfies never;
  }
}

const planConfirm = ({ plan }: SupervisionOrder, now: number) => ({
  title: `同意 ${plan ? dateWords(plan.on, now) : ''}前完成？`,
  text: '同意后按这个日期督办，责任单位每月反馈一次。',
});

const latestSpare = (now: number): string => dateWords(addDays(dayOf(now), MOST_SPARED_DAYS), now);

function initialOwner({ world }: CardContext, project: Project, order: SupervisionOrder) {
  const owner = ownerOfOrder(world, project, order);
  return owner === null ? {} : { initial: owner };
}

const optionsOf = ({ world }: CardContext, people: readonly string[]): Option[] =>
  [...new Set(people)].map((id) => ({ text: personLine(world, id), value: id }));

/** Everybody of the unit who works there, whoever speaks for it first. */
function peopleOf(ctx: CardContext, project: Project, order: SupervisionOrder): Option[] {
  const { world } = ctx;
  const unit = unitOfNode(world, project, order.node);
  const own = world.directory
    .everybody()
    .filter((person) => person.unit === unit && isWorkerRole(person.role))
    .map(({ id }) => id);
  return optionsOf(ctx, [...workersOf(world, project, order), ...own]);
}

/** A leader may name anybody of the unit, or the project's agent. */
function assignable(ctx: CardContext, project: Project, order: SupervisionOrder): Option[] {
  const { agent } = project.team;
  const isHere = ctx.world.directory.person(agent)?.active === true;
  return [...peopleOf(ctx, project, order), ...(isHere ? optionsOf(ctx, [agent]) : [])].filter(
    ({ value }, index, all) => all.findIndex((each) => each.value === value) === index,
  );
}
