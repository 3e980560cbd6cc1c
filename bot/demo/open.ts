import { setTimeout as sleep } from 'node:timers/promises';
import { inTransaction } from '../../db/client.ts';
import { savePeople } from '../../db/queries/people.ts';
import { listProjects } from '../../db/queries/projects.ts';
import { claimRun, hasRun } from '../../db/queries/runs.ts';
import type { PersonId } from '../../domain/people/types.ts';
import { handle, tick } from '../../domain/project/decide.ts';
import { evolveAll } from '../../domain/project/evolve.ts';
import { openProject } from '../../domain/project/open.ts';
import type { HelpTeam, World } from '../../domain/project/types.ts';
import type { BotContext } from '../context.ts';
import { DISPATCH_SINCE } from '../dispatch/owed.ts';
import { commit } from '../execute.ts';
import { alone } from '../lease.ts';
import { demoBlockers } from './blockers.ts';
import { type DemoPerson, type DemoProblems, type DemoProject, readDistrict } from './district.ts';
import { demoProblems } from './problems.ts';

const OPENING = 'demo';
/** What a project's opening is claimed under, so that it happens once. */
export const openingOf = (project: string): string => `${OPENING}:${project}`;

const LEASE = 'demo-opening';
/** How soon a process that waits for another looks again. */
const ASK_AGAIN_MS = 200;

/**
 * Opens the demo district on an empty database, once, whichever process comes first. A process
 * killed in the middle leaves whole projects behind; the next one goes on with the others.
 */
export async function openDemo(context: BotContext, forgetWho: () => void): Promise<void> {
  for (;;) {
    const { left } = await findMissing(context);
    if (left.length === 0) return;
    // One at a time: two processes reading the directory together would break Feishu's quota.
    const isDone = await alone(context, LEASE, () => openMissing(context, forgetWho));
    if (isDone) return;
    await sleep(ASK_AGAIN_MS);
  }
}

/** What is still to be opened; nothing where the projects are somebody else's. */
async function findMissing({ db }: BotContext) {
  const projects = await listProjects(db);
  const district = await readDistrict();
  if (projects.length > 0 && !(await hasRun(db, OPENING))) return { district, left: [] };
  const known = new Set(projects.map(({ id }) => id));
  return { district, left: district.projects.filter(({ id }) => !known.has(id)) };
}

async function openMissing(context: BotContext, forgetWho: () => void): Promise<void> {
  const { db, clock, log } = context;
  // Again: it may have been done since.
  const { district, left } = await findMissing(context);
  if (left.length === 0) return;
  await claimRun(db, OPENING, clock.now());
  await claimRun(db, DISPATCH_SINCE, clock.now());
  const idOf = await enterPeople(context, district.people);
  forgetWho();
  const { world } = await context.who();
  for (const project of left) {
    await openOne(context, world, { project, problems: district.problems }, idOf);
  }
  log.info({ projects: left.length }, 'demo district opened');
}

/** Matches the demo's people with the directory by employee number and records them. */
async function enterPeople(
  { db, messenger, appId }: BotContext,
  people: readonly DemoPerson[],
): Promise<(id: string) => PersonId> {
  const directory = await messenger.listPeople();
  const byNumber = new Map(directory.map((entry) => [entry.employeeNumber, entry]));
  const entries = people.flatMap((person) => {
    const entry = byNumber.get(person.id);
    return entry ? [{ ...person, number: person.id, entry }] : [];
  });
  await savePeople(
    db,
    appId,
    entries.map(({ entry, name, unit, role, title }) => ({
      id: entry.unionId,
      openId: entry.openId,
      name,
      unit,
      role,
      title,
      active: true,
    })),
  );
  const ids = new Map(entries.map(({ number, entry }) => [number, entry.unionId]));
  return (number) => {
    const id = ids.get(number);
    if (!id) throw new Error(`the directory has no person with employee number ${number}`);
    return id;
  };
}

async function openOne(
  { db, clock }: BotContext,
  world: World,
  { project, problems }: { readonly project: DemoProject; readonly problems: DemoProblems },
  idOf: (id: string) => PersonId,
): Promise<void> {
  const now = clock.now();
  const { doneNodes, activeNodes, blockers, helpTeam, ...facts } = project;
  const team: HelpTeam = {
    lead: idOf(helpTeam.lead),
    agent: idOf(helpTeam.agent),
    helpers: helpTeam.helpers.map(idOf),
    unitHeads: helpTeam.unitHeads.map(idOf),
    enterpriseContact: helpTeam.enterpriseContact && idOf(helpTeam.enterpriseContact),
  };
  const history = {
    done: doneNodes,
    running: activeNodes.map((node) => ({ limitOverride: null, ...node })),
    missing: blockers.flatMap(({ kind, material }) =>
      kind === 'missingMaterial' && material ? [material] : [],
    ),
  };
  const opening = openProject(world, { ...facts, team }, history, now);
  const opened = evolveAll(null, opening, now);
  if (!opened) return;
  const events = [...opening, ...tick(world, opened, now)];
  let after = evolveAll(null, events, now);
  if (!after) return;
  const commands = [
    ...demoBlockers(world, after, project, now),
    ...demoProblems(world, after, project, problems),
  ];
  for (const command of commands) {
    const outcome = handle(world, after, command, now);
    if (!outcome.ok) throw new Error(`${project.id}: ${outcome.refusal.code}`);
    events.push(...outcome.events);
    after = outcome.project;
  }
  const change = { before: null, after, events };
  await inTransaction(db, async (tx) => {
    if (!(await claimRun(tx, openingOf(project.id), now))) return;
    const cause = { actor: null, source: { kind: 'opening' } } as const;
    await commit(tx, world, [change], cause, now);
  });
}
