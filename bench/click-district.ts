import { pino } from 'pino';
import { SANDBOX_APP } from '../bot/config.ts';
import { readDistrict } from '../bot/demo/district.ts';
import { commit } from '../bot/execute.ts';
import { createFeishu } from '../bot/messenger/feishu/feishu.ts';
import { inTransaction, openDatabase } from '../db/client.ts';
import { migrateDatabase } from '../db/migrate.ts';
import { savePeople } from '../db/queries/people.ts';
import { createCalendar } from '../domain/calendar/calendar.ts';
import { dayOf, type Instant } from '../domain/calendar/time.ts';
import { shippedCatalogue } from '../domain/catalogue/load.ts';
import { createDirectory, type Person } from '../domain/people/types.ts';
import { evolveAll } from '../domain/project/evolve.ts';
import { openProject } from '../domain/project/open.ts';
import type { World } from '../domain/project/types.ts';

/**
 * Opens copies of the demo's busiest project until at least `wanted` nodes run, each of which can
 * be accepted once. Answers how many groups and node cards the bot will post for them.
 */
export async function openForClicks(
  databaseUrl: string,
  sandboxUrl: string,
  now: Instant,
  wanted: number,
): Promise<{ readonly groups: number; readonly nodeCards: number }> {
  const { people, projects } = await readDistrict();
  const busiest = [...projects].sort((a, b) => b.activeNodes.length - a.activeNodes.length)[0];
  if (!busiest) throw new Error('the demo has no projects');
  const ids = await findIds(sandboxUrl);
  const idOf = (number: string): string => {
    const ours = ids.get(number);
    if (!ours) throw new Error(`the sandbox has no person with employee number ${number}`);
    return ours.unionId;
  };
  const district: Person[] = people.map((person) => ({
    ...person,
    id: idOf(person.id),
    active: true,
  }));
  const catalogue = shippedCatalogue();
  const world: World = {
    catalogue,
    calendar: createCalendar(catalogue.rules.calendar),
    directory: createDirectory(district),
  };

  const { doneNodes, activeNodes, blockers: _blockers, helpTeam, ...facts } = busiest;
  const team = {
    lead: idOf(helpTeam.lead),
    agent: idOf(helpTeam.agent),
    helpers: helpTeam.helpers.map(idOf),
    unitHeads: helpTeam.unitHeads.map(idOf),
    enterpriseContact: helpTeam.enterpriseContact && idOf(helpTeam.enterpriseContact),
  };
  // Started today: no light turns and no warning is posted while the clicks run.
  const running = activeNodes.map(({ node }) => ({
    node,
    startedOn: dayOf(now),
    limitOverride: null,
  }));
  const history = { done: doneNodes, running, missing: [] };
  const open = (n: number) => {
    const copy = { ...facts, id: `BENCH-${n}`, name: `${facts.name} ${n}`, team };
    const events = openProject(world, copy, history, now);
    const after = evolveAll(null, events, now);
    if (!after) throw new Error('a project did not open');
    return { before: null, after, events };
  };
  const perProject = [...open(0).after.nodes.values()].filter(
    ({ status }) => status === 'running',
  ).length;
  const groups = Math.ceil(wanted / perProject);

  const database = openDatabase(databaseUrl, { connections: 2 });
  try {
    await migrateDatabase(database.db);
    const openIds = new Map([...ids.values()].map(({ unionId, openId }) => [unionId, openId]));
    const entries = district.map((person) => ({ ...person, openId: openIds.get(person.id) ?? '' }));
    await savePeople(database.db, SANDBOX_APP.id, entries);
    const cause = { actor: null, source: { kind: 'opening' } } as const;
    for (let n = 1; n <= groups; n += 1) {
      await inTransaction(database.db, (tx) => commit(tx, world, [open(n)], cause, now));
    }
  } finally {
    await database.close();
  }
  return { groups, nodeCards: groups * perProject };
}

/** The directory as the bot reads it, by employee number. */
async function findIds(domain: string) {
  const log = pino({ level: 'silent' });
  const { id: appId, secret: appSecret } = SANDBOX_APP;
  const feishu = createFeishu({ appId, appSecret, domain, log });
  const directory = await feishu.messenger.listPeople();
  return new Map(directory.map((entry) => [entry.employeeNumber, entry]));
}
