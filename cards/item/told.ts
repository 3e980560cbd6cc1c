import { dayOf } from '../../domain/calendar/time.ts';
import type { DatedItem } from '../../domain/item/types.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { type Card, card, fact, footer, header, markdown } from '../parts.ts';
import { cut, escapeText, personLine } from '../text.ts';
import { dateWords } from '../words.ts';
import { doneFacts, itemFacts } from './item.ts';
import { withdrawnWords } from './withdraw.ts';
import { aboutWords, doerWords } from './words.ts';

const TITLE_SIGNS = 32;
const WORDS_SIGNS = 120;
const AGREE = '有不同意见，请两位领导商定后重新批示。';

/** 批示已办, in the own chat of whoever gave it: by whom, when, and what came of it. */
export function doneToldCard(ctx: CardContext, project: Project, item: DatedItem): Card {
  const title = `批示已办 · ${cut(item.words, TITLE_SIGNS)}`;
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'green' }),
    [...doneFacts(ctx, item), fact('编号', item.id), ...itemFacts(ctx, project, item)],
  );
}

/** An instruction that somebody above has withdrawn, in the own chat of whoever gave it. */
export function withdrawnToldCard(ctx: CardContext, project: Project, item: DatedItem): Card {
  const title = `批示已撤回 · ${cut(item.words, TITLE_SIGNS)}`;
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'grey' }),
    [markdown(withdrawnWords(ctx, item)), fact('编号', item.id), ...itemFacts(ctx, project, item)],
  );
}

/** Two instructions on one thing: which stands, which does not, and why. To both leaders. */
export function supersededToldCard(ctx: CardContext, project: Project, item: DatedItem): Card {
  const standing = matterOf(project, 'datedItem', item.superseded?.standing ?? '');
  const about = item.source.kind === 'instruction' ? item.source.about : null;
  const title = `两条批示，以 ${standing?.id ?? ''} 为准`;
  return card(
    `${title} · ${aboutWords(ctx, project, about)} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'orange' }),
    [
      fact('对象', escapeText(aboutWords(ctx, project, about))),
      ...(standing ? [markdown(`**执行** ${instructionLine(ctx, project, standing)}`)] : []),
      markdown(`**不再执行** ${instructionLine(ctx, project, item)}`),
      footer(reasonWords(item, standing)),
    ],
  );
}

function instructionLine(ctx: CardContext, project: Project, item: DatedItem): string {
  const { world, now } = ctx;
  const words = [
    `${item.id} ${personLine(world, item.set.by)}：${cut(item.words, WORDS_SIGNS)}`,
    doerWords(ctx, project, item),
    `${dateWords(dayOf(item.dueAt), now)}前`,
  ];
  return escapeText(words.join(' · '));
}

function reasonWords(item: DatedItem, standing: DatedItem | undefined): string {
  if (!standing || item.source.kind !== 'instruction' || standing.source.kind !== 'instruction') {
    return '';
  }
  if (standing.set.by === item.set.by) return '同一位领导，以后一条为准。';
  return standing.source.rank === item.source.rank
    ? `同级领导，以后一条为准。${AGREE}`
    : `以职务高的为准。${AGREE}`;
}
