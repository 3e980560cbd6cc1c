import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import type { Card } from '../parts.ts';
import { teamCard, teamChangedCard, teamFormCard } from './team.ts';

const mention = { mention: ['U022', 'U021'] };

/** The team, and what changed in it. */
export function teamCardsOf(ctx: CardContext, project: Project): Card[] {
  return [
    teamCard(ctx, project),
    teamFormCard(ctx, project),
    teamChangedCard(
      ctx,
      project,
      {
        kind: 'teamChanged',
        role: 'helper',
        left: 'U022',
        joined: 'U021',
        by: 'U066',
        at: ctx.now,
      },
      mention,
    ),
  ];
}
