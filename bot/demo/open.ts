import { inTransaction } from '../../db/client.ts';
import { savePeople } from '../../db/queries/people.ts';
import { listProjects } from '../../db/queries/projects.ts';
import { claimRun, hasRun, holdAlone } from '../../db/queries/runs.ts';
import type { PersonId } from '../../domain/people/types.ts';
import { tick } from '../../domain/project/decide.ts';
import { evolveAll } from '../../domain/project/evolve.ts';
import { openProject } from '../../domain/project/open.ts';
import type { HelpTeam, World } from '../../domain/project/types.ts';
import type { BotContext } from '../context.ts';
import { commit } from '../execute.ts';
import { type DemoPerson, type DemoProject, readDistrict } from './district.ts';

const OPENING = 'demo';

/**
 * Opens the demo district on an empty database, once, whichever process comes first. A process
 * killed in the middle leaves whole projects behind; the next one goes on with the others.
 */
export async function openDemo(context: BotContext, forgetWho: () => void): Promise<void> {
  // One at a time: two processes reading the directory together would break Feishu's quota.
  await inTransaction(context.db, async (tx) => {
    await holdAlone(tx, OPENING);
    await openMissing(context, forgetWho);
  });
}

/** Works outside the transaction that keeps others out: each project is committed by itself. */
async function openMissing(context: BotContext, forgetWho: () => void): Promise<void> {
  const { db, clock, log } = context;
  const projects = await listProjects(db);
  const isOurs = await hasRun(db, OPENING);
  if (projects.length > 0 && !isOurs) return;
  const district = await readDistrict();
  const left = district.projects.filter(({ id }) => !projects.some((known) => known.id === id));
  if (left.length === 0) return;
  await claimRun(db, OPENING, clock.now());
  const idOf = await enterPeople(context, district.people);
  forgetWho();
  const { world } = await context.who();
  for (const project of left) await openOne(context, world, project, idOf);
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
  project: DemoProject,
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
  const after = evolveAll(null, events, now);
  if (!after) return;
  await inTransaction(db, async (tx) => {
    if (!(await claimRun(tx, `${OPENING}:${project.id}`, now))) return;
    const cause = { actor: null, source: { kind: 'opening' } } as const;
    await commit(tx, world, [{ before: null, after, events }], cause, now);
  });
}
