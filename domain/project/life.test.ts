import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { whoMay } from '../access/access.ts';
import { rankOf } from '../blocker/level.ts';
import { blockerCommands } from '../blocker/testing.ts';
import {
  addDays,
  DAY_MS,
  dayOf,
  daysBetween,
  HOUR,
  type Instant,
  MINUTE,
} from '../calendar/time.ts';
import { ballClock } from '../clock/ball.ts';
import { minimumOf } from '../clock/minimum.ts';
import { stopOf } from '../clock/stopped.ts';
import { clockMoves } from '../clock/testing.ts';
import type { ClockCommand } from '../clock/types.ts';
import { extensionMove } from '../extension/testing.ts';
import { handoverMove } from '../handover/testing.ts';
import { paperCommand } from '../material/testing.ts';
import { matterOf, mattersOf } from '../matter/machine.ts';
import { checklistOf, countTicks, itemsOf } from '../rectification/checklist.ts';
import { isOpenProblem, openProblems, problemsOf } from '../rectification/problem.ts';
import { problemCommands } from '../rectification/testing.ts';
import { runsIn, timelineEventTypes } from '../reports/timeline.ts';
import { asOf, demoOpening, demoProjects, opening, people, world } from '../testing.ts';
import type { ActType, ProjectCommand } from './commands.ts';
import { handle, type Outcome, tick } from './decide.ts';
import type { ProjectEvent } from './events.ts';
import { evolve, evolveAll } from './evolve.ts';
import {
  definitionOf,
  demandedMaterials,
  lightOfNode,
  missingMaterials,
  runningNodes,
} from './node-view.ts';
import { planNotices } from './notices.ts';
import { unitOfNode } from './people.ts';
import { pastPeriods, periodsAfter } from './period.ts';
import { openPrerequisites } from './start.ts';
import { nextNodeCheck } from './tick.ts';
import type { NodeState, Project } from './types.ts';

// Random commands, right and wrong ones, over months of a project's life.

/** Start, end, deadline and pauses of a node: what its days are counted from. */
const courseOf = (node: NodeState) => ({
  code: node.code,
  status: node.status,
  startedOn: 'startedOn' in node ? node.startedOn : null,
  dueAt: 'dueAt' in node ? node.dueAt : null,
  doneAt: 'doneAt' in node ? node.doneAt : null,
  pauses: 'clock' in node ? node.clock.past.map(({ at, resumedAt }) => [at, resumedAt]) : [],
});

interface Step {
  readonly before: Project;
  readonly command: ProjectCommand;
  readonly now: Instant;
  readonly outcome: Outcome;
  readonly after: Project;
}

interface Life {
  readonly opened: Project;
  readonly opening: readonly ProjectEvent[];
  readonly steps: readonly Step[];
}

interface Move {
  readonly kind:
    | 'accept'
    | 'again'
    | 'finish'
    | 'file'
    | 'promise'
    | 'paper'
    | 'due'
    | 'complete'
    | 'standing'
    | 'blocker'
    | 'problem'
    | 'extension'
    | 'handover'
    | ClockCommand['type']
    | 'tick';
  /** Aimed moves pick a running node, somebody who may and a missing paper; others pick anything. */
  readonly isAimed: boolean;
  readonly node: number;
  readonly person: number;
  readonly material: number;
  readonly days: number;
  readonly wait: number | 'next-look';
}

const aMove: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom(
    'accept',
    'again',
    'finish',
    'file',
    'promise',
    'paper',
    'due',
    'complete',
    'complete',
    'standing',
    'blocker',
    'blocker',
    'problem',
    'problem',
    'problem',
    'pause',
    'resume',
    'supplement',
    'extension',
    'extension',
    'handover',
    'tick',
  ),
  isAimed: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.boolean()),
  node: fc.nat(99),
  person: fc.nat(99),
  material: fc.nat(99),
  days: fc.integer({ min: -3, max: 400 }),
  wait: fc.oneof(
    fc.constantFrom(0, 1, HOUR, 'next-look' as const, 'next-look' as const),
    fc.integer({ min: 0, max: 4 * 24 * 60 }).map((minutes) => minutes * MINUTE),
  ),
});

