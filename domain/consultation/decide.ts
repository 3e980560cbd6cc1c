import { whoMay } from '../access/access.ts';
import { addDays, DAY_MS, dayOf, type Instant } from '../calendar/time.ts';
import { accept, refuse } from '../decision.ts';
import { completeItem, MOST_SIGNS } from '../item/complete.ts';
import { doerOf } from '../item/people.ts';
import type { SetItem } from '../item/types.ts';
import { matterOf, nextMatterId } from '../matter/machine.ts';
import { FARTHEST_DAYS } from '../project/act.ts';
import type { Deciders, ProjectDecision } from '../project/decider.ts';
import { ENTERPRISE } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import { calledTo } from './people.ts';
import type { Consultation, ConsultationCommand } from './types.ts';

export const MOST_ITEMS = 30;

type CommandOf<Type extends ConsultationCommand['type']> = Extract<
  ConsultationCommand,
  { type: Type }
>;
type OnMeeting = Exclude<ConsultationCommand, { type: 'callConsultation' }>;

/** Source: the whole life of a project, item 6: "time, units, and its outcome lines". */
export const consultationDeciders: Deciders<ConsultationCommand> = {
  callConsultation: decideCall,
  moveConsultation: (world, project, command, now) =>
    onMeeting(world, project, command, (meeting) => {
      const fault = faultOfTime(command.meetAt, now);
      if (fault) return fault;
      const { meetAt, by } = command;
      if (meetAt === meeting.meetAt) return accept();
      const { id: matter, called } = meeting;
      return accept({ type: 'consultationMoved', matter, meetAt, called, by });
    }),
  cancelConsultation: (world, project, command) =>
    onMeeting(world, project, command, ({ id: matter, called }) =>
      accept({ type: 'consultationCancelled', matter, called, by: command.by }),
    ),
  recordOutcome: (world, project, command, now) =>
    onMeeting(world, project, command, (meeting) =>
      decideOutcome(world, project, meeting, command, now),
    ),
};

function decideCall(
  world: World,
  project: Project,
  command: CommandOf<'callConsultation'>,
  now: Instant,
): ProjectDecision {
  const { type, node, meetAt, by } = command;
  const who = whoMay(world, project, type, node);
  if (!who.includes(by)) return refuse({ code: 'not-allowed', act: type, node: null, who });
  const [words, place] = [command.words.trim(), command.place.trim()];
  if (words === '') return refuse({ code: 'consultation-words-missing' });
  if ([...words, ...place].length > MOST_SIGNS) {
    return refuse({ code: 'consultation-words-too-long', most: MOST_SIGNS });
  }
  const units = [...new Set(command.units)];
  if (units.length === 0) return refuse({ code: 'consultation-no-units' });
  const unknown = units.find((unit) => !isUnit(world, unit));
  if (unknown !== undefined) return refuse({ code: 'consultation-unknown-unit', unit: unknown });
  const fault = faultOfTime(meetAt, now);
  if (fault) return fault;
  return accept({
    type: 'consultationCalled',
    matter: nextMatterId(project, 'C'),
    node,
    meetAt,
    units,
    called: calledTo(world, project, units),
    by,
    said: { words, place },
  });
}

const isUnit = ({ catalogue }: World, unit: string): boolean =>
  unit === ENTERPRISE || catalogue.units.has(unit);

function faultOfTime(meetAt: Instant, now: Instant) {
  if (meetAt <= now) return refuse({ code: 'consultation-not-ahead' as const, meetAt });
  return meetAt > now + FARTHEST_DAYS * DAY_MS
    ? refuse({
        code: 'consultation-too-far' as const,
        latestDay: addDays(dayOf(now), FARTHEST_DAYS),
      })
    : undefined;
}

function onMeeting(
  world: World,
  project: Project,
  { type, matter, by }: OnMeeting,
  then: (meeting: Consultation) => ProjectDecision,
): ProjectDecision {
  const meeting = matterOf(project, 'consultation', matter);
  if (!meeting) return refuse({ code: 'consultation-unknown', matter });
  if (meeting.state !== 'planned') {
    return refuse({ code: 'consultation-over', state: meeting.state });
  }
  const who = whoMay(world, project, type, meeting.node, meeting);
  if (!who.includes(by)) return refuse({ code: 'not-allowed', act: type, node: null, who });
  return then(meeting);
}

function decideOutcome(
  world: World,
  project: Project,
  { id: matter, units }: Consultation,
  { items, by }: CommandOf<'recordOutcome'>,
  now: Instant,
): ProjectDecision {
  if (items.length === 0) return refuse({ code: 'outcome-empty' });
  if (items.length > MOST_ITEMS) {
    return refuse({ code: 'outcome-too-long', count: items.length, most: MOST_ITEMS });
  }
  const read = items.map((item) => completeItem(world, item, units[0] ?? ENTERPRISE, now));
  const faults = read.flatMap((each, index) =>
    'code' in each ? [{ line: index + 1, fault: each }] : [],
  );
  if (faults.length > 0) return refuse({ code: 'outcome-faulty', faults });
  const taken = Number(nextMatterId(project, 'T').slice(1));
  const set = read.flatMap((each, index): SetItem[] =>
    'code' in each ? [] : [{ id: `T${taken + index}`, ...each }],
  );
  const called = [...new Set(set.flatMap((item) => doerOf(world, project, item) ?? []))];
  const said = { items: items.map(({ words }) => words.trim()) };
  return accept({ type: 'outcomeRecorded', matter, items: set, called, by, said });
}
