import { dayOf } from '../domain/calendar/time.ts';
import type { MaterialCode, NodeCode } from '../domain/catalogue/types.ts';
import { isPromiseWarningOver } from '../domain/project/promise.ts';
import type { Project, PromisedMaterial } from '../domain/project/types.ts';
import { callPart } from './call.ts';
import type { CardContext } from './context.ts';
import { buttonRow } from './controls.ts';
import type { MentionOptions } from './node.ts';
import { nodeButton } from './node-buttons.ts';
import { supplierWords } from './node-facts.ts';
import { type Card, card, fact, header, markdown } from './parts.ts';
import { escapeText, materialName, mention, nodeName, personLine, personName } from './text.ts';
import { clockWords, dateWords, dayWords, dueShort } from './words.ts';

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
  if (state?.status !== 'promised') return settledCard(ctx, project, material, node);
  return isPromiseWarningOver(project, material, warning, ctx.now)
    ? endedCard(ctx, project, state, node)
    : openCard(ctx, project, state, node, warning, options);
}

/** What was recalled is late by now, or its date was moved: another card goes on. */
function endedCard(
  ctx: CardContext,
  project: Project,
  material: PromisedMaterial,
  node: NodeCode,
): Card {
  const { world, now } = ctx;
  const title = `容缺材料 · ${materialName(world, material.code)}`;
  const isLate = material.warned.red !== undefined || now >= material.dueAt;
  const due = dueShort(material.dueAt, isLate, now);
  return card(
    `${title} · ${due} · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: 'grey',
      tags: [{ text: due, color: isLate ? 'red' : 'neutral' }],
    }),
    [
      markdown(isLate ? '已到期，请看逾期通知。' : '补交日期已改，到期前再提醒。'),
      fact('补交', escapeText(`应于 ${dayWords(material.dueAt, now)}前`)),
      fact('节点', escapeText(nodeName(world, node))),
    ],
  );
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
  const { dueAt } = material;
  const isLate = warning === 'red' || now >= dueAt;
  // No count of days here: it would have to be edited every day.
  const due = dueShort(dueAt, isLate, now);
  const title = isLate ? '容缺材料逾期' : '容缺材料将到期';
  const by = `${dateWords(dayOf(dueAt), now)} ${clockWords(dueAt)}`;
  const request = isLate ? '容缺材料已逾期，请马上补交。' : `请在 ${by} 前补交容缺材料。`;
  return card(
    `${title} · ${name} · ${due} · ${project.name}`,
    header(`${title} · ${name}`, {
      subtitle: project.name,
      template: isLate ? 'red' : 'yellow',
      tags: [{ text: due, color: isLate ? 'red' : 'yellow' }],
    }),
    [
      callPart(mention(ctx, options.mention), request),
      fact('材料', escapeText(`${name}（${supplierWords(world, project, material.code)}）`)),
      fact('补交', escapeText(`应于 ${dayWords(dueAt, now)}前`)),
      fact('节点', escapeText(nodeName(world, node))),
      fact('容缺', escapeText(promisedByWords(ctx, material))),
      buttonRow([
        nodeButton('upload', world, project, node),
        ...(project.nodes.get(node)?.status === 'done'
          ? [nodeButton('promise-form', world, project, node)]
          : []),
      ]),
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
