import { dayOf } from '../../domain/calendar/time.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import type { PastRequest } from '../../domain/extension/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import type { MentionOptions } from '../node.ts';
import { type Card, card, type Element, fact, header, markdown } from '../parts.ts';
import { escapeText, mention, nodeName, personLine } from '../text.ts';
import { dateWords, dayWords } from '../words.ts';
import { lapseWords, outcomeLook } from './words.ts';

/** What became of a request for more time: for the group, and in the place of the decision's card. */
export function outcomeCard(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  request: PastRequest,
  options: MentionOptions,
): Card {
  const { world, now } = ctx;
  const { word, tag, template } = outcomeLook(request.outcome);
  const name = nodeName(world, node);
  const called = mention(ctx, options.mention);
  return card(
    `延期申请${word} · ${name} · ${project.name}`,
    header(`延期申请 · ${name}`, {
      subtitle: project.name,
      template,
      tags: [{ text: word, color: tag }],
    }),
    [
      markdown(`${called} ${sentenceOf(ctx, request)}`.trim()),
      ...decidedFacts(ctx, request),
      fact('申请人', escapeText(personLine(world, request.by))),
      fact(
        '申请',
        `从 ${dateWords(dayOf(request.from), now)}延到 ${dateWords(dayOf(request.dueAt), now)}`,
      ),
      fact('原因', escapeText(request.words)),
    ],
  );
}

function sentenceOf({ now }: CardContext, { outcome }: PastRequest): string {
  switch (outcome.kind) {
    case 'granted':
      return `新的时限是 **${dayWords(outcome.dueAt, now)}**，到期前会重新提醒。`;
    case 'refused':
      return '时限不变，请抓紧办理。';
    case 'withdrawn':
      return '申请人已撤回，不用决定，时限不变。';
    case 'lapsed':
      return `${lapseWords[outcome.reason]}，这份申请没有人决定，已自动失效。`;
    default:
      return outcome satisfies never;
  }
}

function decidedFacts({ world, now }: CardContext, { outcome }: PastRequest): Element[] {
  if (outcome.kind === 'lapsed') return [];
  const label = outcome.kind === 'withdrawn' ? '撤回' : '决定';
  return [
    fact(label, escapeText(`${personLine(world, outcome.by)}，${dayWords(outcome.at, now)}`)),
    ...(outcome.kind === 'refused' ? [fact('意见', escapeText(outcome.words))] : []),
  ];
}
