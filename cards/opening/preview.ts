import type { OpeningPreview, StageEstimate } from '../../domain/opening/preview.ts';
import type { Similar } from '../../domain/opening/similar.ts';
import { runningNodes } from '../../domain/project/node-view.ts';
import { summarize } from '../../domain/project/stage.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { button, buttonRow } from '../controls.ts';
import { likelyNote } from '../likely.ts';
import { deadlineWords, responsibleShort } from '../node-facts.ts';
import {
  type Card,
  card,
  coloured,
  type Element,
  fact,
  footer,
  header,
  lines,
  markdown,
  panel,
} from '../parts.ts';
import {
  cut,
  cutList,
  escapeText,
  nameList,
  nodeName,
  personLine,
  personName,
  unitName,
} from '../text.ts';
import { dateWords, yi } from '../words.ts';
import { faultLines, type ShownDraft } from './forms.ts';
import { catalogueReason } from './reasons.ts';

const MAX_RUNNING = 8;
const MAX_SKIPPED = 30;
const MAX_SIMILAR = 5;
const MAX_NAMES = 12;

export interface PreviewOptions {
  /** The catalogue was changed after the draft was filled in: it is to be looked at again. */
  readonly isCatalogueNew?: boolean;
}

/** What opening the project would do; nothing has been created yet. */
export function previewCard(
  ctx: CardContext,
  draft: ShownDraft,
  preview: OpeningPreview,
  { isCatalogueNew = false }: PreviewOptions = {},
): Card {
  const { world } = ctx;
  const { project } = preview;
  const summary = summarize(world, project, ctx.now);
  const skipped = [...project.nodes.values()].filter(({ status }) => status === 'skipped').length;
  const counts = `要办 ${summary.applicable} 个节点，不涉及 ${skipped} 个`;
  return card(
    `新建项目预览 · ${project.name} · ${counts}`,
    header(project.name, {
      subtitle: '预览：还没有创建，请核对',
      template: 'blue',
      tags: [{ text: '预览', color: 'blue' }],
    }),
    [
      ...(isCatalogueNew ? [markdown(coloured('orange', '节点目录刚更新过，请再核对一遍。'))] : []),
      ...similarLines(preview.similar),
      fact('企业', escapeText(project.owner)),
      fact(
        '概况',
        escapeText(
          [
            unitName(world, project.location),
            `总投资 ${yi(project.investmentWan)}`,
            ...(project.keyProject ? ['重点项目'] : []),
          ].join(' · '),
        ),
      ),
      ...team(ctx, project),
      fact('节点', `${counts}${summary.done > 0 ? `，已办结 ${summary.done} 个` : ''}`),
      ...firstNodes(ctx, project),
      stagesPanel(ctx, preview),
      ...skippedPanel(ctx, project, skipped),
      ...groupLines(ctx, preview),
      buttonRow(buttons(draft.id, project.name)),
    ],
  );
}

const buttons = (draft: string, name: string): Element[] => [
  button(
    '开通',
    { v: 1, action: 'opening-confirm', draft },
    {
      type: 'primary_filled',
      confirm: {
        title: '开通这个项目？',
        text: `将创建“${cut(name, 40)}”和专班群，拉人进群并通知首批责任人。`,
      },
    },
  ),
  button('修改', { v: 1, action: 'opening-edit', draft }),
  button('放弃', { v: 1, action: 'opening-drop', draft }),
];

/** A draft that cannot be opened any more as it stands: what is wrong, and the way to put it right. */
export function faultyCard({ world }: CardContext, draft: ShownDraft): Card {
  return card(
    `新建项目 · 有 ${draft.faults.length} 处要改`,
    header(draft.form.name || '新建项目', { subtitle: '还不能开通', template: 'yellow' }),
    [
      ...faultLines(world, draft.faults),
      buttonRow([
        button(
          '修改',
          { v: 1, action: 'opening-edit', draft: draft.id },
          { type: 'primary_filled' },
        ),
        button('放弃', { v: 1, action: 'opening-drop', draft: draft.id }),
      ]),
    ],
  );
}

