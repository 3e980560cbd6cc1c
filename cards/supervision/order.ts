import type { Project } from '../../domain/project/types.ts';
import { ownerOfOrder, verifiersOf } from '../../domain/supervision/people.ts';
import { owedSteps } from '../../domain/supervision/rungs.ts';
import type { SupervisionOrder } from '../../domain/supervision/types.ts';
import { callPart } from '../call.ts';
import type { CardContext } from '../context.ts';
import type { MentionOptions } from '../node.ts';
import { type Card, card, coloured, fact, footer, header, markdown } from '../parts.ts';
import { problemFacts } from '../rectification/node-parts.ts';
import { escapeText, mention, personName } from '../text.ts';
import { dayWords, momentWords } from '../words.ts';
import { mainButtons, moreButtons } from './buttons.ts';
import {
  causeFact,
  climbFact,
  dueFact,
  enterpriseFact,
  filesFact,
  linesFact,
  papersFact,
  planFact,
  sparedFact,
  summonsFact,
} from './facts.ts';
import { ladder } from './ladder.ts';
import {
  actors,
  heldWords,
  isReturned,
  names,
  nextRung,
  orderNodeName,
  orderTags,
  orderTemplate,
  ownerWords,
  rungDue,
  stateWord,
} from './words.ts';

/** The card of an order (督办单): who must do what by when, and how far up it has climbed. */
export function orderCard(
  ctx: CardContext,
  project: Project,
  order: SupervisionOrder,
  options: MentionOptions,
): Card {
  const { world, now } = ctx;
  const title = `督办单 ${order.id} · ${orderNodeName(world, order)}`;
  const tags = orderTags(order, now, true);
  return card(
    [title, ...tags.map(({ text }) => text), project.name].join(' · '),
    header(title, { subtitle: project.name, template: orderTemplate(order), tags }),
    [
      order.closed
        ? markdown(requestLine(ctx, project, order, options))
        : callPart('', requestLine(ctx, project, order, options)),
      ...ladder(order),
      fact('责任', escapeText(ownerWords(ctx, project, order))),
      dueFact(ctx, order),
      ...papersFact(ctx, project, order),
      ...problemFacts(ctx, project, order.node),
      ...climbFact(ctx, order),
      ...causeFact(ctx, order),
      ...planFact(ctx, order),
      ...sparedFact(ctx, order),
      ...summonsFact(ctx, order),
      ...enterpriseFact(ctx, project, order),
      ...linesFact(ctx, order),
      ...filesFact(order),
      ...mainButtons(world, project, order),
      ...moreButtons(world, project, order),
      ...(order.closed ? [] : [footer('反馈、附件可以直接回复这张卡片。')]),
    ],
  );
}

/** What is asked of whom, as things stand. */
function requestLine(
  ctx: CardContext,
  project: Project,
  order: SupervisionOrder,
  options: MentionOptions,
): string {
  const { world, now } = ctx;
  const { closed, completed, held } = order;
  if (closed) {
    const at = dayWords(closed.at, now);
    return closed.why === 'verified' && closed.by !== null
      ? `${escapeText(personName(world, closed.by))} 于 ${at}复核销号。`
      : `这个节点不再办理，督办于 ${at}撤销。`;
  }
  if (isReturned(order)) return returnedWords(ctx, project, order, options);
  if (completed) {
    const who = names(world, verifiersOf(world, project, order));
    return who === ''
      ? '节点已办结，等待销号；没有登记督办员。'
      : `节点已办结，等 ${escapeText(who)} 复核销号。`;
  }
  if (held) return heldWords(held);
  return `${called(ctx, actors(world, project, order), options)} ${stepRequest(ctx, order)}`.trim();
}

/** Who must act, called where the card calls them, else by name. */
function called(ctx: CardContext, people: readonly string[], { mention: all }: MentionOptions) {
  return people
    .map((id) => (all.includes(id) ? mention(ctx, [id]) : escapeText(personName(ctx.world, id))))
    .join(' ');
}

function returnedWords(
  ctx: CardContext,
  project: Project,
  order: SupervisionOrder,
  options: MentionOptions,
): string {
  const owner = ownerOfOrder(ctx.world, project, order);
  const { dueAt } = order.returned ?? { dueAt: ctx.now };
  const due = momentWords(dueAt, ctx.now);
  const who = called(ctx, owner === null ? [] : [owner], options);
  const asked =
    ctx.now >= dueAt
      ? coloured('red', `**补办逾期（应于 ${due} 前）**，请马上补办，办好后点“已解决”。`)
      : `请在 **${due}** 前补办，办好后点“已解决”。`;
  return `${who} 销号被退回，${asked}`.trim();
}

/** What the next step asks for and by when; a missed one says so. */
export function stepRequest({ now }: CardContext, order: SupervisionOrder): string {
  const rung = nextRung(order);
  const monthly = owedSteps(order)[0];
  if (monthly?.step === 'monthly') {
    return `请在 **${momentWords(monthly.dueAt, now)}** 前反馈本月进展。`;
  }
  if (!rung) return '请尽快办结。';
  const due = momentWords(rungDue(order, rung), now);
  const isMissed = order.missed[rung.code] !== undefined;
  const what = {
    accept: '接办，写明负责人、原因和下一步',
    feedback: '反馈办理情况和解决措施',
    firstResult: '报初步解决结果：一般问题解决，复杂问题报方案和时间表',
    completion: '办结这个节点',
  }[rung.asks];
  return isMissed
    ? coloured('red', `**${stateWord(order)}（应于 ${due} 前）**，请马上${what}。`)
    : `请在 **${due}** 前${what}。`;
}