const aProjectOpening = fc.oneof(
  fc.constantFrom(...demoProjects).map(({ id }) => demoOpening(id)),
  fc
    .record({
      fundingType: fc.constantFrom('enterprise', 'government'),
      landMode: fc.constantFrom('auction', 'allocation', 'existing'),
      newConstructionLand: fc.boolean(),
      newBuilding: fc.boolean(),
      hazardous: fc.boolean(),
      energyTce: fc.constantFrom(0, 2000),
      occupiedHa: fc.constantFrom(0, 6),
    })
    .map((attributes) => opening({ attributes })),
);

const aLife: fc.Arbitrary<Life> = fc
  .record({ events: aProjectOpening, moves: fc.array(aMove, { minLength: 5, maxLength: 30 }) })
  .map(({ events, moves }) => live(events, moves));

function live(events: readonly ProjectEvent[], moves: readonly Move[]): Life {
  const opened = evolveAll(null, events, asOf)!;
  const steps: Step[] = [];
  let [state, now] = [opened, asOf];
  for (const move of moves) {
    now = move.wait === 'next-look' ? lookAfter(state, now) : now + move.wait;
    const goesOn = state.phase.status === 'suspended' && move.person % 3 === 0;
    const resume = { type: 'resumeProject', by: 'U066' } as const;
    for (const command of [...(goesOn ? [resume] : []), ...commandsOf(state, move, now)]) {
      const outcome = handle(world, state, command, now);
      const after = outcome.ok ? outcome.project : state;
      steps.push({ before: state, command, now, outcome, after });
      state = after;
    }
  }
  return { opened, opening: events, steps };
}

const lookAfter = (project: Project, now: Instant): Instant =>
  runningNodes(project).reduce(
    (soonest, node) => Math.min(soonest, nextNodeCheck(world, node, now) ?? soonest),
    now + 30 * DAY_MS,
  );

const nodeCodes = [...world.catalogue.nodes.keys(), '9999'];
const materialCodes = [...world.catalogue.materials.keys(), 'M999'];
const pick = <Item>(items: readonly Item[], index: number): Item | undefined =>
  items[index % Math.max(1, items.length)];

function commandsOf(project: Project, move: Move, now: Instant): ProjectCommand[] {
  const running = runningNodes(project).map(({ code }) => code);
  const node = (move.isAimed && pick(running, move.node)) || pick(nodeCodes, move.node)!;
  const isKnown = project.nodes.has(node);
  const by = (act: ActType) =>
    (move.isAimed && isKnown && pick(whoMay(world, project, act, node), move.person)) ||
    pick(people, move.person)!.id;
  const missing = isKnown ? missingMaterials(world, project, node) : [];
  const material =
    (move.isAimed && pick(missing, move.material)) || pick(materialCodes, move.material)!;
  const file = (code: string): ProjectCommand => ({
    type: 'fileMaterial',
    material: code,
    node: move.person % 2 === 0 ? node : null,
    file: { id: `${code}-${now}`, name: '扫描件.pdf' },
    by: by('fileMaterial'),
  });
  switch (move.kind) {
    case 'tick':
      return [{ type: 'tick' }];
    case 'again': {
      const done = pick([...project.nodes.values()].filter(isDone), move.node)?.code ?? node;
      const who = project.nodes.has(done) ? whoMay(world, project, 'finish', done) : [];
      return [{ type: 'finish', node: done, by: pick(who, move.person) ?? 'U001' }];
    }
    case 'standing':
      return standingCommands(move);
    case 'pause':
    case 'resume':
    case 'supplement': {
      const expectedOn = addDays(dayOf(now), move.days);
      return [clockMoves({ node, material, choice: move.material, expectedOn }, by)[move.kind]];
    }
    case 'blocker':
      return blockerCommands(project, move, now);
    case 'problem':
      return problemCommands(project, move, now);
    case 'extension':
    case 'handover': {
      const { days, isAimed, material: choice } = move;
      const who = (act: ActType, code: string) =>
        (isAimed && project.nodes.has(code)
          ? pick(whoMay(world, project, act, code), move.person)
          : undefined) ?? pick(people, move.person)!.id;
      return [
        move.kind === 'extension'
          ? extensionMove(project, { node, choice, days }, who, now)
          : handoverMove(project, { node, choice, isAimed }, who),
      ];
    }
    case 'accept':
    case 'finish':
      return [{ type: move.kind, node, by: by(move.kind) }];
    case 'file':
      return [file(material)];
    case 'complete':
      return [...missing.map(file), { type: 'finish', node, by: by('finish') }];
    case 'promise':
      return [
        {
          type: 'promiseMaterials',
          node,
          materials: [material, material],
          promisedOn: addDays(dayOf(now), move.days),
          by: by('promiseMaterials'),
        },
      ];
    case 'paper':
      return [paperCommand(project, move, { node, material }, by, now)];
    case 'due':
      return [{ type: 'setDue', node, dueAt: now + move.days * 7 * HOUR, by: by('setDue') }];
    default:
      return move.kind satisfies never;
  }
}

