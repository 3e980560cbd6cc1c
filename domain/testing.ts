import { expect } from 'vitest';
import peopleFile from '../demo/people.json' with { type: 'json' };
import projectsFile from '../demo/projects.json' with { type: 'json' };
import { createCalendar, type Limit } from './calendar/calendar.ts';
import { dayOf, type Instant, instantAt } from './calendar/time.ts';
import { shippedCatalogue } from './catalogue/load.ts';
import type { MaterialCode, NodeCode, ProjectAttributes, UnitCode } from './catalogue/types.ts';
import { createDirectory, type Person, type PersonId, type Role } from './people/types.ts';
import type { ProjectCommand, Refusal } from './project/commands.ts';
import { handle, tick } from './project/decide.ts';
import type { ProjectEvent } from './project/events.ts';
import { evolve, evolveAll } from './project/evolve.ts';
import { type History, openProject } from './project/open.ts';
import type { HelpTeam, LimitOverride, Project, World } from './project/types.ts';

// Builders for tests. People keep the demo's numbers, so that a test reads like its data files.

const roleOf: Readonly<Record<string, Role>> = {
  区主要领导: 'principalLeader',
  分管负责人: 'portfolioLeader',
  单位一把手: 'unitHead',
  专职代办员: 'agent',
  业务帮办员: 'helper',
  企业联系人: 'enterpriseContact',
  督办员: 'verifier',
  招商专员: 'promoter',
  操作员: 'operator',
};

export const people: readonly Person[] = peopleFile.people.map(
  ({ id, name, unit, role, title }) => ({
    id,
    name,
    unit,
    role: known(roleOf[role], role),
    title,
    active: true,
  }),
);

const catalogue = shippedCatalogue();

/** What the catalogue takes a project to be where nothing else is said. */
export const defaultAttributes: ProjectAttributes = Object.fromEntries(
  catalogue.attributes.map(({ key, default: value }) => [key, value]),
);

export const world: World = {
  catalogue,
  calendar: createCalendar(catalogue.rules.calendar),
  directory: createDirectory(people),
};

/** The same world where some people have left or changed. */
export const worldWith = (...changes: readonly Partial<Person>[]): World => ({
  ...world,
  directory: createDirectory(
    people.map((person) => ({ ...person, ...changes.find(({ id }) => id === person.id) })),
    dayOf(asOf),
  ),
});

/** `2026-03-16 09:00` on a clock in Beijing. */
export const at = (text: string): Instant => instantAt(text.slice(0, 10), text.slice(11));

/** When the demo district was frozen: Monday 16 March 2026, 09:00. */
export const asOf: Instant = Date.parse(projectsFile.asOf);

export const demoProjects = projectsFile.projects;

/** Events that bring a demo project into being, as the bot opens it. */
export function demoOpening(id: string, now: Instant = asOf): ProjectEvent[] {
  const { doneNodes, activeNodes, blockers, helpTeam, ...facts } = known(
    demoProjects.find((project) => project.id === id),
    id,
  );
  return settled(
    openProject(
      world,
      { ...facts, attributes: { ...facts.attributes }, team: helpTeam },
      {
        done: doneNodes,
        running: activeNodes.map((active) => ({
          node: active.node,
          startedOn: active.startedOn,
          limitOverride: 'limitOverride' in active ? overrideOf(active.limitOverride) : null,
        })),
        missing: blockers.flatMap((blocker) =>
          blocker.kind === 'missingMaterial' && 'material' in blocker ? [blocker.material] : [],
        ),
      },
      now,
    ),
    now,
  );
}

export const demoProject = (id: string, now: Instant = asOf): Project =>
  fold(demoOpening(id, now), now);

export interface ProjectChoices extends Partial<History> {
  readonly attributes?: ProjectAttributes;
  readonly location?: UnitCode;
  readonly team?: Partial<HelpTeam>;
  readonly world?: World;
}

