import type { ClockSubject, Supplement } from '../../domain/clock/types.ts';
import { missingMaterials } from '../../domain/project/node-view.ts';
import type { Project } from '../../domain/project/types.ts';
import { callPart } from '../call.ts';
import type { CardContext } from '../context.ts';
import { button, buttonRow } from '../controls.ts';
import type { MentionOptions } from '../node.ts';
import { missingWords } from '../node-facts.ts';
import { type Card, card, coloured, fact, header, lines, markdown } from '../parts.ts';
import { cut, escapeText, materialNames, mention, nodeName, personLine } from '../text.ts';
import { dayWords } from '../words.ts';
import { whyButton } from './buttons.ts';
import { lateMark } from './facts.ts';
import { clockOf } from './pause.ts';

type Subject = Extract<ClockSubject, { kind: 'supplement' }>;

/** Papers named to the enterprise (补正告知): what is missing, and that the clock waits for it. */
export function supplementCard(
  ctx: CardContext,
  project: Project,
  { node, nth }: Subject,
  options: MentionOptions,
): Card {
  const { world } = ctx;
  const name = nodeName(world, node);
  const clock = clockOf(project, node);
  const asked = clock?.supplements[nth];
  const isRunning = project.nodes.get(node)?.status === 'running';
  if (!clock || !asked || asked.completedAt !== null || !isRunning) {
    return closedCard(ctx, project, name, asked);
  }
  const missing = missingMaterials(world, project, node);
  const left = asked.materials.filter((material) => missing.includes(material));
  const came = asked.materials.filter((material) => !missing.includes(material));
  const called = mention(ctx, options.mention);
  const mark = lateMark(world, clock, asked);
  const upload = { v: 1, action: 'upload', project: project.id, node } as const;
  return card(
    `补正告知 · ${name} · 缺 ${left.length} 份 · ${project.name}`,
    header(`补正告知 · ${name}`, {
      subtitle: project.name,
      template: 'orange',
      tags: [{ text: `待补正 ${left.length} 份`, color: 'orange' }],
    }),
    [
      callPart(called, '请补齐下面的材料，最后一份到齐当天开始计时。'),
      fact(
        '材料',
        lines(left.map((code) => coloured('red', escapeText(missingWords(world, project, code))))),
      ),
      ...(came.length > 0 ? [fact('已到', escapeText(materialNames(world, came, 12)))] : []),
      ...(asked.words ? [fact('说明', escapeText(cut(asked.words, 200)))] : []),
      fact('告知', escapeText(askedWords(ctx, asked))),
      ...(mark ? [fact('标记', mark)] : []),
      buttonRow([button('传材料', upload, { type: 'primary_filled' }), whyButton(project, node)]),
    ],
  );
}

const askedWords = ({ world, now }: CardContext, { by, at }: Supplement): string =>
  `${personLine(world, by)}，${dayWords(at, now)}`;

function closedCard(
  ctx: CardContext,
  project: Project,
  name: string,
  asked: Supplement | undefined,
): Card {
  const completedAt = asked?.completedAt ?? null;
  const title = `${completedAt === null ? '补正告知' : '补正已齐'} · ${name}`;
  return card(
    `${title} · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: completedAt === null ? 'grey' : 'green',
    }),
    [
      ...(asked
        ? [
            fact('材料', escapeText(materialNames(ctx.world, asked.materials, 12))),
            fact('告知', escapeText(askedWords(ctx, asked))),
          ]
        : []),
      completedAt === null
        ? markdown('这个节点已经不在办。')
        : fact('补齐', escapeText(`${dayWords(completedAt, ctx.now)}，当天起算`)),
    ],
  );
}