const isDone = ({ status }: NodeState): boolean => status === 'done';

/** A project goes on after a while; seldom it is given up. */
function standingCommands({ isAimed, node, person }: Move): ProjectCommand[] {
  const by = isAimed ? 'U066' : pick(people, person)!.id;
  const words = node === 0 ? ' ' : '资金没有到位';
  if (node > 95) return [{ type: 'terminateProject', words, by }];
  return [node % 3 === 0 ? { type: 'suspendProject', words, by } : { type: 'resumeProject', by }];
}

/** Every event that commands and time added, with the state that it met. */
function* told(life: Life) {
  for (const { before, now, outcome } of life.steps) {
    if (!outcome.ok) continue;
    let state = before;
    for (const event of outcome.events) {
      yield { event, state, now };
      state = evolve(state, event, now);
    }
  }
}

/** Why a node is open again; null: it is not. */
const isReopened = (node: NodeState | undefined) =>
  ((node?.status === 'waiting' || node?.status === 'running') && node.reopened) || null;

/** Nodes that events of a type are about. */
const nodesIn = (outcome: Outcome, type: 'nodeReopened' | 'nodeDropped'): string[] =>
  outcome.ok
    ? outcome.events.flatMap((event) => (event.type === type ? [event.node as string] : []))
    : [];

const applicableCount = (project: Project) =>
  [...project.nodes.values()].filter(({ status }) => status !== 'skipped').length;

