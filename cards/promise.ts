import { dayOf } from '../domain/calendar/time.ts';
import type { MaterialCode, NodeCode } from '../domain/catalogue/types.ts';
import type { Project, PromisedMaterial } from '../domain/project/types.ts';
import type { CardContext } from './context.ts';
import { buttonRow } from './controls.ts';
import type { MentionOptions } from './node.ts';
import { nodeButton } from './node-buttons.ts';
import { supplierWords } from './node-facts.ts';
import { type Card, card, fact, header, markdown } from './parts.ts';
import { escapeText, materialName, mention, nodeName, personLine, personName } from './text.ts';
import { dateWords, dayWords, timeLeft } from './words.ts';

/** A paper promised at 容缺受理 falls due soon, or has not come. */
export function promiseCard(
  ctx: CardContext,
  project: Project,
  material: MaterialCode,
  node: NodeCode,
  warning: 'yellow' | 'red',
  options: MentionOptions,
): Card {
  const state = project.materials.get(material);
  return state?.status === 'promised'
    ? openCard(ctx, project, state, node, warning, options)
    : settledCard(ctx, project, material, node);
}

function openCard(
  ctx: CardContext,
  project: Project,
  material: PromisedMaterial,
  node: NodeCode,
  warning: 'yellow' | 'red',
  options: MentionOptions,
): Card {
  const { world, now } = ctx;
  const name = materialName(world, material.code);
  const isLate = now >= material.dueAt;
  const left = timeLeft(now, material.dueAt);
  const title = warning === 'red' || isLate ? '容缺材料逾期' : '容缺材料将到期';
  const request = isLate ? `容缺材料已${left}，请马上补交。` : `容缺材料${left}，请按时补交。`;
  return card(
    `${title} · ${name} · ${left} · ${project.name}`,
    header(`${title} · ${name}`, {
      subtitle: project.name,
      template: isLate ? 'red' : 'yellow',
      tags: [{ text: left, color: isLate ? 'red' : 'yellow' }],
    }),
    [
      markdown(`${mention(ctx, options.mention)} ${request}`.trim()),
      fact('材料', escapeText(`${name}（${supplierWords(world, project, material.code)}）`)),
      fact('补交', escapeText(`应于 ${dayWords(material.dueAt, now)}前`)),
      fact('节点', escapeText(nodeName(world, node))),
      fact('容缺', escapeText(promisedByWords(ctx, material))),
      buttonRow([nodeButton('upload', world, project, node)]),
    ],
  );
}

function promisedByWords({ world, now }: CardContext, material: PromisedMaterial): string {
  const by = personLine(world, material.promisedBy);
  return `${by} 于 ${dateWords(dayOf(material.promisedAt), now)}同意`;
}

function settledCard(
  ctx: CardContext,
  project: Project,
  material: MaterialCode,
  node: NodeCode,
): Card {
  const { world, now } = ctx;
  const name = materialName(world, material);
  const state = project.materials.get(material);
  const words = ['已补交'];
  if (state?.status === 'accepted') {
    if (state.filedAt !== null) words.push(dayWords(state.filedAt, now));
    if (state.filedBy !== null) words.push(personName(world, state.filedBy));
  }
  return card(
    `容缺材料已补交 · ${name} · ${project.name}`,
    header(`容缺材料 · ${name}`, {
      subtitle: project.name,
      template: 'green',
      tags: [{ text: '已补交', color: 'green' }],
    }),
    [fact('补交', escapeText(words.join(' · '))), fact('节点', escapeText(nodeName(world, node)))],
  );
}
