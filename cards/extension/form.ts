import { DUE_TIME } from '../../domain/calendar/due.ts';
import { dayOf, type Instant } from '../../domain/calendar/time.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import { legalEndOf } from '../../domain/extension/legal.ts';
import { countGranted, extensionOf, pastRequestOf } from '../../domain/extension/request.ts';
import type { ExtensionRequest } from '../../domain/extension/types.ts';
import { MOST_REASON_SIGNS } from '../../domain/project/reason.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { buttonRow, datePicker, form, submit, textInput } from '../controls.ts';
import { deadlineWords, stateOf } from '../node-facts.ts';
import { type Card, card, type Element, fact, footer, header } from '../parts.ts';
import { escapeText, nodeName, personLine } from '../text.ts';
import { dateWords } from '../words.ts';
import { extensionFields } from './actions.ts';
import { withdrawButton } from './buttons.ts';
import { waitsWords } from './spoken.ts';

/** Why a form that was opened at an instant has nothing left to ask; undefined: it still asks. */
export function formEnd(
  { world }: CardContext,
  project: Project,
  node: NodeCode,
  openedAt: Instant,
): string | undefined {
  const state = stateOf(project, node);
  const extension = extensionOf(state);
  const sent = [extension?.open, ...(extension?.past ?? [])].find(
    (request) => request && request.at >= openedAt,
  );
  if (sent) {
    const outcome = pastRequestOf(state, sent.request)?.outcome;
    if (outcome?.kind === 'withdrawn') return `${personLine(world, outcome.by)} 已撤回，时限不变。`;
    const waits = extension?.open ? `，${waitsWords(world, project, sent.by)}` : '，已有结果';
    return `${personLine(world, sent.by)} 已提交${waits}。`;
  }
  if (state.status !== 'running') return '节点不在办理中，不用延期。';
  const open = extension?.open;
  return open
    ? `${personLine(world, open.by)} 已经提过申请，${waitsWords(world, project, open.by)}。`
    : undefined;
}

/** The request that came of a form and waits; undefined: none was sent, or it is decided. */
export function sentRequest(
  project: Project,
  node: NodeCode,
  openedAt: Instant,
): ExtensionRequest | undefined {
  const open = extensionOf(project.nodes.get(node))?.open;
  return open && open.at >= openedAt ? open : undefined;
}

/** A form that was sent, as long as nobody has decided: what was asked for, and the way back. */
export function sentCard(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  request: ExtensionRequest,
): Card {
  const { world, now } = ctx;
  const title = `延期申请 · ${nodeName(world, node)}`;
  const waits = waitsWords(world, project, request.by);
  return card(
    `${title} · ${waits} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'grey' }),
    [
      fact('申请', escapeText(`延到 ${dateWords(dayOf(request.dueAt), now)}，${waits}`)),
      fact('申请人', escapeText(personLine(world, request.by))),
      fact('原因', escapeText(request.words)),
      buttonRow([withdrawButton(project, node, request.request)]),
      footer('决定前，申请人可以撤回。'),
    ],
  );
}

/** 延期, in the own chat: until when and why. */
export function extensionFormCard(ctx: CardContext, project: Project, node: NodeCode): Card {
  const { world } = ctx;
  const name = nodeName(world, node);
  const state = stateOf(project, node);
  const facts: Element[] =
    state.status === 'running' ? [fact('现时限', escapeText(deadlineWords(ctx, state)))] : [];
  const granted = countGranted(extensionOf(state));
  return card(
    `延期申请 · ${name} · ${project.name}`,
    header(`延期申请 · ${name}`, { subtitle: project.name, template: 'blue' }),
    [
      ...facts,
      ...(granted > 0 ? [fact('已延期', `${granted} 次`)] : []),
      form('extension_form', [
        datePicker(extensionFields.day, `延到哪一天，当天 ${DUE_TIME} 到期`),
        textInput(extensionFields.words, {
          placeholder: '为什么要延，已经做了什么',
          maxSigns: MOST_REASON_SIGNS,
          rows: 3,
        }),
        submit('提交申请', { v: 1, action: 'extension-ask', project: project.id, node }),
      ]),
      footer(footerWords(ctx, project, node)),
    ],
  );
}

function footerWords({ world, now }: CardContext, project: Project, node: NodeCode): string {
  const state = stateOf(project, node);
  const legal = state.status === 'running' ? legalEndOf(world, project, state) : null;
  const limit = legal ? `法定时限到 ${dateWords(legal.dueOn, now)}。` : '';
  return `${limit}由牵头领导决定，结果发到项目群。`;
}
