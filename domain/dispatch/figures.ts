import { dayOf, type Instant } from '../calendar/time.ts';
import type { UnitCode } from '../catalogue/types.ts';
import { ballClock } from '../clock/ball.ts';
import { ballHolders } from '../clock/types.ts';
import type { PersonId } from '../people/types.ts';
import { worldFor } from '../project/edition.ts';
import { runningNodes } from '../project/node-view.ts';
import { unitOfNode } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import { isActive } from '../standing/phase.ts';
import type { Candidate } from './candidates.ts';
import { soonUntil } from './select.ts';
import type { Figures, LightCounts, MonthRate, Scope } from './types.ts';

const MONTHS = 6;

/** A project with the candidates found in it. */
export interface Looked {
  readonly project: Project;
  readonly candidates: readonly Candidate[];
}

/** The figures of a digest over its whole scope at `now`; `leadOf` narrows it to a leader's projects. */
export function figuresOf(
  world: World,
  looked: readonly Looked[],
  scope: Scope,
  leadOf: PersonId | null,
  now: Instant,
): Figures {
  const theirs = looked.filter(({ project }) => {
    const lead = scope.kind === 'lead' ? scope.lead : leadOf;
    return isActive(project) && (lead === null || project.team.lead === lead);
  });
  const unit = scope.kind === 'unit' ? scope.unit : null;
  const nodes = theirs.flatMap(({ candidates }) =>
    candidates.filter(({ item }) => item.kind === 'node' && (unit === null || item.unit === unit)),
  );
  const until = soonUntil(now);
  const key = new Set(theirs.flatMap(({ project }) => (project.keyProject ? project.id : [])));
  const reds = nodes.filter(({ item }) => item.light === 'red' && key.has(item.project));
  return {
    projects: new Set(nodes.map(({ item }) => item.project)).size,
    keyProjects: key.size,
    keyRed: new Set(reds.map(({ item }) => item.project)).size,
    lights: countLights(nodes),
    soon: nodes.filter(({ item: { dueAt } }) => dueAt !== null && dueAt >= now && dueAt < until)
      .length,
    byUnit: lightsByUnit(nodes),
    onTime: onTimeOf(world, theirs, unit, now),
    days: daysOf(world, theirs, unit, now),
  };
}

function countLights(nodes: readonly Candidate[]): LightCounts {
  const counts = { red: 0, yellow: 0, blue: 0 };
  for (const { item } of nodes) counts[item.light] += 1;
  return counts;
}

function lightsByUnit(nodes: readonly Candidate[]): Figures['byUnit'] {
  const units = new Set(nodes.map(({ item }) => item.unit));
  return [...units]
    .map((unit) => ({ unit, ...countLights(nodes.filter(({ item }) => item.unit === unit)) }))
    .filter(({ red, yellow }) => red + yellow > 0)
    .sort((a, b) => b.red - a.red || b.yellow - a.yellow || a.unit.localeCompare(b.unit));
}

/** Source: lifecycle README, section 10: nodes done by their deadline ÷ nodes due. */
function onTimeOf(
  around: World,
  looked: readonly Looked[],
  unit: UnitCode | null,
  now: Instant,
): MonthRate[] {
  const rates = new Map(lastMonths(now).map((month) => [month, { month, due: 0, onTime: 0 }]));
  for (const { project } of looked) {
    const world = worldFor(around, project);
    for (const node of project.nodes.values()) {
      if (node.status === 'skipped') continue;
      if (unit !== null && unitOfNode(world, project, node.code) !== unit) continue;
      const past = node.past ?? [];
      const own = node.status === 'done' ? [node] : [];
      for (const { dueAt, doneAt } of [...past, ...own]) {
        if (dueAt === null || doneAt === null) continue;
        count(dueAt, doneAt <= dueAt);
      }
      if (node.status === 'running' && now >= node.dueAt) count(node.dueAt, false);
    }
  }
  return [...rates.values()];

  function count(dueAt: Instant, isOnTime: boolean) {
    const rate = rates.get(dayOf(dueAt).slice(0, 7));
    if (!rate) return;
    rate.due += 1;
    if (isOnTime) rate.onTime += 1;
  }
}

function lastMonths(now: Instant): string[] {
  const [year = 0, month = 1] = dayOf(now).split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, index) => {
    const at = year * 12 + (month - 1) - (MONTHS - 1 - index);
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}

function daysOf(
  around: World,
  looked: readonly Looked[],
  unit: UnitCode | null,
  now: Instant,
): Figures['days'] {
  const days = { unit: 0, enterprise: 0, upperLevel: 0, nobody: 0 };
  for (const { project } of looked) {
    const world = worldFor(around, project);
    for (const node of runningNodes(project)) {
      if (unit !== null && unitOfNode(world, project, node.code) !== unit) continue;
      const own = ballClock(world, project, node, now);
      for (const holder of ballHolders) days[holder] += own[holder];
    }
  }
  return days;
}
