import type { SiteNote } from '../../domain/errand/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import type { Card } from '../parts.ts';
import { errandCallCard, errandCard, noteFormCard, notesCard } from './errand.ts';

const mention = { mention: ['U022', 'U021'] };

/** An errand in each of its states, and notes of the site. */
export function errandCardsOf(
  ctx: CardContext,
  project: Project,
  code: string,
  nasty: string,
): Card[] {
  const moment = { by: 'U022', at: ctx.now };
  const errand = {
    kind: 'errand',
    id: 'E1',
    node: code,
    asked: moment,
    takeDueAt: ctx.now,
    taken: null,
    done: null,
    warned: {},
    called: [],
  } as const;
  const note = { kind: 'siteNote', id: 'N1', node: code, noted: moment, words: nasty, photos: 2 };
  const noted = { ...project, matters: new Map([['N1', note as SiteNote]]) };
  return [
    errandCard(ctx, project, errand, mention),
    errandCard(ctx, project, { ...errand, taken: moment }, mention),
    errandCard(ctx, project, { ...errand, done: moment }, mention),
    ...(['yellow', 'red', 'done'] as const).map((call) =>
      errandCallCard(ctx, project, errand, call, mention),
    ),
    noteFormCard(ctx, project, code),
    notesCard(ctx, noted, code),
  ];
}
