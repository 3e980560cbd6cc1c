import type { Calendar } from '../calendar/calendar.ts';
import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  type Instant,
  startOfDay,
} from '../calendar/time.ts';
import { dueAfterStop } from '../clock/count.ts';
import { isOpenMatter } from '../matter/machine.ts';
import { runningNodes } from '../project/node-view.ts';
import type { Project, World } from '../project/types.ts';
import type { MovedNode, MovedPromise, StandingEvent } from './types.ts';

type Moves = Pick<
  Extract<StandingEvent, { type: 'projectResumed' }>,
  'nodes' | 'promises' | 'matters'
>;

/**
 * The deadlines of a project that stood still from `since` to `now`. Those of nodes move as after a
 * pause: by the days it stood still, working days of a limit in working days; what was late stays
 * late. Those of promised papers move by calendar days, and from a day off on to the next working
 * day. Source: design, section 3 "A node's life"; lifecycle README, section 6.
 */
export function movesOf(world: World, project: Project, since: Instant, now: Instant): Moves {
  const days = daysBetween(dayOf(since), dayOf(now));
  const move = (at: Instant) => moved(world.calendar, at, days);
  // A paused node moves when its own pause ends, by these days, too.
  const nodes = runningNodes(project)
    .filter(({ clock }) => clock.paused === null)
    .map((node): MovedNode => {
      const stop = { at: since, since: dayOf(since) };
      const { dueAt } = dueAfterStop(world, project.attributes, node, stop, now);
      return { node: node.code, dueAt };
    });
  const promises = [...project.materials.values()].flatMap((material): MovedPromise[] => {
    if (material.status !== 'promised') return [];
    const dueAt = move(material.dueAt);
    return [{ material: material.code, promisedOn: dayOf(dueAt), dueAt }];
  });
  const matters = [...project.matters.values()].filter(isOpenMatter).map(({ id }) => id);
  return { nodes, promises, matters };
}

/** The instant so many days later, at the same time of a working day. */
function moved(calendar: Calendar, at: Instant, days: number): Instant {
  if (days === 0) return at;
  const day = dayOf(at);
  return startOfDay(workdayFrom(calendar, addDays(day, days))) + (at - startOfDay(day));
}

function workdayFrom(calendar: Calendar, day: Day): Day {
  let candidate = day;
  while (!calendar.isWorkday(candidate)) candidate = addDays(candidate, 1);
  return candidate;
}