/** Events that open an enterprise's project on auctioned land, with whatever a test sets apart. */
export function opening(choices: ProjectChoices = {}, now: Instant = asOf): ProjectEvent[] {
  const { attributes, location = 'JKQ', team, done = [], running = [], missing = [] } = choices;
  const facts = {
    id: 'P-1',
    name: '测试项目',
    owner: '测试企业',
    location,
    investmentWan: 45_000,
    keyProject: false,
    attributes: { ...defaultAttributes, ...attributes },
    team: {
      lead: 'U006',
      agent: 'U015',
      helpers: ['U021', 'U022'],
      unitHeads: ['U007'],
      enterpriseContact: 'U031',
      ...team,
    },
  };
  return settled(
    openProject(choices.world ?? world, facts, { done, running, missing }, now),
    now,
    choices.world,
  );
}

export const aProject = (choices: ProjectChoices = {}, now: Instant = asOf): Project =>
  fold(opening(choices, now), now);

/** What has happened; an instant among the events says when those after it did. */
export type Past = readonly (ProjectEvent | Instant)[];

export function past(...events: Past): Project {
  let now = asOf;
  let project: Project | null = null;
  for (const event of events) {
    if (typeof event === 'number') now = event;
    else project = evolve(project, event, now);
  }
  return known(project, 'project');
}

/** `given(what happened).when(a command, at an instant).then(events, or the refusal)`. */
export const given = (...events: Past) => givenIn(world, ...events);

export const givenIn = (around: World, ...events: Past) => ({
  when: (command: ProjectCommand, now: Instant = asOf) => {
    const outcome = handle(around, past(...events), command, now);
    return {
      // biome-ignore lint/suspicious/noThenProperty: the third word of the story; never awaited.
      then: (...expected: readonly ProjectEvent[] | readonly [Refusal]) => {
        const [first] = expected;
        const isRefusal = first !== undefined && 'code' in first;
        expect(outcome.ok ? outcome.events : outcome.refusal).toEqual(isRefusal ? first : expected);
      },
    };
  },
});

/** The project after commands that must all be carried out. */
export function carryOut(project: Project, now: Instant, ...commands: ProjectCommand[]): Project {
  return commands.reduce((state, command) => {
    const outcome = handle(world, state, command, now);
    if (!outcome.ok) throw new Error(`${command.type} was refused: ${outcome.refusal.code}`);
    return outcome.project;
  }, project);
}

export const TICK: ProjectCommand = { type: 'tick' };
export const acceptNode = (node: NodeCode, by: PersonId): ProjectCommand => ({
  type: 'accept',
  node,
  by,
});
export const finish = (node: NodeCode, by: PersonId): ProjectCommand => ({
  type: 'finish',
  node,
  by,
});
export const setDue = (node: NodeCode, due: string, by: PersonId): ProjectCommand => ({
  type: 'setDue',
  node,
  dueAt: at(due),
  by,
});
export const promise = (
  node: NodeCode,
  materials: readonly MaterialCode[],
  promisedOn: string,
  by: PersonId,
): ProjectCommand => ({ type: 'promiseMaterials', node, materials, promisedOn, by });

export const scan = (material: MaterialCode) => ({
  id: `file-${material}`,
  name: `${material}.pdf`,
});
export const file = (
  material: MaterialCode,
  by: PersonId,
  node: NodeCode | null = null,
): ProjectCommand => ({ type: 'fileMaterial', material, node, file: scan(material), by });

/** The paper that a finished node brings into being. */
export const produced = (material: MaterialCode): ProjectEvent => ({
  type: 'materialFiled',
  material,
  version: 1,
  file: null,
  by: null,
  node: null,
  serves: [],
});

export const started = (node: NodeCode, startedOn: string, due: string): ProjectEvent => ({
  type: 'nodeStarted',
  node,
  startedOn,
  dueAt: at(due),
  limitOverride: null,
});

function settled(events: ProjectEvent[], now: Instant, around = world): ProjectEvent[] {
  return [...events, ...tick(around, fold(events, now), now)];
}

const fold = (events: readonly ProjectEvent[], now: Instant): Project =>
  known(evolveAll(null, events, now), 'project');

interface RawOverride {
  readonly days: number;
  readonly kind: string;
  readonly reason: string;
}

function overrideOf(raw: RawOverride | undefined): LimitOverride | null {
  if (!raw) return null;
  const { reason, ...limit } = raw;
  return { limit: limit as Limit, reason };
}

function known<Value>(value: Value | null | undefined, name: string): Value {
  if (value === undefined || value === null) throw new Error(`${name} is unknown`);
  return value;
}
