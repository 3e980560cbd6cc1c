import type { NodeCode } from '../../domain/catalogue/types.ts';
import { receiversOf } from '../../domain/handover/receiver.ts';
import type { PersonId } from '../../domain/people/types.ts';
import { responsibleFor, unitOfNode } from '../../domain/project/people.ts';
import { MOST_REASON_SIGNS } from '../../domain/project/reason.ts';
import type { NodeState, Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { form, select, submit, textInput } from '../controls.ts';
import { closedFormCard } from '../forms.ts';
import { responsibleWords, stateOf } from '../node-facts.ts';
import { type Card, card, fact, footer, header, markdown } from '../parts.ts';
import { escapeText, nodeName, personLine, unitName } from '../text.ts';
import { handoverFields } from './actions.ts';

/** A form as it stands: once it has its answer there is nothing left to fill in. */
interface Form {
  readonly card: Card;
  readonly isAnswered: boolean;
}

/** 转办, in the own chat: to whom of the unit. `holder` answered for the node when it was opened. */
export function handOverFormCard(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  holder: PersonId | null,
): Form {
  const { world } = ctx;
  const name = nodeName(world, node);
  const title = `转办 · ${name}`;
  const closed = (words: string): Form => ({
    card: closedFormCard(title, words),
    isAnswered: true,
  });
  if (stateOf(project, node).status !== 'running') return closed('节点不在办理中，不用转办。');
  const { person } = responsibleFor(world, project, node);
  if (person !== null && person !== holder) {
    return closed(`现在由 ${personLine(world, person)} 负责。`);
  }
  const receivers = receiversOf(world, project, node);
  const unit = unitName(world, unitOfNode(world, project, node));
  if (receivers.length === 0) return closed(`${unit} 没有其他在岗人员可以接办，请联系操作员。`);
  return {
    isAnswered: false,
    card: card(
      `${title} · ${project.name}`,
      header(title, { subtitle: project.name, template: 'blue' }),
      [
        fact('现责任', escapeText(responsibleWords(world, project, node))),
        form('handover_form', [
          select(handoverFields.person, {
            placeholder: `选 ${unit} 的接办人`,
            options: receivers.map(({ id, title: post }) => ({
              text: `${personLine(world, id)} · ${post}`,
              value: id,
            })),
          }),
          submit('确认转办', { v: 1, action: 'handover', project: project.id, node }),
        ]),
        footer('时限不变，接办人会在项目群里收到通知，需要重新接办。'),
      ],
    ),
  };
}

const acts = {
  reopen: {
    word: '重开',
    what: '节点从今天重新起算，按原来的办理期限；已经启动的后续节点照常办，材料保留。',
    placeholder: '为什么要重开',
    isAnswered: (state: NodeState) => state.status !== 'done' && state.status !== 'skipped',
    answered: '节点已经在办或待办。',
  },
  skip: {
    word: '跳过',
    what: '节点不再办理，等它的后续节点随即启动，它的成果材料不再要求。跳过错了可以重开。',
    placeholder: '为什么不用办',
    isAnswered: (state: NodeState) => state.status !== 'running' && state.status !== 'waiting',
    answered: '节点已经结束。',
  },
} as const;

/** 重开 and 跳过, in an operator's own chat: why. */
export function reasonFormCard(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  act: keyof typeof acts,
): Form {
  const { word, what, placeholder, isAnswered, answered } = acts[act];
  const name = nodeName(ctx.world, node);
  const title = `${word} · ${name}`;
  if (isAnswered(stateOf(project, node))) {
    return { card: closedFormCard(title, answered), isAnswered: true };
  }
  return {
    isAnswered: false,
    card: card(
      `${title} · ${project.name}`,
      header(title, { subtitle: project.name, template: 'blue' }),
      [
        markdown(what),
        form(`${act}_form`, [
          textInput(handoverFields.words, {
            placeholder: `${placeholder}，项目群会看到`,
            maxSigns: MOST_REASON_SIGNS,
            rows: 3,
          }),
          submit(
            `确认${word}`,
            { v: 1, action: act, project: project.id, node },
            { title: `${word} ${name}？`, text: `项目：${project.name}。` },
          ),
        ]),
      ],
    ),
  };
}
