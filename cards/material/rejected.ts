import { dayOf, type Instant } from '../../domain/calendar/time.ts';
import type { MaterialCode, NodeCode } from '../../domain/catalogue/types.ts';
import { MOST_REASON_SIGNS } from '../../domain/project/reason.ts';
import type { Project, RejectedMaterial } from '../../domain/project/types.ts';
import { callPart } from '../call.ts';
import type { CardContext } from '../context.ts';
import { buttonRow, form, select, submit, textInput } from '../controls.ts';
import { closedFormCard } from '../forms.ts';
import type { MentionOptions } from '../node.ts';
import { nodeButton } from '../node-buttons.ts';
import { type Card, card, fact, header, markdown } from '../parts.ts';
import { escapeText, materialName, mention, nodeName, personLine } from '../text.ts';
import { dateWords } from '../words.ts';
import { rejectFields } from './actions.ts';
import { rejectable } from './buttons.ts';
import { senderWords } from './words.ts';

interface Version {
  readonly node: NodeCode;
  readonly material: MaterialCode;
  readonly version: number;
}

/** The rejection of a version where it still stands: no new version has come. */
export function rejectionOf(
  project: Project,
  { material, version }: Pick<Version, 'material' | 'version'>,
): RejectedMaterial | undefined {
  const state = project.materials.get(material);
  return state?.status === 'rejected' && state.version === version ? state : undefined;
}

/** 材料退回: who has to send it anew, and why. */
export function rejectedCard(
  ctx: CardContext,
  project: Project,
  about: Version,
  options: MentionOptions,
): Card {
  const { world } = ctx;
  const name = materialName(world, about.material);
  const state = rejectionOf(project, about);
  if (!state) return settledCard(ctx, project, about);
  const { rejection } = state;
  return card(
    `材料退回 · ${name} · ${project.name}`,
    header(`材料退回 · ${name}`, {
      subtitle: project.name,
      template: 'orange',
      tags: [{ text: '待重新提交', color: 'orange' }],
    }),
    [
      callPart(mention(ctx, options.mention), '请按退回原因改好，重新提交。'),
      fact('原因', escapeText(rejection.words || '原因已清除')),
      fact('退回', escapeText(rejectedByWords(ctx, state))),
      fact('节点', escapeText(nodeName(world, rejection.node))),
      fact('原件', escapeText([`第 ${state.version} 版`, ...senderWords(ctx, state)].join(' · '))),
      buttonRow([nodeButton('upload', world, project, about.node)]),
    ],
  );
}

const rejectedByWords = ({ world, now }: CardContext, { rejection }: RejectedMaterial): string =>
  `${personLine(world, rejection.by)} · ${dateWords(dayOf(rejection.at), now)}`;

function settledCard(ctx: CardContext, project: Project, about: Version): Card {
  const { world } = ctx;
  const name = materialName(world, about.material);
  const state = project.materials.get(about.material);
  const isNew = state && state.status !== 'promised' && state.version > about.version;
  const words = isNew ? '已重新提交' : '已另行处理';
  return card(
    `材料退回 · ${name} · ${words} · ${project.name}`,
    header(`材料退回 · ${name}`, {
      subtitle: project.name,
      template: 'green',
      tags: [{ text: words, color: 'green' }],
    }),
    [
      fact('原件', `第 ${about.version} 版已退回`),
      ...(isNew
        ? [
            fact(
              '新件',
              escapeText([`第 ${state.version} 版`, ...senderWords(ctx, state)].join(' · ')),
            ),
          ]
        : [fact('现状', '已同意容缺，后补')]),
    ],
  );
}

/** What was sent back on a node since its form was opened. */
const rejectedSince = (project: Project, node: NodeCode, openedAt: Instant) =>
  [...project.materials.values()].filter(
    (state): state is RejectedMaterial =>
      state.status === 'rejected' && state.rejection.node === node && state.rejection.at > openedAt,
  );

/** Why the form asks nothing any more; undefined: it still does. */
export function rejectFormEnd(
  { world }: CardContext,
  project: Project,
  node: NodeCode,
  openedAt: Instant,
): string | undefined {
  const sentBack = rejectedSince(project, node, openedAt);
  if (sentBack.length > 0) {
    const names = sentBack.map(({ code }) => materialName(world, code)).join('、');
    return `已退回：${names}。`;
  }
  if (project.nodes.get(node)?.status !== 'running') return '节点不在办理中，不用退回材料。';
  return rejectable(world, project, node).length === 0 ? '目前没有可以退回的材料。' : undefined;
}

/** 退回材料, in the own chat: which one and why. */
export function rejectFormCard(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  openedAt: Instant,
): Card {
  const { world } = ctx;
  const title = `退回材料 · ${nodeName(world, node)}`;
  const end = rejectFormEnd(ctx, project, node, openedAt);
  if (end) return closedFormCard(title, end);
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'blue' }),
    [
      markdown('退回后这份材料算缺件，项目群里会通知提交人，写明原因。'),
      form('reject_form', [
        select(rejectFields.material, {
          placeholder: '选要退回的材料',
          options: rejectable(world, project, node).map((code) => ({
            text: materialName(world, code),
            value: code,
          })),
        }),
        textInput(rejectFields.words, {
          placeholder: '哪里不对，怎么改',
          maxSigns: MOST_REASON_SIGNS,
          rows: 3,
        }),
        submit('退回', { v: 1, action: 'reject', project: project.id, node }),
      ]),
    ],
  );
}
