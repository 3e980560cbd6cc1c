import { dueAt } from '../calendar/due.ts';
import { dayOf, type Instant } from '../calendar/time.ts';
import { runningLight, warningOpensAt } from '../project/light.ts';
import type { World } from '../project/types.ts';
import type { LeadEvent } from './events.ts';
import type { Duty, DutyKind, Lead, LeadFacts, LeadStage } from './lead.ts';
import type { LeadRules } from './rules.ts';

/** What is owed in each stage, besides the word to the introducer. Source: design, section 3 "Leads". */
const dutyIn: Readonly<Record<LeadStage, DutyKind | null>> = {
  new: 'respond',
  study: 'study',
  contact: 'followUp',
  talks: 'followUp',
  signing: 'followUp',
  signed: null,
  lost: null,
};

export const dutyOf = ({ duties }: Lead, kind: DutyKind): Duty | undefined =>
  duties.find((duty) => duty.kind === kind);

/** A clock that starts today, by the district's calendar. */
export function starting(
  { calendar }: World,
  { limits }: LeadRules,
  duty: DutyKind,
  now: Instant,
): LeadEvent {
  const startedOn = dayOf(now);
  return {
    type: 'leadDutyStarted',
    duty,
    startedOn,
    dueAt: dueAt(calendar, startedOn, limits[duty]),
  };
}

/** Clocks that stop and start when a lead comes into a stage; the word to the introducer goes on. */
export function dutiesEntering(
  world: World,
  rules: LeadRules,
  lead: Lead,
  stage: LeadStage,
  now: Instant,
): LeadEvent[] {
  const next = dutyIn[stage];
  const ended = lead.duties.filter(({ kind }) => kind !== 'feedback' && kind !== next);
  return [
    ...ended.map(({ kind }): LeadEvent => ({ type: 'leadDutyMet', duty: kind })),
    ...(next ? [starting(world, rules, next, now)] : []),
  ];
}

/** Whether somebody waits to hear what became of it: an introducer, or a colleague who reported it. */
export const isIntroduced = (
  { introduced }: LeadRules,
  { channel, introducer }: LeadFacts,
  isReportersOwn: boolean,
): boolean =>
  !isReportersOwn || introducer !== null || (channel !== null && introduced.includes(channel));

/** Lights that time has turned. */
export function turned({ calendar }: World, { duties }: Lead, now: Instant): LeadEvent[] {
  return duties.flatMap((duty): LeadEvent[] => {
    const light = runningLight(calendar, duty, null, now);
    return severity[light] > severity[duty.light]
      ? [{ type: 'leadDutyTurned', duty: duty.kind, light }]
      : [];
  });
}

const severity = { blue: 0, yellow: 1, red: 2 } as const;

/** The next instant at which time changes something of the lead; null: never. */
export function nextLeadCheck({ calendar }: World, { duties }: Lead): Instant | null {
  const instants = duties.flatMap((duty) => {
    if (duty.light === 'red') return [];
    return duty.light === 'yellow' ? duty.dueAt : warningOpensAt(calendar, duty);
  });
  return instants.length > 0 ? Math.min(...instants) : null;
}