const invariants: Record<string, (life: Life) => void> = {
  'a node runs only when its prerequisites are done': (life) => {
    for (const { after } of life.steps) {
      for (const node of after.nodes.values()) {
        if (node.status === 'running' || (node.status === 'done' && node.startedOn)) {
          // A recurring node may have begun its next period since, another may be open again.
          const open = openPrerequisites(world, after, node.code).filter(
            (code) =>
              pastPeriods(after.nodes.get(code)).length === 0 && !isReopened(after.nodes.get(code)),
          );
          expect(open).toEqual([]);
        }
      }
    }
  },
  'a node that is ready never waits': (life) => {
    for (const { after } of life.steps) {
      for (const node of after.nodes.values()) {
        if (node.status !== 'waiting') continue;
        expect(openPrerequisites(world, after, node.code)).not.toEqual([]);
      }
    }
  },
  'done stays done but for the next period, skipped stays skipped, unless reopened': (life) => {
    for (const { before, after, outcome } of life.steps) {
      const reopened = nodesIn(outcome, 'nodeReopened');
      for (const node of before.nodes.values()) {
        if (node.status !== 'done' && node.status !== 'skipped') continue;
        if (reopened.includes(node.code)) continue;
        const next = after.nodes.get(node.code);
        if (next?.status === 'running') expect(next.past).toEqual(periodsAfter(node));
        else expect(next).toBe(node);
      }
    }
  },
  'a finished node had all its papers': (life) => {
    for (const { event, state } of told(life)) {
      if (event.type !== 'nodeFinished') continue;
      const preflight = definitionOf(world, event.node).preflight?.materials ?? [];
      for (const code of demandedMaterials(world, state, event.node)) {
        const isPromisable = !preflight.includes(code);
        const enough = isPromisable ? ['accepted', 'promised'] : ['accepted'];
        expect(enough).toContain(state.materials.get(code)?.status);
      }
    }
  },
  'a finished node has its outcome papers': (life) => {
    for (const { after, outcome } of life.steps) {
      for (const event of outcome.ok ? outcome.events : []) {
        if (event.type !== 'nodeFinished') continue;
        for (const code of definitionOf(world, event.node).outcome.materials) {
          expect(after.materials.get(code)?.status).toBe('accepted');
        }
      }
    }
  },
  'a paper is lost only by being sent back or expiring, and its version grows with each file': (
    life,
  ) => {
    for (const { event, state } of told(life)) {
      const paper = 'material' in event ? state.materials.get(event.material) : undefined;
      if (event.type === 'materialFiled') expect(event.version).toBe((paper?.version ?? 0) + 1);
      if (event.type === 'materialRejected' || event.type === 'materialExpired') {
        expect(paper).toMatchObject({ status: 'accepted', version: event.version });
      }
    }
    for (const { before, after, outcome } of life.steps) {
      const lost = new Set(
        (outcome.ok ? outcome.events : []).flatMap((event) =>
          event.type === 'materialRejected' || event.type === 'materialExpired'
            ? event.material
            : [],
        ),
      );
      for (const material of before.materials.values()) {
        const next = after.materials.get(material.code);
        expect(next?.version).toBeGreaterThanOrEqual(material.version);
        if (material.status !== 'accepted' || lost.has(material.code)) continue;
        // The last month's report leaves this month's owed, and what is owed can be promised.
        const isPeriodic = world.catalogue.materials.get(material.code)?.perPeriod;
        if (isPeriodic && next?.status === 'promised') continue;
        expect(next?.status).toBe('accepted');
      }
    }
  },
  'a paper counts for a node exactly where its newest version was accepted, is not sent back and has not expired, or where it is promised':
    (life) => {
      for (const { after, now, outcome } of life.steps) {
        if (!outcome.ok || after.phase.status !== 'active') continue;
        for (const { code } of runningNodes(after)) {
          const missing = missingMaterials(world, after, code);
          for (const material of demandedMaterials(world, after, code)) {
            const state = after.materials.get(material);
            const isPeriodic = world.catalogue.materials.get(material)?.perPeriod;
            if (isPeriodic && pastPeriods(after.nodes.get(code)).length > 0) continue;
            const isGood =
              state?.status === 'accepted' &&
              (state.expiresOn === undefined || dayOf(now) <= state.expiresOn);
            const preflight = definitionOf(world, code).preflight?.materials ?? [];
            const isPromised =
              state?.status === 'promised' &&
              state.nodes.includes(code) &&
              !preflight.includes(material);
            expect([material, missing.includes(material)]).toEqual([
              material,
              !(isGood || isPromised),
            ]);
          }
        }
      }
    },
  'nobody is told twice that a version expires': (life) => {
    const seen = new Set<string>();
    for (const { event } of told(life)) {
      if (event.type === 'expirySet') {
        for (const key of seen) if (key.startsWith(`${event.material} `)) seen.delete(key);
      }
      if (event.type !== 'expiryWarned' && event.type !== 'materialExpired') continue;
      const key = `${event.material} ${event.version} ${event.type}`;
      expect(seen).not.toContain(key);
      seen.add(key);
    }
  },
  'no warning comes twice for one deadline': (life) => {
    const seen = new Set<string>();
    const forget = (prefix: string) => {
      for (const key of seen) if (key.startsWith(prefix)) seen.delete(key);
    };
    const note = (key: string) => {
      expect(seen).not.toContain(key);
      seen.add(key);
    };
    for (const event of [...life.opening, ...[...told(life)].map((one) => one.event)]) {
      if (event.type === 'dueSet') forget(`${event.node} `);
      // The next month's report has a deadline of its own.
      if (event.type === 'nodeStarted' && event.period) forget(`${event.node} `);
      if (event.type === 'extensionGranted') forget(`${event.node} `);
      if (event.type === 'nodeReopened') forget(`${event.node} `);
      if (event.type === 'projectResumed') for (const { node } of event.nodes) forget(`${node} `);
      if (event.type === 'nodeResumed' && event.days > 0) forget(`${event.node} `);
      if (event.type === 'supplementCompleted') forget(`${event.node} `);
      if (event.type === 'nodePaused') forget(`${event.node} pause`);
      if (event.type === 'pauseWarned') note(`${event.node} pause ${event.warning}`);
      // A preflight paper came: the next yellow is another turn of the light.
      if (event.type === 'lightTurned' && event.to === 'blue') forget(`${event.node} yellow`);
      if (event.type === 'materialPromised') forget(`${event.material} `);
      if (event.type === 'problemsChanged') {
        for (const { matter, due } of event.changes) if (due) forget(`${matter} problem`);
      }
      if (event.type === 'problemWarned') note(`${event.matter} problem ${event.warning}`);
      if (event.type === 'warned') note(`${event.node} ${event.warning}`);
      if (event.type === 'promiseWarned') note(`${event.material} ${event.warning}`);
    }
  },
  'red never turns back unless the deadline moved': (life) => {
    const moved = new Set<string>();
    for (const { event } of told(life)) {
      if (event.type === 'dueSet') moved.add(event.node);
      if (event.type === 'extensionGranted') moved.add(event.node);
      if (event.type === 'projectResumed') for (const { node } of event.nodes) moved.add(node);
      if (event.type === 'nodeResumed' || event.type === 'supplementAsked') moved.add(event.node);
      if (event.type !== 'lightTurned') continue;
      if (event.from === 'red') expect(moved).toContain(event.node);
      if (event.to === 'red') moved.delete(event.node);
    }
  },
  'a pause takes no time away, and nothing warns while a clock stands still': (life) => {
    for (const { event, state } of told(life)) {
      const node = 'node' in event && event.node ? state.nodes.get(event.node) : undefined;
      if (node?.status !== 'running') continue;
      if (event.type === 'nodeResumed' || event.type === 'supplementCompleted') {
        expect(event.dueAt).toBeGreaterThanOrEqual(node.dueAt);
      }
      if (event.type === 'warned') expect(stopOf(node)).toBeNull();
    }
  },
  'no node ends before its legal minimum': (life) => {
    for (const { event, state, now } of told(life)) {
      if (event.type !== 'nodeFinished' && event.type !== 'dueSet') continue;
      const node = state.nodes.get(event.node);
      if (node?.status !== 'running' || node.reopened) continue;
      const minimum = minimumOf(world, state.attributes, node);
      const end = dayOf(event.type === 'dueSet' ? event.dueAt : now);
      if (minimum) expect(end >= minimum.endsOn).toBe(true);
    }
  },
  'every day of a node belongs to one holder': (life) => {
    for (const { after, now } of life.steps) {
      for (const node of after.nodes.values()) {
        if ((node.status !== 'running' && node.status !== 'done') || !node.startedOn) continue;
        const from = node.clock.readyOn ?? node.startedOn;
        const end = node.status === 'done' ? (node.doneAt ?? now) : now;
        const sum = Object.values(ballClock(world, after, node, now)).reduce((a, b) => a + b);
        expect(sum).toBe(daysBetween(from, dayOf(end)));
      }
    }
  },
  'recorded lights are those of the moment': (life) => {
    for (const { after, outcome, now } of life.steps) {
      if (!outcome.ok) continue;
      for (const node of runningNodes(after)) {
        expect([node.code, node.light]).toEqual([node.code, lightOfNode(world, after, node, now)]);
      }
    }
  },
  'time twice adds nothing': (life) => {
    for (const { after, outcome, now } of life.steps) {
      if (outcome.ok) expect(tick(world, after, now)).toEqual([]);
    }
  },
  'the version grows with every event': (life) => {
    expect(life.opened.version).toBe(life.opening.length);
    for (const { before, after, outcome } of life.steps) {
      expect(after.version - before.version).toBe(outcome.ok ? outcome.events.length : 0);
    }
  },
  'the log alone tells the same state': (life) => {
    let state = evolveAll(null, life.opening, asOf);
    for (const { outcome, now } of life.steps) {
      if (outcome.ok) state = evolveAll(state, outcome.events, now);
    }
    expect(state).toEqual(life.steps.at(-1)?.after);
  },
  'what moves deadlines is told by those events alone that reports read': (life) => {
    const steps = life.steps.flatMap(({ outcome, now }) =>
      outcome.ok ? outcome.events.map((event) => ({ event, at: now })) : [],
    );
    const log = [...life.opening.map((event) => ({ event, at: asOf })), ...steps];
    const types: readonly string[] = timelineEventTypes;
    let told: Project | null = null;
    for (const { event, at } of log) {
      if (types.includes(event.type)) told = evolve(told, event, at);
    }
    const last = life.steps.at(-1)?.after;
    expect([...(told?.nodes.values() ?? [])].map(courseOf)).toEqual(
      [...(last?.nodes.values() ?? [])].map(courseOf),
    );
    const runs = runsIn(world, log);
    const done = log.filter(({ event }) => event.type === 'nodeFinished');
    expect(runs.filter(({ doneAt }) => doneAt !== null).length).toBeLessThanOrEqual(done.length);
  },
  'a refused command changes nothing': (life) => {
    for (const { before, command, now, outcome } of life.steps) {
      if (outcome.ok) continue;
      const copy = structuredClone(before);
      expect(handle(world, before, command, now)).toEqual(outcome);
      expect(before).toEqual(copy);
    }
  },
  'only those who may have acted': (life) => {
    for (const { before: unticked, command, outcome, now } of life.steps) {
      if (!outcome.ok || command.type === 'tick') continue;
      // Time comes first: what has risen meanwhile is others' to act on, too.
      const before = evolveAll(unticked, tick(world, unticked, now), now) ?? unticked;
      const about = command as {
        readonly node?: string | null;
        readonly matter?: string;
        readonly matters?: readonly string[];
      };
      for (const id of about.matters ?? [about.matter]) {
        const matter = id === undefined ? undefined : before.matters.get(id);
        const node = about.node ?? matter?.node ?? null;
        const who = whoMay(world, before, command.type, node, matter);
        expect(who).toContain(command.by);
      }
    }
  },
  'a closed blocker stays as it is, and was said to be solved': (life) => {
    for (const { before, after } of life.steps) {
      for (const blocker of mattersOf(before, 'blocker')) {
        const next = matterOf(after, 'blocker', blocker.id);
        expect(next).toBeDefined();
        if (blocker.closed) expect(next).toBe(blocker);
        if (next?.closed) expect(next.solved).not.toBeNull();
      }
    }
  },
  'the level of a blocker never falls': (life) => {
    for (const { before, after } of life.steps) {
      for (const { id, level } of mattersOf(before, 'blocker')) {
        const next = matterOf(after, 'blocker', id)?.level ?? 'unit';
        expect(rankOf(next)).toBeGreaterThanOrEqual(rankOf(level));
      }
    }
  },
  'nobody is called twice for one reply of a blocker': (life) => {
    const seen = new Set<string>();
    for (const { event, state } of told(life)) {
      if (event.type !== 'blockerWarned') continue;
      const blocker = matterOf(state, 'blocker', event.matter);
      const key = `${event.matter} ${event.warning} ${blocker?.askedAt} ${blocker?.solved?.at}`;
      expect(seen).not.toContain(key);
      seen.add(key);
    }
  },
  'no node finishes with an open problem, or with an item nobody looked at': (life) => {
    for (const { event, state } of told(life)) {
      if (event.type !== 'nodeFinished') continue;
      expect(openProblems(state, event.node)).toEqual([]);
      const checklist = checklistOf(state, event.node);
      if (checklist) {
        const figures = countTicks(checklist, itemsOf(world, checklist));
        expect(figures).toMatchObject({ unchecked: 0, failed: 0 });
      }
    }
  },
  'nobody closes a problem that they have fixed, and closed it stays': (life) => {
    for (const { event, state } of told(life)) {
      if (event.type !== 'problemsRechecked') continue;
      for (const id of event.matters) {
        const fixed = matterOf(state, 'rectification', id)?.state;
        expect(fixed).toMatchObject({ status: 'fixed' });
        if (fixed?.status === 'fixed') expect(event.by).not.toBe(fixed.fixed.by);
      }
    }
    for (const { before, after } of life.steps) {
      for (const item of problemsOf(before)) {
        if (!isOpenProblem(item)) expect(matterOf(after, 'rectification', item.id)).toBe(item);
      }
    }
  },
  'an item of a checklist fails exactly as long as a problem of it is open': (life) => {
    for (const { after } of life.steps) {
      for (const checklist of mattersOf(after, 'checklist')) {
        const failed = Object.keys(checklist.ticks).filter(
          (item) => checklist.ticks[item]?.state === 'failed',
        );
        const open = openProblems(after, checklist.node).flatMap(
          ({ source }) => source?.item ?? [],
        );
        expect(failed.sort()).toEqual(open.sort());
      }
    }
  },
  'a project that stands still changes by its standing alone': (life) => {
    for (const { before, after } of life.steps) {
      if (before.phase.status === 'active' || after.phase.status === 'active') continue;
      expect([after.nodes, after.materials, after.matters]).toEqual([
        before.nodes,
        before.materials,
        before.matters,
      ]);
    }
  },
  'a project under way has something left to do, and one that ended stays ended': (life) => {
    for (const { before, after, outcome } of life.steps) {
      const states = [...after.nodes.values()].map(({ status }) => status);
      if (after.phase.status === 'active' && outcome.ok) {
        expect(states.some((status) => status === 'running' || status === 'waiting')).toBe(true);
      }
      if (nodesIn(outcome, 'nodeReopened').length > 0) continue;
      if (before.phase.status === 'finished' || before.phase.status === 'terminated') {
        expect(after.phase.status).toBe(before.phase.status);
      }
    }
  },
  'a running node is due after its start': (life) => {
    for (const { after } of life.steps) {
      for (const node of runningNodes(after)) {
        expect(dayOf(node.dueAt) >= node.startedOn).toBe(true);
      }
    }
  },
  'the number of applicable nodes changes by a decision alone': (life) => {
    for (const { before, after, outcome } of life.steps) {
      const back = nodesIn(outcome, 'nodeReopened').filter(
        (code) => before.nodes.get(code)?.status === 'skipped',
      );
      const change = back.length - nodesIn(outcome, 'nodeDropped').length;
      expect(applicableCount(after)).toBe(applicableCount(before) + change);
    }
  },
  'what an operator decided about a node says who and why': (life) => {
    for (const { after } of life.steps) {
      for (const node of after.nodes.values()) {
        const decided = node.status === 'skipped' && node.reason === 'decided' ? node : null;
        for (const each of [decided, isReopened(node)]) {
          if (!each) continue;
          expect(each.words.trim()).not.toBe('');
          expect(world.directory.person(each.by)?.role).toBe('operator');
        }
      }
    }
  },
  'a node in somebody’s hands is their unit’s, or its agent’s': (life) => {
    for (const { event, state } of told(life)) {
      if (event.type !== 'nodeHandedOver') continue;
      const isOfUnit =
        world.directory.person(event.to)?.unit === unitOfNode(world, state, event.node);
      expect(isOfUnit || event.to === state.team.agent).toBe(true);
    }
  },
  'a request for more time is open once, decided by another, and never for more than was asked': (
    life,
  ) => {
    for (const { event, state } of told(life)) {
      if (!event.type.startsWith('extension') || !('request' in event)) continue;
      const node = state.nodes.get(event.node);
      const open = node?.status === 'running' ? node.extension?.open : undefined;
      if (event.type === 'extensionAsked') expect(open ?? null).toBeNull();
      else expect(open?.request).toBe(event.request);
      if (event.type === 'extensionGranted' || event.type === 'extensionRefused') {
        expect(event.by).not.toBe(open?.by);
      }
      if (event.type === 'extensionGranted' && node?.status === 'running') {
        expect(event.dueAt).toBeGreaterThan(node.dueAt);
        expect(event.dueAt).toBeLessThanOrEqual(open?.dueAt ?? 0);
      }
    }
  },
  'notices call people who are still here': (life) => {
    for (const { after, outcome, now } of life.steps) {
      if (!outcome.ok) continue;
      for (const notice of planNotices(world, after, outcome.events, now)) {
        if ('notBefore' in notice) expect(notice.notBefore).toBeGreaterThanOrEqual(now);
        const called = notice.type === 'postToGroup' ? notice.mention : [];
        for (const id of called) expect(world.directory.person(id)?.active).toBe(true);
      }
    }
  },
};

