import { DAY_MS, type Instant } from '../../domain/calendar/time.ts';
import { digestsOf, lookAt } from '../../domain/dispatch/digest.ts';
import type { Cycle, Digest } from '../../domain/dispatch/types.ts';
import type { Project } from '../../domain/project/types.ts';
import { AS_OF, apply, at, demoIds, demoProject, world } from '../testing.ts';
import type { DigestTurn } from './digest.ts';

// Digests for tests of their cards.

/** The demo's projects as time alone has made them, looked at each morning. */
export function demoAt(now: Instant, ids: readonly string[] = demoIds): Project[] {
  return ids.map((id) => {
    let project = demoProject(id);
    for (let at = AS_OF; at < now; at += DAY_MS) project = apply(project, { type: 'tick' }, at);
    return apply(project, { type: 'tick' }, now);
  });
}

/** Somebody's digest of a tier, by the beginning of the audience's key. Throws where it is empty. */
export function digestFor(
  cycle: Cycle,
  key: string,
  projects: readonly Project[],
  now: Instant,
  around = world,
): Digest {
  const all = digestsOf(around, cycle, lookAt(around, projects, now), now);
  const found = all.find(({ audience }) => audience.key.startsWith(key))?.digest;
  if (!found) throw new Error(`no ${cycle} digest for ${key}`);
  return found;
}

const turns = {
  weekly: { period: '2026-03-23', dueAt: at('2026-03-23 08:07') },
  'half-monthly': { period: '2026-04-16', dueAt: at('2026-04-16 08:11') },
  monthly: { period: '2026-04-01', dueAt: at('2026-04-30 08:13') },
} as const;

/** Every reason for which a principal leader is asked to decide, each with its own options. */
const decidable = ['rungMissed', 'bottleneck', 'redLong', 'bigProject', 'notDone'] as const;
const optionsOf = {
  rungMissed: ['holdSummons', 'setDeadline', 'approvePlan'],
  bottleneck: ['districtMeeting', 'askAbove', 'changePlan'],
  redLong: ['nameLeader', 'setDeadline', 'approvePlan'],
  bigProject: ['siteMeeting', 'nameLeader', 'setDeadline'],
  notDone: ['setDeadline', 'nameLeader', 'holdSummons'],
} as const;

/** Leads that have moved in all ways. */
const leads: NonNullable<Digest['leads']> = {
  board: {
    from: at('2026-04-01 00:00'),
    until: at('2026-05-01 00:00'),
    fresh: 12,
    moved: 6,
    signed: 2,
    lost: 3,
    late: { respond: 1, study: 2, feedback: 1, followUp: 3 },
    funnel: [
      { stage: 'new', count: 6 },
      { stage: 'study', count: 5 },
      { stage: 'contact', count: 4 },
      { stage: 'talks', count: 3 },
      { stage: 'signing', count: 1 },
      { stage: 'signed', count: 2 },
    ],
    lates: [],
  },
  landmarks: { count: 2, amountWan: 156_000 },
};

/** The demo's fullest digests by name: of each tier, late and read by somebody else, with leads. */
export function fullDigests(): readonly [string, Digest, { now: Instant; turn: DigestTurn }][] {
  const made = (cycle: Cycle, key: string) => {
    const turn: DigestTurn = { ...turns[cycle], covers: [], isLate: false };
    const now = turn.dueAt;
    return [digestFor(cycle, key, demoAt(now), now), { now, turn }] as const;
  };
  const [weekly, week] = made('weekly', 'unit:ZGJ');
  const [halfMonthly, half] = made('half-monthly', 'lead:U006');
  const [monthly, month] = made('monthly', 'district');
  const mixed: Digest = {
    ...monthly,
    leads,
    decisions: monthly.decisions.map((decision, index) => {
      const rule = decidable[index] ?? 'notDone';
      return { ...decision, rule, options: optionsOf[rule] };
    }),
  };
  // One of each kind behind the items that stand open.
  const [sample] = weekly.items;
  const kinds = [
    ['datedItem', 'red', '补齐宗地图并入库'],
    ['datedItem', 'blue', '出具审查意见'],
    ['blocker', 'yellow', '临时用电没有接通'],
    ['rectification', 'yellow', '消防门缺闭门器'],
  ] as const;
  const every: Digest = {
    ...weekly,
    leads: { ...leads, landmarks: null },
    items: [
      ...weekly.items,
      ...kinds.flatMap(([kind, light, words], index) =>
        sample ? [{ ...sample, kind, light, words, about: `T${index + 1}` }] : [],
      ),
    ],
  };
  const instead = { why: 'away', of: 'U007' } as const;
  return [
    ['weekly', { ...weekly, leads: { ...leads, landmarks: null } }, week],
    ['weekly-instead', { ...every, instead }, { ...week, turn: { ...week.turn, isLate: true } }],
    ['half-monthly', halfMonthly, half],
    ['monthly', { ...monthly, leads }, month],
    ['monthly-mixed', mixed, month],
    [
      'monthly-late',
      { ...monthly, leads, instead },
      { ...month, turn: { ...month.turn, isLate: true } },
    ],
  ];
}
