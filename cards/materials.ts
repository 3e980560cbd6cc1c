import { missingMaterials, runningNodes } from '../domain/project/node-view.ts';
import type { AcceptedMaterial, Project, PromisedMaterial } from '../domain/project/types.ts';
import type { CardContext } from './context.ts';
import { missingWords, papersOf } from './node-facts.ts';
import { promisedLines } from './paper-facts.ts';
import {
  type Card,
  card,
  coloured,
  type Element,
  footer,
  header,
  lines,
  markdown,
  panel,
  type Tag,
} from './parts.ts';
import { cutList, escapeText, materialName, nodeName } from './text.ts';

const MAX_NODES = 12;
const MAX_NAMED = 6;
/** Accepted papers listed in the panel; the shipped catalogue has 82. */
const MAX_READY = 60;

/** 材料: what is there, what running nodes still miss, what was promised. */
export function materialsCard(ctx: CardContext, project: Project): Card {
  const states = [...project.materials.values()];
  const ready = states.filter((state): state is AcceptedMaterial => state.status === 'accepted');
  const promised = states.filter((state): state is PromisedMaterial => state.status === 'promised');
  const missing = new Set(
    runningNodes(project).flatMap((node) => missingMaterials(ctx.world, project, node.code)),
  );
  const tags: Tag[] = [
    { text: `已有 ${ready.length}`, color: 'green' },
    ...(missing.size > 0 ? [{ text: `还缺 ${missing.size}`, color: 'red' as const }] : []),
    ...(promised.length > 0 ? [{ text: `容缺 ${promised.length}`, color: 'orange' as const }] : []),
  ];
  return card(
    `材料 · ${tags.map((tag) => tag.text).join(' · ')} · ${project.name}`,
    header('材料', {
      subtitle: project.name,
      template: missing.size > 0 ? 'yellow' : 'green',
      tags,
    }),
    [
      ...nodeParts(ctx, project),
      ...promisedPart(ctx, project, promised),
      readyPanel(ctx, ready),
      footer('同一份材料只交一次，各节点共用。看整库请发“材料 全部”。'),
    ],
  );
}

function nodeParts({ world }: CardContext, project: Project): Element[] {
  const short = runningNodes(project)
    .map((node) => ({ node, papers: missingMaterials(world, project, node.code) }))
    .filter(({ papers }) => papers.length > 0);
  if (short.length === 0) {
    const isPromised = runningNodes(project).some(
      (node) => papersOf(world, project, node.code).promised.length > 0,
    );
    return [markdown(isPromised ? '在办节点容缺以外的材料已齐。' : '在办节点的材料已齐。')];
  }
  return cutList(
    short,
    MAX_NODES,
    ({ node, papers }) =>
      lines([
        `**${escapeText(nodeName(world, node.code))}** 还缺 ${papers.length} 份`,
        ...cutList(
          papers,
          MAX_NAMED,
          (code) => coloured('red', escapeText(missingWords(world, project, code))),
          (left) => `另有 ${left} 份`,
        ),
      ]),
    (left) => coloured('grey', `另有 ${left} 个节点缺材料`),
  ).map((text) => markdown(text));
}

function promisedPart(
  ctx: CardContext,
  project: Project,
  promised: readonly PromisedMaterial[],
): Element[] {
  if (promised.length === 0) return [];
  const codes = promised.map((material) => material.code);
  return [markdown(lines(['**容缺受理**', promisedLines(ctx, project, codes)]))];
}

function readyPanel({ world }: CardContext, ready: readonly AcceptedMaterial[]): Element {
  const words = cutList(
    ready,
    MAX_READY,
    ({ code, version }) => {
      const name = escapeText(materialName(world, code));
      return version > 1 ? `${name}（第 ${version} 版）` : name;
    },
    (left) => `另有 ${left} 份`,
  );
  const text = words.length > 0 ? words.join('、') : '还没有材料。';
  return panel(`已有 ${ready.length} 份材料`, [markdown(text, { size: 'notation' })]);
}
