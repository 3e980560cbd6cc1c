import fc from 'fast-check';
import { DAY_MS } from '../../domain/calendar/time.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import {
  type ClockSubject,
  freshClock,
  type NodeClock,
  type Pause,
  pauseReasons,
} from '../../domain/clock/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { draw } from '../draw.ts';
import type { Card } from '../parts.ts';
import { AS_OF } from '../testing.ts';
import { whyCard } from './why.ts';

/** One card of every kind about a node's clock, whatever state it is in. */
export function clockCardsOf(ctx: CardContext, project: Project, node: NodeCode): Card[] {
  const subjects: ClockSubject[] = [
    ...[0, 1].flatMap((nth): ClockSubject[] => [
      { kind: 'pause', node, nth },
      { kind: 'supplement', node, nth },
      { kind: 'clockRuns', node, after: 'pause', nth },
      { kind: 'clockRuns', node, after: 'supplement', nth },
      ...(['ended', 'tooLong', 'tooMany'] as const).map(
        (cause): ClockSubject => ({ kind: 'pauseReminder', node, nth, cause }),
      ),
    ]),
    { kind: 'supplementReminder', node, person: 'U032', at: ctx.now },
    { kind: 'pauseForm', node, openedAt: ctx.now },
    { kind: 'supplementForm', node, openedAt: ctx.now },
  ];
  const mention = ['U021', 'U032'];
  return [
    ...subjects.map((subject) => draw(ctx, project, subject, { mention }).card),
    whyCard(ctx, project, node),
  ];
}

/** Clocks that run, stand still, wait for papers and have done so before. */
export function anyClock(words: string): fc.Arbitrary<NodeClock> {
  const materials = ['M001', 'M013', 'M017'];
  const papers = { materials, unnamed: materials };
  const pause = fc.constantFrom(...pauseReasons).map(
    (reason): Pause => ({
      ...papers,
      reason,
      words,
      paper: words,
      by: 'U021',
      at: AS_OF,
      expectedOn: '2026-03-20',
      longAt: AS_OF + DAY_MS,
      warned: {},
    }),
  );
  const past = pause.map((each) => ({
    ...each,
    resumedAt: AS_OF + DAY_MS,
    resumedBy: null,
    days: 1,
    kind: 'working' as const,
  }));
  const asked = fc
    .constantFrom(null, AS_OF)
    .map((completedAt) => ({ ...papers, at: AS_OF, by: 'U021', words, completedAt }));
  return fc.oneof(
    fc.constant(freshClock),
    fc.record({
      paused: fc.option(pause),
      past: fc.array(past, { maxLength: 4 }),
      supplements: fc.array(asked, { maxLength: 3 }),
      readyOn: fc.constantFrom(null, '2026-03-02'),
      set: fc.constantFrom(null, { by: 'U021', at: AS_OF, from: AS_OF, to: AS_OF + DAY_MS }),
      idle: fc.constant([{ from: '2026-03-03', to: '2026-03-05' }]),
    }),
  );
}
