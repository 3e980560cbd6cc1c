import { readFileSync } from 'node:fs';
import { BOT_NAME } from '../app-identity.ts';
import { BOT_OPEN_ID, openDepartmentIdOf, openIdOf, unionIdOf } from './ids.ts';
import type { Person, Unit } from './types.ts';

interface PeopleFile {
  people: Omit<Person, 'openId' | 'unionId'>[];
}

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

/** The demo district's people and units, read as files. */
export function readDirectory(): Directory {
  const { people: raw } = readJson('../../demo/people.json') as PeopleFile;
  const { units: known } = readJson('../../domain/catalogue/data/units.json') as { units: Unit[] };
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

/** The demo district begins at this instant. */
export function readDemoStart(): number {
  const { asOf } = readJson('../../demo/projects.json') as { asOf: string };
  return Date.parse(asOf);
}

function unitKeys(unit: Unit): string[] {
  return [unit.code, openDepartmentIdOf(unit.code)];
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}
