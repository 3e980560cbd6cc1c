import { readFileSync } from 'node:fs';
import { isJson, type Json } from '../api/fields.ts';
import { BOT_NAME } from '../app-identity.ts';
import { BOT_OPEN_ID, openDepartmentIdOf, openIdOf, unionIdOf } from './ids.ts';
import type { Person, Unit } from './types.ts';

/** Enterprises are no unit of the district; their contacts still need a department. */
const ENTERPRISES: Unit = { code: 'ENT', name: '企业', shortName: '企业' };

export interface Directory {
  people: readonly Person[];
  units: readonly Unit[];
  person(openId: string): Person | undefined;
  personById(id: string): Person | undefined;
  personByUnionId(unionId: string): Person | undefined;
  unit(codeOrOpenDepartmentId: string): Unit | undefined;
  nameOf(openId: string): string;
}

const shipped = new URL('../../', import.meta.url);

/** The demo district's people and units, read as files. Throws with the name of a broken one. */
export function readDirectory(root = shipped): Directory {
  const raw = listIn<Omit<Person, 'openId' | 'unionId'>>(root, 'demo/people.json', 'people');
  const known = listIn<Unit>(root, 'domain/catalogue/data/units.json', 'units');
  const people = raw.map((each) => ({
    ...each,
    openId: openIdOf(each.id),
    unionId: unionIdOf(each.id),
  }));
  const units = [...known, ENTERPRISES];
  const byOpenId = new Map(people.map((each) => [each.openId, each]));
  const byId = new Map(people.map((each) => [each.id, each]));
  const byUnionId = new Map(people.map((each) => [each.unionId, each]));
  const byCode = new Map(units.flatMap((unit) => unitKeys(unit).map((key) => [key, unit])));
  return {
    people,
    units,
    person: (openId) => byOpenId.get(openId),
    personById: (id) => byId.get(id),
    personByUnionId: (unionId) => byUnionId.get(unionId),
    unit: (key) => byCode.get(key),
    nameOf: (openId) =>
      openId === BOT_OPEN_ID ? BOT_NAME : (byOpenId.get(openId)?.name ?? '未知用户'),
  };
}

const DEMO_PROJECTS = 'demo/projects.json';

/** The demo district begins at this instant. */
export function readDemoStart(root = shipped): number {
  const { asOf } = readJson(root, DEMO_PROJECTS);
  const start = Date.parse(String(asOf));
  if (Number.isNaN(start)) throw new Error(`${DEMO_PROJECTS}: asOf is no instant`);
  return start;
}

/** A group of the demo that is about no project; the first member owns it. */
export interface DemoGroup {
  readonly id: string;
  readonly name: string;
  /** Ids of people. */
  readonly members: readonly string[];
}

export const readDemoGroups = (root = shipped): DemoGroup[] =>
  listIn<DemoGroup>(root, 'demo/groups.json', 'groups');

function unitKeys(unit: Unit): string[] {
  return [unit.code, openDepartmentIdOf(unit.code)];
}

function listIn<Item>(root: URL, path: string, name: string): Item[] {
  const list = readJson(root, path)[name];
  if (!Array.isArray(list)) throw new Error(`${path}: ${name} is no list`);
  return list as Item[];
}

function readJson(root: URL, path: string): Json {
  const text = readFileSync(new URL(path, root), 'utf8');
  try {
    const value: unknown = JSON.parse(text);
    if (isJson(value)) return value;
    throw new Error('it holds no object');
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Error(`${path} cannot be read: ${words}`, { cause: error });
  }
}
