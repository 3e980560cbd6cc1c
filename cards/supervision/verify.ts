import { dayOf } from '../../domain/calendar/time.ts';
import type { Project } from '../../domain/project/types.ts';
import type { SupervisionOrder } from '../../domain/supervision/types.ts';
import type { CardContext } from '../context.ts';
import { form } from '../controls.ts';
import { closedFormCard } from '../forms.ts';
import { type Card, card, coloured, fact, footer, header, markdown } from '../parts.ts';
import { escapeText, personLine, personName } from '../text.ts';
import { dateWords, dayWords, lateBy } from '../words.ts';
import { aboutOrder } from './about.ts';
import {
  causeFact,
  dueFact,
  enterpriseFact,
  filesFact,
  linesFact,
  sparedFact,
  summonsFact,
} from './facts.ts';
import { inputsOf } from './inputs.ts';
import { ladder } from './ladder.ts';
import { isReturned, orderNodeName, orderTags, ownerWords, stateWord } from './words.ts';

const RECORD_LINES = 6;

/** 销号复核 in a verifier's own chat: the whole record, and the verdict. */
export function orderVerifyCard(
  ctx: CardContext,
  project: Project,
  order: SupervisionOrder,
  isOver: boolean,
): Card {
  const { world, now } = ctx;
  const title = `销号复核 · 督办单 ${order.id}`;
  const name = orderNodeName(world, order);
  return aboutOrder(
    ctx,
    project,
    order,
    { title, template: isOver ? 'grey' : 'blue', tags: orderTags(order, now) },
    [
      markdown(isOver ? verdictWords(ctx, order) : '节点已办结，请复核结果：销号，或退回补办。'),
      ...ladder(order),
      fact('节点', escapeText(name)),
      fact('责任', escapeText(ownerWords(ctx, project, order))),
      fact('督办', escapeText(`${dayWords(order.openedAt, now)}起`)),
      dueFact(ctx, order),
      fact('办结', doneWords(ctx, order)),
      ...causeFact(ctx, order),
      ...sparedFact(ctx, order, true),
      ...summonsFact(ctx, order),
      ...enterpriseFact(ctx, project, order),
      ...linesFact(ctx, order, RECORD_LINES),
      ...filesFact(order),
      ...(isOver
        ? []
        : [
            form('order_verify', inputsOf(ctx, project, order, 'close', null)),
            footer('参与办理的人不能销号。企业不答复不影响销号。'),
          ]),
    ],
  );
}

/** When the node was done, by whom, and how late. */
function doneWords({ world, now }: CardContext, { completed, missedAt }: SupervisionOrder): string {
  if (!completed) return '还没有办结';
  const by = completed.by === null ? '' : `，${personLine(world, completed.by)}`;
  const late = lateBy(missedAt, completed.at);
  return `${escapeText(`${dayWords(completed.at, now)}${by}`)}，${coloured('orange', `逾期 ${late}`)}`;
}

function verdictWords({ world, now }: CardContext, order: SupervisionOrder): string {
  const { closed, returned } = order;
  const who = (id: string | null) => (id === null ? '' : `${escapeText(personName(world, id))} `);
  if (closed) return `${who(closed.by)}于 ${dayWords(closed.at, now)}${stateWord(order)}。`;
  if (isReturned(order) && returned) {
    return `${who(returned.by)}于 ${dayWords(returned.at, now)}退回，补办后再请您复核。`;
  }
  return `现在的状态：${stateWord(order)}。`;
}

/** 问题解决了吗, in the own chat of the enterprise's contact: in the enterprise's own words. */
export function orderEnterpriseCard(
  ctx: CardContext,
  project: Project,
  order: SupervisionOrder,
  isAskedAnew: boolean,
): Card {
  const { world, now } = ctx;
  const { completed, answered, closed, missedAt, returned } = order;
  const name = orderNodeName(world, order);
  const title = `问题解决了吗 · ${name}`;
  if (isAskedAnew) return closedFormCard(title, '责任单位已经补办，请在新发的卡片上答复。');
  if (answered) {
    const said = answered.satisfied ? '已解决' : '还没有解决';
    return closedFormCard(title, `您的答复：${said}。已转给督办员，谢谢。`);
  }
  if (closed) return closedFormCard(title, '督办员已经复核结束，不用再答复。');
  if (!completed) return closedFormCard(title, '这个节点重新办理，暂时不用答复。');
  const done = dateWords(dayOf(completed.at), now);
  const again = returned ? '督办员退回后，责任单位又作了补办。' : '';
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'blue' }),
    [
      markdown(
        `${escapeText(name)} 比时限晚了 ${lateBy(missedAt, completed.at)}，已在 ${done}办结。${again}您的问题解决了吗？`,
      ),
      form('order_enterprise', inputsOf(ctx, project, order, 'answer', null)),
      footer('您的答复只给督办员参考。'),
    ],
  );
}
