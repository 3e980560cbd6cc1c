import { readDistrict } from '../bot/demo/district.ts';
import { writeWorkbook } from '../bot/sheets/write.ts';
import { createCalendar } from '../domain/calendar/calendar.ts';
import { shippedCatalogue } from '../domain/catalogue/load.ts';
import type { AttributeValue } from '../domain/catalogue/types.ts';
import {
  attributeHead,
  choiceWords,
  peopleWords,
  projectWords,
} from '../domain/import/column-words.ts';
import type { SeenPerson } from '../domain/import/types.ts';
import { roleName } from '../domain/people/role-words.ts';
import { createDirectory } from '../domain/people/types.ts';
import type { World } from '../domain/project/types.ts';

type Value = string | number | null;

export interface Sheets {
  readonly world: World;
  readonly people: Uint8Array;
  readonly projects: Uint8Array;
  readonly seen: readonly SeenPerson[];
}

/**
 * Sheets of a district of `underWay` projects in the middle of their lives and `fresh` ones that
 * begin, made of the demo's: the demo's 24 under other names, over and over.
 */
export async function buildSheets(underWay: number, fresh: number): Promise<Sheets> {
  const { people, projects } = await readDistrict();
  const catalogue = shippedCatalogue();
  const unit = (code: string) => catalogue.units.get(code)?.shortName ?? code;
  const called = (id: string) => {
    const person = people.find((each) => each.id === id);
    return person ? `${unit(person.unit)} ${person.name}` : '';
  };
  const told = (value: AttributeValue | undefined): Value =>
    typeof value === 'boolean' ? (value ? '是' : '否') : (value ?? null);
  const rowOf = (n: number, isFresh: boolean): Value[] => {
    const project = projects[n % projects.length];
    if (!project) throw new Error('the demo has no projects');
    const { helpTeam: team, attributes } = project;
    const answers = catalogue.attributes.map((attribute) => {
      const value = attributes[attribute.key];
      const words = choiceWords(attribute);
      return attribute.type === 'enum'
        ? (words[attribute.values.indexOf(String(value))] ?? null)
        : told(value);
    });
    return [
      `${isFresh ? '储备' : ''}${project.name} ${n + 1}`,
      project.owner,
      unit(project.location),
      `${project.investmentWan} 万元`,
      told(project.keyProject),
      called(team.lead),
      called(team.agent),
      team.helpers.map(called).join('、'),
      team.unitHeads.map(called).join('、'),
      team.enterpriseContact && called(team.enterpriseContact),
      isFresh ? null : project.doneNodes.join('、'),
      isFresh
        ? null
        : project.activeNodes.map(({ node, startedOn }) => `${node} ${startedOn}`).join('；'),
      null,
      ...answers,
    ];
  };
  const rows = [
    ...Array.from({ length: underWay }, (_, n) => rowOf(n, false)),
    ...Array.from({ length: fresh }, (_, n) => rowOf(n, true)),
  ];
  return {
    world: {
      catalogue,
      calendar: createCalendar(catalogue.rules.calendar),
      directory: createDirectory([]),
    },
    people: await workbook(
      Object.values(peopleWords).map(([head]) => head),
      people.map(({ id, name, unit: code, role, title }) => [
        name,
        unit(code),
        roleName(role),
        title,
        id,
      ]),
    ),
    projects: await workbook(
      [
        ...Object.values(projectWords).map(([head]) => head),
        ...catalogue.attributes.map(attributeHead),
      ],
      rows,
    ),
    seen: people.map(({ id, name }) => ({
      unionId: id,
      openId: `ou_${id}`,
      employeeNumber: id,
      name,
    })),
  };
}

const workbook = (heads: readonly string[], rows: readonly (readonly Value[])[]) =>
  writeWorkbook([{ name: '表', heads, rows, widths: [] }]);
