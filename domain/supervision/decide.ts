import { dueAt } from '../calendar/due.ts';
import { addDays, dayOf, type Instant } from '../calendar/time.ts';
import { accept, refuse } from '../decision.ts';
import { deciderOf } from '../extension/decider.ts';
import { FARTHEST_DAYS } from '../project/act.ts';
import type { Deciders, ProjectDecision } from '../project/decider.ts';
import { unitOfNode } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import { withOrder } from './check.ts';
import type { SupervisionCommand } from './commands.ts';
import { askedAgain, leadersAbove, verification } from './people.ts';
import { endOf, nextMonthly } from './rungs.ts';
import type { SupervisionOrder } from './types.ts';

type CommandOf<Type extends SupervisionCommand['type']> = Extract<
  SupervisionCommand,
  { type: Type }
>;

/** An order may be left alone for a week at most: longer is what a dated plan is for. */
export const MOST_SPARED_DAYS = 7;

const saidBy = (words: string) => (words === '' ? {} : { said: { words } });

/** What each command makes of an order. Source: design, section 3 "Supervision"; lifecycle README, 7. */
export const supervisionDeciders: Deciders<SupervisionCommand> = {
  acceptOrder: (world, project, command) =>
    withOrder(world, project, command, (order, words) =>
      decideAccept(world, project, order, command, words),
    ),
  feedBackOrder: (world, project, command, now) =>
    withOrder(world, project, command, ({ id: matter, accepted, plan, completed }, words) => {
      if (!accepted && !completed) return refuse({ code: 'order-not-accepted', matter });
      const { by, form } = command;
      const next = plan?.nextAt ? { nextAt: nextMonthly(world, now) } : {};
      return accept({ type: 'orderFedBack', matter, by, form, ...next, said: { words } });
    }),
  giveResult: (world, project, command) =>
    withOrder(world, project, command, ({ id: matter, accepted, result: before }, words) => {
      if (!accepted) return refuse({ code: 'order-not-accepted', matter });
      const { by, form, result } = command;
      if (before && before.result === result) {
        return refuse({ code: 'order-result-given', matter, by: before.by, at: before.at });
      }
      return accept({ type: 'resultGiven', matter, by, form, result, said: { words } });
    }),
  addOrderFile: (world, project, command) =>
    withOrder(world, project, command, ({ id: matter }) =>
      accept({ type: 'orderFileAdded', matter, by: command.by, file: command.file }),
    ),
  proposePlan: (world, project, command, now) =>
    withOrder(world, project, command, (order, words) =>
      decidePropose(world, project, order, command, words, now),
    ),
  decidePlan: (world, project, command, now) =>
    withOrder(world, project, command, (order, words) =>
      decidePlan(world, order, command, words, now),
    ),
  spareOrder: (world, project, command, now) =>
    withOrder(world, project, command, ({ id: matter }, words) => {
      const today = dayOf(now);
      const [earliest, latest] = [addDays(today, 1), addDays(today, MOST_SPARED_DAYS)];
      const { by, form, until: day } = command;
      if (day < earliest || day > latest) return refuse({ code: 'spare-date', earliest, latest });
      return accept({
        type: 'orderSpared',
        matter,
        by,
        form,
        until: endOf(day),
        ...saidBy(words),
      });
    }),
  assignOrder: (world, project, command) =>
    withOrder(world, project, command, (order) => decideAssign(world, project, order, command)),
  noteOrder: (world, project, command) =>
    withOrder(world, project, command, ({ id: matter, noted }) =>
      noted.includes(command.by)
        ? refuse({ code: 'order-noted', matter })
        : accept({ type: 'orderNoted', matter, by: command.by }),
    ),
  confirmCause: (world, project, command) =>
    withOrder(world, project, command, ({ id: matter, causeConfirmed, accepted }) => {
      if (causeConfirmed) return refuse({ code: 'order-cause-confirmed', matter });
      // Confirmed is what the unit has said: before that there is nothing to confirm.
      const cause = accepted?.cause ?? null;
      return cause === 'enterprise'
        ? accept({ type: 'causeConfirmed', matter, by: command.by })
        : refuse({ code: 'order-cause-not-named', matter, cause });
    }),
  answerOrder: (world, project, command) =>
    withOrder(world, project, command, ({ id: matter, answered }, words) => {
      if (answered) return refuse({ code: 'order-answered', matter });
      const { by, form, satisfied } = command;
      return accept({ type: 'orderAnswered', matter, by, form, satisfied, ...saidBy(words) });
    }),
  closeOrder: (world, project, command) =>
    withOrder(world, project, command, ({ id: matter, returned }, words) => {
      const { by, form } = command;
      if (returned && returned.resolvedAt === null) {
        return refuse({ code: 'order-returned', matter, at: returned.at, by: returned.by });
      }
      return accept({ type: 'orderClosed', matter, by, form, ...saidBy(words) });
    }),
  returnOrder: (world, project, command, now) =>
    withOrder(world, project, command, (order, words) =>
      decideReturn(world, project, order, command, words, now),
    ),
  resolveOrder: (world, project, command) =>
    withOrder(world, project, command, (order, words) => {
      const { id: matter, returned, doers } = order;
      if (!returned || returned.resolvedAt !== null) {
        return refuse({ code: 'order-not-returned', matter });
      }
      const { by, form } = command;
      const climb = verification(world, project, { doers: [...doers, by] });
      return accept({ type: 'orderResolved', matter, by, form, climb, said: { words } });
    }),
  decideSummons: (world, project, command) =>
    withOrder(world, project, command, ({ id: matter, summons }, words) => {
      if (!summons || summons.decided) return refuse({ code: 'summons-not-open', matter });
      const { by, form, decision } = command;
      return accept({ type: 'summonsDecided', matter, by, form, decision, ...saidBy(words) });
    }),
};

