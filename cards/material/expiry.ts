import type { Day } from '../../domain/calendar/time.ts';
import type { MaterialSubject } from '../../domain/material/types.ts';
import type { AcceptedMaterial, ExpiredMaterial, Project } from '../../domain/project/types.ts';
import { callPart } from '../call.ts';
import type { CardContext } from '../context.ts';
import { buttonRow } from '../controls.ts';
import type { MentionOptions } from '../node.ts';
import { nodeButton } from '../node-buttons.ts';
import { missingWords } from '../node-facts.ts';
import { type Card, card, fact, footer, header, markdown } from '../parts.ts';
import { escapeText, materialName, mention, nodeName } from '../text.ts';
import { dateWords } from '../words.ts';
import { versionWords } from './words.ts';

type About = Extract<MaterialSubject, { kind: 'expiry' }>;

/** The version a card is about, where its date still stands as the card says; else undefined. */
export function expiringOf(
  project: Project,
  { material, version, warning, node }: About,
): ((AcceptedMaterial | ExpiredMaterial) & { readonly expiresOn: Day }) | undefined {
  const state = project.materials.get(material);
  if (project.nodes.get(node)?.status === 'done' || state?.version !== version) return undefined;
  if (state.status === 'expired') return warning === 'red' ? state : undefined;
  const isNear =
    state.status === 'accepted' && warning === 'yellow' && state.expiryWarnedAt !== undefined;
  return isNear && state.expiresOn !== undefined
    ? { ...state, expiresOn: state.expiresOn }
    : undefined;
}

/** 材料将失效 and 材料已失效: who needs it next is called. */
export function expiryCard(
  ctx: CardContext,
  project: Project,
  about: About,
  options: MentionOptions,
): Card {
  const { world, now } = ctx;
  const name = materialName(world, about.material);
  const state = expiringOf(project, about);
  if (!state) return settledCard(ctx, project, about);
  const isOver = about.warning === 'red';
  const title = isOver ? '材料已失效' : '材料将失效';
  const until = `有效期至 ${dateWords(state.expiresOn, now)}`;
  const request = isOver
    ? '这份材料已过有效期，按缺件处理，请尽快补交新的。'
    : `请在 ${dateWords(state.expiresOn, now)}前补交新的，过期后按缺件处理。`;
  return card(
    `${title} · ${name} · ${until} · ${project.name}`,
    header(`${title} · ${name}`, {
      subtitle: project.name,
      template: isOver ? 'red' : 'yellow',
      tags: [{ text: until, color: isOver ? 'red' : 'yellow' }],
    }),
    [
      callPart(mention(ctx, options.mention), request),
      fact('材料', escapeText(missingWords(world, project, about.material))),
      fact('现有', escapeText(versionWords(ctx, state))),
      fact('节点', escapeText(`${nodeName(world, about.node)} 最先要用`)),
      ...(project.nodes.get(about.node)?.status === 'running'
        ? [buttonRow([nodeButton('upload', world, project, about.node)])]
        : []),
      footer(`日期不对时，可发“有效期 ${escapeText(name)} 2027-06-30”改正。`),
    ],
  );
}

function settledCard(ctx: CardContext, project: Project, about: About): Card {
  const { world } = ctx;
  const name = materialName(world, about.material);
  const state = project.materials.get(about.material);
  const isNew = state !== undefined && state.version > about.version;
  const words = isNew ? `已交第 ${state.version} 版` : '已处理';
  return card(
    `材料有效期 · ${name} · ${words} · ${project.name}`,
    header(`材料有效期 · ${name}`, {
      subtitle: project.name,
      template: 'grey',
      tags: [{ text: words, color: 'neutral' }],
    }),
    [markdown(isNew ? '新的一版已经提交，这条提醒已结束。' : '情况已经变动，这条提醒已结束。')],
  );
}
