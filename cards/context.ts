import type { Instant } from '../domain/calendar/time.ts';
import type { PersonId } from '../domain/people/types.ts';
import { worldFor } from '../domain/project/edition.ts';
import type { Project, World } from '../domain/project/types.ts';

/** What every card is drawn against. Nothing here reads a clock or a database. */
export interface CardContext {
  readonly world: World;
  readonly now: Instant;
  /** The person's `open_id` for this app, which an `<at>` needs; undefined: shown, not called. */
  openIdOf(person: PersonId): string | undefined;
}

/** The same for cards about one project, which keeps the catalogue it was opened with. */
export const contextFor = (
  ctx: CardContext,
  project: Pick<Project, 'catalogueVersion'>,
): CardContext => ({ ...ctx, world: worldFor(ctx.world, project) });
