import { DUE_TIME } from '../../domain/calendar/due.ts';
import { dayOf, daysBetween } from '../../domain/calendar/time.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import { legalEndOf } from '../../domain/extension/legal.ts';
import { countGranted, extensionOf } from '../../domain/extension/request.ts';
import type { ExtensionRequest } from '../../domain/extension/types.ts';
import { MOST_REASON_SIGNS } from '../../domain/project/reason.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { buttonRow, datePicker, form, otherSubmit, submit, textInput } from '../controls.ts';
import { deadlineWords, runningLightAt, stateOf } from '../node-facts.ts';
import { type Card, card, coloured, type Element, fact, header, lit } from '../parts.ts';
import { escapeText, nodeName, personLine } from '../text.ts';
import { dateWords, dayWords, lightWord } from '../words.ts';
import { extensionFields } from './actions.ts';

/** 延期申请 in the leader's own chat: what is asked for, what speaks against it, and the answer. */
export function decisionCard(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  request: ExtensionRequest,
  isReminder: boolean,
): Card {
  const { world, now } = ctx;
  const name = nodeName(world, node);
  const until = dateWords(dayOf(request.dueAt), now);
  const title = `${isReminder ? '提醒：' : ''}延期申请 · ${name}`;
  return card(
    `${title} · 申请到 ${until} · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: 'blue',
      tags: [{ text: isReminder ? '已等 2 个工作日' : '待您决定', color: 'orange' }],
    }),
    [
      ...requestFacts(ctx, project, node, request),
      form('extension_decision', [
        datePicker(extensionFields.day, `要缩短的，选日期，当天 ${DUE_TIME} 到期`, false),
        textInput(extensionFields.words, {
          placeholder: '不同意的，写原因',
          maxSigns: MOST_REASON_SIGNS,
          isRequired: false,
        }),
        buttonRow(decisions(project, node, request, name, until)),
      ]),
    ],
  );
}

function decisions(
  project: Project,
  node: NodeCode,
  { request }: ExtensionRequest,
  name: string,
  until: string,
): Element[] {
  const about = { v: 1, project: project.id, node, request } as const;
  return [
    submit(
      '同意',
      { ...about, action: 'extension-grant' },
      { title: `同意延到 ${until}？`, text: `${name}，项目：${project.name}。` },
    ),
    otherSubmit('缩短', { ...about, action: 'extension-shorten' }),
    otherSubmit('不同意', { ...about, action: 'extension-refuse' }),
  ];
}

/** What was asked for a node, by whom, why, and what else the leader should know. */
export function requestFacts(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  request: ExtensionRequest,
): Element[] {
  const { world, now } = ctx;
  const state = stateOf(project, node);
  const from = state.status === 'running' ? state.dueAt : request.from;
  const more = daysBetween(dayOf(from), dayOf(request.dueAt));
  const asked = `**${dayWords(request.dueAt, now)}**，多 ${more} 天${dayOff(ctx, request)}`;
  return [
    fact(
      '申请人',
      escapeText(`${personLine(world, request.by)}，${dateWords(dayOf(request.at), now)}`),
    ),
    fact('现时限', presentWords(ctx, project, node, request)),
    fact('申请到', asked),
    fact('原因', escapeText(request.words)),
    fact('已延期', earlier(project, node)),
    ...legalFacts(ctx, project, node, request),
  ];
}

/** When it is due now, and its light where that is a warning. */
function presentWords(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  { from }: ExtensionRequest,
): string {
  const state = stateOf(project, node);
  if (state.status !== 'running') return dayWords(from, ctx.now);
  const light = runningLightAt(ctx, project, state);
  const due = escapeText(deadlineWords(ctx, state));
  return light === 'blue' ? due : `${due}，${lit(light, `已亮${lightWord(light)}`)}`;
}

const dayOff = ({ world }: CardContext, { dueAt }: ExtensionRequest): string =>
  world.calendar.isWorkday(dayOf(dueAt)) ? '' : '（当天不上班）';

function earlier(project: Project, node: NodeCode): string {
  const times = countGranted(extensionOf(project.nodes.get(node)));
  return times > 0 ? `${times} 次` : '没有延过';
}

function legalFacts(
  { world, now }: CardContext,
  project: Project,
  node: NodeCode,
  { dueAt }: ExtensionRequest,
): Element[] {
  const state = stateOf(project, node);
  const legal = state.status === 'running' ? legalEndOf(world, project, state) : null;
  if (!legal) return [];
  const end = dateWords(legal.dueOn, now);
  if (dayOf(dueAt) <= legal.dueOn) return [fact('法定', `到 ${end}，没有超过`)];
  const basis = `${legal.basis}${legal.isConfirmed ? '' : '，条文待核'}`;
  return [fact('法定', coloured('red', `超过法定时限 ${end}（${escapeText(basis)}），请慎重决定`))];
}
