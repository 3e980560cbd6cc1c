import type { AttributeValue } from '../catalogue/types.ts';
import { roleName } from '../people/role-words.ts';
import type { demoProjects } from '../testing.ts';
import { people, world } from '../testing.ts';
import { attributeHead, choiceWords, peopleWords, projectWords } from './column-words.ts';
import type { Cell, Rows, SeenPerson } from './types.ts';

// Sheets for tests, with the demo's people and projects in them.

type Columns = Readonly<Record<string, Cell>>;

/** A sheet with the heads of a template over rows that give some of its columns. */
export const sheet = (heads: readonly string[], ...rows: readonly Columns[]): Rows => [
  heads,
  ...rows.map((row) => heads.map((head) => row[head] ?? null)),
];

export const peopleHeads = Object.values(peopleWords).map(([head]) => head);
export const projectHeads = [
  ...Object.values(projectWords).map(([head]) => (head === '总投资' ? '总投资（亿元）' : head)),
  ...world.catalogue.attributes.map(attributeHead),
];

/** The directory as the app sees the demo's people; numbers are those of its files. */
export const seen: readonly SeenPerson[] = people.map(({ id, name }) => ({
  unionId: id,
  openId: `ou_${id}`,
  employeeNumber: id,
  name,
}));

export const unitShort = (code: string): string =>
  world.catalogue.units.get(code)?.shortName ?? code;

const personShort = (id: string): string => {
  const person = people.find((one) => one.id === id);
  return person ? `${unitShort(person.unit)} ${person.name}` : id;
};

/** Everybody of the demo as rows of a sheet. */
export const demoPeopleRows = (): Columns[] =>
  people.map(({ id, name, unit, role, title }) => ({
    姓名: name,
    单位: unit === 'ENT' ? '某某公司' : unitShort(unit),
    角色: roleName(role),
    职务: title,
    工号: id,
  }));

/** A demo project as a row of a sheet. */
export function demoProjectRow(project: (typeof demoProjects)[number]): Columns {
  const { helpTeam, attributes } = project;
  const names = (ids: readonly string[]) => ids.map(personShort).join('、');
  const said = (value: AttributeValue): Cell =>
    typeof value === 'boolean' ? (value ? '是' : '否') : value;
  return {
    项目名称: project.name,
    建设单位: project.owner,
    属地: unitShort(project.location),
    '总投资（亿元）': project.investmentWan / 10_000,
    重点项目: project.keyProject ? '是' : '否',
    分管负责人: personShort(helpTeam.lead),
    专职代办员: personShort(helpTeam.agent),
    业务帮办员: names(helpTeam.helpers),
    单位一把手: names(helpTeam.unitHeads),
    企业联系人: helpTeam.enterpriseContact && personShort(helpTeam.enterpriseContact),
    已办结节点: project.doneNodes.join('、'),
    在办节点及开始日: project.activeNodes
      .map(({ node, startedOn }) => `${node} ${startedOn}`)
      .join('；'),
    ...Object.fromEntries(
      world.catalogue.attributes.map((attribute) => {
        const value = (attributes as Record<string, AttributeValue>)[attribute.key];
        const words =
          attribute.type === 'enum'
            ? choiceWords(attribute)[attribute.values.indexOf(String(value))]
            : undefined;
        return [attributeHead(attribute), words ?? (value === undefined ? null : said(value))];
      }),
    ),
  };
}
