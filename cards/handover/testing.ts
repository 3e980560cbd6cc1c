import type { NodeCode } from '../../domain/catalogue/types.ts';
import type { HandoverSubject } from '../../domain/handover/types.ts';
import { runningNodes } from '../../domain/project/node-view.ts';
import type { NodeState, Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import type { Draw } from '../drawn.ts';
import type { Card } from '../parts.ts';
import { handoverNote, handoverUsageCard, whoCard } from './answers.ts';
import { handoverDrawers } from './draw.ts';
import { dutiesFormCard } from './duties-form.ts';
import {
  awayAheadCard,
  calledOffCard,
  standInAheadCard,
  standInSparedCard,
} from './leave-ahead.ts';
import { leaveFormCard } from './leave-form.ts';
import {
  awayCard,
  backCard,
  dutiesDoneCard,
  dutiesTakenCard,
  leaveEndedCard,
  standInCard,
  standInEndedCard,
} from './lists.ts';

/** Every card of this part about a node, with whatever words people may write. */
export function handoverCardsOf(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  words: string,
): Card[] {
  const { now } = ctx;
  const holder = 'U022';
  const subjects: HandoverSubject[] = [
    { kind: 'handOverForm', node, holder, openedAt: now },
    { kind: 'handOverForm', node, holder: null, openedAt: now },
    { kind: 'handedOver', node, from: holder, to: 'U008', by: 'U066' },
    { kind: 'handedOver', node, from: null, to: holder, by: holder },
    {
      kind: 'dutiesHandedOver',
      from: holder,
      to: 'U008',
      by: 'U066',
      nodes: [...project.nodes.keys()],
      at: now,
    },
    { kind: 'nodeReopened', node, at: now },
    { kind: 'nodeDropped', node, at: now },
    { kind: 'reopenForm', node, openedAt: now },
    { kind: 'skipForm', node, openedAt: now },
  ];
  const decided = { by: 'U066', at: now, words };
  const states = [
    project,
    withNode(project, node, { status: 'skipped', code: node, reason: 'decided', ...decided }),
    withNode(project, node, { status: 'waiting', code: node, reopened: decided }),
  ];
  const tracked = states.flatMap((state) =>
    subjects.map(
      (subject) =>
        (handoverDrawers[subject.kind] as Draw)(ctx, state, subject, { mention: ['U008'] }).card,
    ),
  );
  return [...tracked, ...answers(ctx, project, words)];
}

const withNode = (project: Project, code: NodeCode, node: NodeState): Project => ({
  ...project,
  nodes: new Map(project.nodes).set(code, node),
});

/** What answers words: none of these is kept up. */
function answers(ctx: CardContext, project: Project, words: string): Card[] {
  const { directory } = ctx.world;
  const [person, head] = ['U022', 'U008'].map((id) => directory.person(id));
  const nodes = runningNodes(project).map(({ code }) => code);
  const taken = Array.from({ length: 40 }, () => ({ project, nodes, waits: [] }));
  const leave = { person: 'U022', standIn: 'U008', until: '2026-04-20', by: 'U066' };
  return [
    ...(person && head ? [person, head].map((asker) => leaveFormCard(ctx, asker)) : []),
    ...(person && head ? [person, head].map((asker) => dutiesFormCard(ctx, asker)) : []),
    awayCard(ctx, leave, taken),
    awayAheadCard(ctx, { ...leave, from: leave.until }),
    standInAheadCard(ctx, { ...leave, from: leave.until }),
    standInSparedCard(ctx, leave.person),
    calledOffCard(ctx, leave.person),
    standInCard(ctx, leave, taken),
    standInCard(ctx, { ...leave, by: 'U022' }, []),
    standInEndedCard(ctx, 'U022'),
    backCard(ctx, 'U022', taken),
    leaveEndedCard(ctx, 'U022', []),
    dutiesTakenCard(ctx, { from: 'U022', by: 'U066' }, taken),
    dutiesDoneCard(ctx, { from: 'U022', to: 'U008' }, taken),
    dutiesDoneCard(ctx, { from: 'U022', to: 'U008' }, []),
    whoCard(ctx, words, directory.everybody(), words),
    whoCard(ctx, words, [], words),
    handoverUsageCard('leave'),
    handoverNote('skip', words),
  ];
}