/** 接办 names somebody of the unit, the cause and the next step. Source: lifecycle rules, step 1. */
function decideAccept(
  world: World,
  project: Project,
  { id: matter, node, accepted }: SupervisionOrder,
  { by, form, responsible, cause }: CommandOf<'acceptOrder'>,
  words: string,
): ProjectDecision {
  if (accepted) {
    return refuse({ code: 'order-accepted', matter, by: accepted.by, at: accepted.at });
  }
  const person = world.directory.person(responsible);
  if (!person?.active) return refuse({ code: 'order-person-unknown', person: responsible });
  const isTheirs = person.unit === unitOfNode(world, project, node) || responsible === by;
  if (!isTheirs) return refuse({ code: 'order-person-elsewhere', person: responsible });
  return accept({ type: 'orderAccepted', matter, by, form, responsible, cause, said: { words } });
}

/** A leader names anybody of the unit, or who stands in for it (指定). */
function decideAssign(
  world: World,
  project: Project,
  { id: matter, node }: SupervisionOrder,
  { by, form, to }: CommandOf<'assignOrder'>,
): ProjectDecision {
  const person = world.directory.person(to);
  if (!person?.active) return refuse({ code: 'order-person-unknown', person: to });
  const isOfUnit = person.unit === unitOfNode(world, project, node);
  const isTeam = [project.team.agent, ...leadersAbove(world, project)].includes(to);
  return isOfUnit || isTeam
    ? accept({ type: 'orderAssigned', matter, by, form, to })
    : refuse({ code: 'order-person-elsewhere', person: to });
}

/** A plan with a date is put to the project's lead. Source: lifecycle rules, `extension`. */
function decidePropose(
  world: World,
  project: Project,
  { id: matter, accepted, plan }: SupervisionOrder,
  { by, form, on }: CommandOf<'proposePlan'>,
  words: string,
  now: Instant,
): ProjectDecision {
  if (!accepted) return refuse({ code: 'order-not-accepted', matter });
  if (plan && plan.decided === null) return refuse({ code: 'plan-waits', matter, on: plan.on });
  const today = dayOf(now);
  if (on <= today) return refuse({ code: 'plan-date-not-ahead', earliest: addDays(today, 1) });
  const latest = addDays(today, FARTHEST_DAYS);
  if (on > latest) return refuse({ code: 'plan-date-too-far', latest });
  const to = deciderOf(world, project, by);
  return accept({ type: 'planProposed', matter, by, form, on, to, said: { words } });
}

function decidePlan(
  world: World,
  { id: matter, plan }: SupervisionOrder,
  { by, form, approve }: CommandOf<'decidePlan'>,
  words: string,
  now: Instant,
): ProjectDecision {
  if (!plan || plan.decided !== null) return refuse({ code: 'plan-not-open', matter });
  if (!approve && words === '') return refuse({ code: 'order-words-missing' });
  if (approve && plan.on <= dayOf(now)) {
    return refuse({ code: 'plan-date-not-ahead', earliest: addDays(dayOf(now), 1) });
  }
  const dates = approve ? { dueAt: endOf(plan.on), nextAt: nextMonthly(world, now) } : {};
  return accept({
    type: 'planDecided',
    matter,
    by,
    form,
    approved: approve,
    ...dates,
    ...saidBy(words),
  });
}

/** A new result is owed within the days of a feedback. Source: lifecycle rules, step 3. */
function decideReturn(
  world: World,
  project: Project,
  order: SupervisionOrder,
  { by, form }: CommandOf<'returnOrder'>,
  words: string,
  now: Instant,
): ProjectDecision {
  const { id: matter, returned } = order;
  if (returned && returned.resolvedAt === null) {
    return refuse({ code: 'order-returned', matter, at: returned.at, by: returned.by });
  }
  const { ladder } = world.catalogue.rules.supervision;
  const within = ladder.find(({ asks }) => asks === 'feedback')?.within ?? {
    days: 3,
    kind: 'calendar' as const,
  };
  return accept({
    type: 'orderReturned',
    matter,
    by,
    form,
    dueAt: dueAt(world.calendar, dayOf(now), within),
    climb: askedAgain(world, project, order),
    said: { words },
  });
}
