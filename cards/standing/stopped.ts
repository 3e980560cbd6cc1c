import type { Project } from '../../domain/project/types.ts';
import { isEnded } from '../../domain/standing/phase.ts';
import { isCall } from '../call.ts';
import type { CardContext } from '../context.ts';
import type { Drawn } from '../drawn.ts';
import { type Card, markdown } from '../parts.ts';
import { withoutControls } from '../superseded.ts';
import { cut } from '../text.ts';
import { sinceWords, standingTags, standingWord } from './words.ts';

const SUMMARY_SIGNS = 120;

/**
 * A card of a project that is not under way: how it stood then, and why nothing can be pressed or is
 * asked of anybody.
 */
export function stopped({ now }: CardContext, project: Project, drawn: Drawn): Drawn {
  const { phase } = project;
  if (phase.status === 'active') return drawn;
  return {
    card: decorated(drawn.card, project, phase.status, sinceWords(phase.status, phase.at, now)),
    isFinal: drawn.isFinal || isEnded(phase),
  };
}

function decorated(
  { header, body, config, ...rest }: Card,
  project: Project,
  status: Parameters<typeof standingWord>[0],
  since: string,
): Card {
  const summary = `${standingWord(status)} · ${config.summary.content}`;
  const tags = standingTags(project, status).map(({ text, color }) => ({
    tag: 'text_tag',
    text: { tag: 'plain_text', content: text } as const,
    color,
  }));
  return {
    ...rest,
    config: { ...config, summary: { content: cut(summary, SUMMARY_SIGNS) } },
    header: { ...header, template: 'grey', text_tag_list: tags },
    body: {
      ...body,
      elements: [
        markdown(`**项目${since}。**`),
        ...withoutControls(body.elements.filter((element) => !isCall(element))),
      ],
    },
  };
}