describe('random commands never break that', () => {
  test.each(Object.entries(invariants))('%s', (_claim, holds) => {
    fc.assert(fc.property(aLife, holds), { numRuns: 15 });
  });

  test('lives reach far enough to count', () => {
    const lives = fc.sample(aLife, { numRuns: 400, seed: 13710 });
    const kinds = new Set(lives.flatMap((life) => [...told(life)].map(({ event }) => event.type)));
    const refusals = new Set(
      lives.flatMap(({ steps }) =>
        steps.flatMap(({ outcome }) => (outcome.ok ? [] : [outcome.refusal.code])),
      ),
    );
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        'nodeAccepted',
        'nodeFinished',
        'nodeStarted',
        'dueSet',
        'extensionAsked',
        'extensionGranted',
        'extensionRefused',
        'extensionLapsed',
        'extensionWithdrawn',
        'nodeHandedOver',
        'dutiesHandedOver',
        'nodeReopened',
        'nodeDropped',
        'materialFiled',
        'materialPromised',
        'lightTurned',
        'warned',
        'promiseWarned',
        'materialRejected',
        'expirySet',
        'expiryWarned',
        'materialExpired',
        'materialAskedAgain',
        'blockerRaised',
        'blockerSolved',
        'blockerClosed',
        'blockerRose',
        'blockerWarned',
        'problemsEntered',
        'problemsFixed',
        'problemsRechecked',
        'problemsCleared',
        'problemsWithdrawn',
        'problemsChanged',
        'problemWarned',
        'problemPhotoAdded',
        'checklistTicked',
        'projectSuspended',
        'projectResumed',
        'projectTerminated',
        'projectFinished',
        'projectArchived',
        'nodePaused',
        'nodeResumed',
        'pauseWarned',
        'supplementAsked',
        'supplementCompleted',
        'supplementReminded',
      ]),
    );
    expect([...refusals]).toEqual(
      expect.arrayContaining([
        'not-allowed',
        'unknown-node',
        'node-not-applicable',
        'node-waiting',
        'node-done',
        'already-accepted',
        'materials-missing',
        'nothing-to-promise',
        'paper-not-there',
        'expiry-not-ahead',
        'date-not-ahead',
        'blocker-words-missing',
        'blocker-since-not-past',
        'blocker-closed',
        'problems-open',
        'problems-faulty',
        'problem-not-fixed',
        'unknown-problem',
        'no-inspection',
        'checklist-open',
        'no-checklist',
        'due-not-ahead',
        'project-not-active',
        'project-not-suspended',
        'reason-missing',
      ]),
    );
  });
});
