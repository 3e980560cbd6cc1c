import type { Consultation } from '../../domain/consultation/types.ts';
import type { DatedItem } from '../../domain/item/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { itemFormCard } from '../item/forms.ts';
import { itemCallCard } from '../item/item.ts';
import type { Card } from '../parts.ts';
import { consultationCallCard, consultationCard, consultationsCard } from './consultation.ts';
import { consultationFormCard, moveFormCard, outcomeFormCard } from './forms.ts';
import { outcomePreviewCard } from './outcome-preview.ts';

const DRAFT = '3f2b2f0e-0000-4000-8000-000000000000';

const mention = { mention: ['U022', 'U021'] };

/** A meeting in each of its states, and its items. */
export function consultationCardsOf(
  ctx: CardContext,
  project: Project,
  code: string,
  nasty: string,
): Card[] {
  const moment = { by: 'U022', at: ctx.now };
  const meeting: Consultation = {
    kind: 'consultation',
    id: 'C1',
    node: code,
    words: nasty,
    place: nasty,
    meetAt: ctx.now,
    units: [...ctx.world.catalogue.units.keys()],
    convened: moment,
    state: 'planned',
    reminded: {},
    items: Array.from({ length: 30 }, (_, n) => `T${n + 1}`),
    called: [],
  };
  const items = meeting.items.map(
    (id, n): DatedItem => ({
      kind: 'datedItem',
      id,
      node: code,
      source: { kind: 'consultation', matter: 'C1' },
      words: nasty,
      unit: 'ENT',
      owner: n % 2 ? 'U022' : null,
      set: moment,
      dueAt: ctx.now,
      done: n % 3 ? null : moment,
      warned: {},
      called: [],
    }),
  );
  const held = { ...meeting, state: 'held' } as const;
  const matters = new Map([held, ...items].map((matter) => [matter.id, matter]));
  const around = { ...project, matters };
  const [item] = items;
  return [
    consultationCard(ctx, project, meeting, mention),
    consultationCard(ctx, project, { ...meeting, state: 'cancelled' }, mention),
    consultationCard(ctx, around, held, mention),
    consultationsCard(ctx, around),
    consultationFormCard(ctx, project),
    moveFormCard(ctx, project, meeting),
    outcomeFormCard(ctx, project, meeting, nasty),
    outcomePreviewCard(ctx, project, meeting, { draft: DRAFT, items }),
    itemFormCard(ctx, around, held.id),
    ...(['near', 'outcome', 'moved', 'cancelled'] as const).map((call) =>
      consultationCallCard(ctx, project, meeting, call, mention),
    ),
    ...(item ? [itemCallCard(ctx, project, item, 'red', mention)] : []),
  ];
}
