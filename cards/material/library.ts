import { dayOf } from '../../domain/calendar/time.ts';
import type { Catalogue, MaterialCode, StageCode } from '../../domain/catalogue/types.ts';
import { startedNodesDemanding } from '../../domain/project/node-view.ts';
import type { MaterialState, Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { type Card, card, coloured, footer, header, lines, markdown, type Tag } from '../parts.ts';
import { cutList, escapeText, materialName, personName } from '../text.ts';
import { dateWords } from '../words.ts';

/** Papers of one stage; the shipped catalogue has at most 17. */
const MAX_OF_STAGE = 24;
const MAX_STAGES = 14;

/** 材料 全部: every paper on record, by the stage it comes from. */
export function libraryCard(ctx: CardContext, project: Project): Card {
  const { catalogue } = ctx.world;
  const states = [...project.materials.values()];
  const stages = catalogue.stages
    .map((stage) => ({
      stage,
      papers: states.filter(({ code }) => stageOf(catalogue, code) === stage.code),
    }))
    .filter(({ papers }) => papers.length > 0);
  const tags = tagsOf(states);
  return card(
    `全部材料 · ${tags.map(({ text }) => text).join(' · ')} · ${project.name}`,
    header('全部材料', { subtitle: project.name, template: 'blue', tags }),
    [
      ...(stages.length === 0 ? [markdown('还没有材料。')] : []),
      ...cutList(
        stages,
        MAX_STAGES,
        ({ stage, papers }) =>
          lines([
            `**${stage.code} ${escapeText(stage.name)}** ${papers.length} 份`,
            ...cutList(
              papers,
              MAX_OF_STAGE,
              (state) => paperLine(ctx, project, state),
              (left) => `另有 ${left} 份`,
            ),
          ]),
        (left) => `另有 ${left} 个阶段`,
      ).map((text) => markdown(text, { size: 'notation' })),
      footer('看一份材料的各个版本，请发“材料 材料名”；要文件，请发“要 材料名”。'),
    ],
  );
}

function tagsOf(states: readonly MaterialState[]): Tag[] {
  const count = (status: MaterialState['status']) =>
    states.filter((state) => state.status === status).length;
  const isVoid = count('rejected') + count('expired');
  return [
    { text: `已有 ${count('accepted')}`, color: 'green' },
    ...(isVoid > 0 ? [{ text: `退回或过期 ${isVoid}`, color: 'red' as const }] : []),
    ...(count('promised') > 0
      ? [{ text: `容缺 ${count('promised')}`, color: 'orange' as const }]
      : []),
  ];
}

/** The stage of the node that produces it, else of the first that demands it. */
function stageOf({ nodes, materials }: Catalogue, code: MaterialCode): StageCode | undefined {
  const material = materials.get(code);
  const source = material?.supplier.kind === 'node' ? material.supplier.node : undefined;
  const node = source ?? material?.requiredBy[0];
  return node === undefined ? undefined : nodes.get(node)?.stage;
}

/** `宗地图（第 2 版 · 3月16日 · 俞澄 · 用于 3 个节点）` */
function paperLine(ctx: CardContext, project: Project, state: MaterialState): string {
  const { world } = ctx;
  const uses = startedNodesDemanding(world, project, state.code).length;
  const facts = [...stateWords(ctx, state), ...(uses > 0 ? [`用于 ${uses} 个节点`] : [])];
  const text = escapeText(`${materialName(world, state.code)}（${facts.join(' · ')}）`);
  if (state.status === 'accepted') return text;
  return coloured(state.status === 'promised' ? 'orange' : 'red', text);
}

function stateWords({ world, now }: CardContext, state: MaterialState): string[] {
  if (state.status === 'promised') return [`容缺，${dateWords(state.promisedOn, now)}前补`];
  const { version, filedAt, filedBy, expiresOn } = state;
  return [
    ...(state.status === 'rejected' ? ['已退回'] : []),
    ...(state.status === 'expired' ? ['已过期'] : []),
    `第 ${version} 版`,
    ...(filedAt === null ? [] : [dateWords(dayOf(filedAt), now)]),
    filedBy === null ? '没有文件' : personName(world, filedBy),
    ...(state.status === 'accepted' && expiresOn ? [`有效期至 ${dateWords(expiresOn, now)}`] : []),
  ];
}