function similarLines(similar: readonly Similar[]): Element[] {
  const told = similar
    .slice(0, MAX_SIMILAR)
    .map(
      ({ project, by }) =>
        `${cut(project.name, 40)}（${by === 'name' ? '名称相近' : '同一企业'}，编号 ${project.id}）`,
    );
  const left = similar.length - told.length;
  const more = left > 0 ? `另有 ${left} 个` : null;
  return likelyNote('可能重复，请先确认不是同一个项目：', told, more);
}

function team({ world }: CardContext, { team: people }: Project): Element[] {
  const names = [
    `牵头 ${personLine(world, people.lead)}`,
    `代办 ${personLine(world, people.agent)}`,
    ...(people.enterpriseContact
      ? [`企业 ${personName(world, people.enterpriseContact)}`]
      : ['企业联系人未定']),
  ];
  const helpers = people.helpers.map((id) => personLine(world, id));
  return [
    fact('专班', lines(names.map(escapeText))),
    fact(
      '帮办',
      escapeText(helpers.length > 0 ? nameList(helpers, MAX_NAMES, '人') : '暂无，开通后再定'),
    ),
  ];
}

/** The nodes whose clocks would run at once, with who and until when. */
function firstNodes(ctx: CardContext, project: Project): Element[] {
  const running = runningNodes(project);
  const words = cutList(
    running,
    MAX_RUNNING,
    (node) =>
      `· **${escapeText(nodeName(ctx.world, node.code))}** ${escapeText(deadlineWords(ctx, node))}前，${escapeText(responsibleShort(ctx.world, project, node.code))}`,
    (left) => `另有 ${left} 个`,
  );
  return [markdown(lines([coloured('grey', '开通后马上启动：'), ...words]))];
}

/** Each stage: how many nodes, and when it ends if every node takes the whole of its limit. */
function stagesPanel(ctx: CardContext, { project, estimates }: OpeningPreview): Element {
  const { stages } = summarize(ctx.world, project, ctx.now);
  const words = stages.map(({ stage, applicable, done }) => {
    const name = `**${stage.code} ${escapeText(stage.name)}**`;
    if (applicable === 0) return `${name} 不涉及`;
    if (done === applicable) return `${name} ${applicable} 个，已办结`;
    const estimate = estimates.find((each) => each.stage.code === stage.code);
    return `${name} ${applicable} 个${estimate ? `，${endWords(ctx, estimate)}` : ''}`;
  });
  return panel('各阶段节点数和推算办结日', [
    markdown(lines(words), { size: 'notation' }),
    footer('按每个节点用满时限推算，越往后越粗略。'),
  ]);
}

const endWords = ({ now }: CardContext, { on, isCovered }: StageEstimate): string =>
  `${isCovered ? '' : '预计 '}${dateWords(on, now)}前办结`;

function skippedPanel({ world }: CardContext, project: Project, count: number): Element[] {
  if (count === 0) return [];
  const skipped = [...project.nodes.values()].filter(({ status }) => status === 'skipped');
  const words = cutList(
    skipped,
    MAX_SKIPPED,
    ({ code }) =>
      `${escapeText(nodeName(world, code))}：${escapeText(catalogueReason(world, code))}`,
    (left) => `另有 ${left} 个`,
  );
  return [panel(`不涉及的 ${count} 个节点和原因`, [markdown(lines(words), { size: 'notation' })])];
}

/** Who would be in the group, and who could not be brought in. */
function groupLines(ctx: CardContext, { members }: OpeningPreview): Element[] {
  const { world } = ctx;
  const without = members.filter((id) => !ctx.openIdOf(id));
  const names = members.map((id) => personName(world, id));
  return [
    fact('群成员', escapeText(`${members.length} 人：${nameList(names, MAX_NAMES, '人')}`)),
    ...(without.length > 0
      ? [
          footer(
            escapeText(
              `没有飞书账号，进不了群：${nameList(
                without.map((id) => personName(world, id)),
                MAX_NAMES,
                '人',
              )}`,
            ),
          ),
        ]
      : []),
  ];
}
