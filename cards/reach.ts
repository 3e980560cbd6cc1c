import type { PersonId } from '../domain/people/types.ts';
import type { ProjectId } from '../domain/project/types.ts';
import type { Hole } from '../domain/reports/reach.ts';
import { textCard } from './answers.ts';
import type { CardContext } from './context.ts';
import { button } from './controls.ts';
import { type Card, card, type Element, footer, header, lines, markdown } from './parts.ts';
import { teamRoleWords } from './team/spoken.ts';
import { cut, cutList, escapeText, nameList, personLine, personName } from './text.ts';

const MAX_LINES = 6;
/** Buttons of one kind: what is left over is told again the next morning. */
const MAX_BUTTONS = 3;
const MAX_JOINED = 40;
const NAME_SIGNS = 20;

type NameOf = (project: ProjectId) => string;

/** Who cannot be reached, for operators, and one tap for each repair. */
export function reachCard(ctx: CardContext, holes: readonly Hole[], nameOf: NameOf): Card {
  const count = `触达检查 · ${holes.length} 处要处理`;
  return card(count, header(count, { template: 'orange' }), [
    ...lostGroups(holes, nameOf),
    ...notInGroup(ctx, holes, nameOf),
    ...outOfRange(ctx, holes, nameOf),
    ...partsLeft(ctx, holes, nameOf),
  ]);
}

const ofKind = <Kind extends Hole['kind']>(holes: readonly Hole[], kind: Kind) =>
  holes.filter((hole): hole is Extract<Hole, { kind: Kind }> => hole.kind === kind);

const shortName = (nameOf: NameOf, id: ProjectId): string =>
  escapeText(cut(nameOf(id), NAME_SIGNS));

function list(title: string, drawn: readonly string[]): Element {
  const shown = cutList(
    drawn,
    MAX_LINES,
    (line) => `· ${line}`,
    (left) => `另有 ${left} 项`,
  );
  return markdown(lines([`**${title}**`, ...shown]));
}

function lostGroups(holes: readonly Hole[], nameOf: NameOf): Element[] {
  const lost = ofKind(holes, 'group-lost');
  if (lost.length === 0) return [];
  return [
    list(
      `项目群失效 ${lost.length} 个`,
      lost.map(({ project }) => shortName(nameOf, project)),
    ),
    ...lost
      .slice(0, MAX_BUTTONS)
      .map(({ project }, n) =>
        rebuildButton(`重建群：${cut(nameOf(project), NAME_SIGNS)}`, project, `rebuild-${n + 1}`),
      ),
  ];
}

const rebuildButton = (words: string, project: ProjectId, name: string): Element =>
  button(words, { v: 1, action: 'group-rebuild', project }, { name });

function notInGroup({ world }: CardContext, holes: readonly Hole[], nameOf: NameOf): Element[] {
  const absent = ofKind(holes, 'not-in-group');
  if (absent.length === 0) return [];
  const projects = [...new Set(absent.map(({ project }) => project))];
  const drawn = projects.map((project) => {
    const names = absent
      .filter((hole) => hole.project === project)
      .map(({ person }) => escapeText(personName(world, person)));
    return `${shortName(nameOf, project)}：${nameList(names, 4, '人')}`;
  });
  return [
    list(`不在项目群里 ${absent.length} 人次`, drawn),
    button('全部拉回群里', {
      v: 1,
      action: 'reach-join',
      projects: projects.slice(0, MAX_JOINED),
    }),
  ];
}

function outOfRange({ world }: CardContext, holes: readonly Hole[], nameOf: NameOf): Element[] {
  const missing = ofKind(holes, 'out-of-range');
  const people = [...new Set(missing.map(({ person }) => person))];
  if (people.length === 0) return [];
  const drawn = people.map((person) => {
    const projects = missing
      .filter((hole) => hole.person === person)
      .map(({ project }) => shortName(nameOf, project));
    return `${escapeText(personLine(world, person))}（${nameList(projects, 2, '个项目')}）`;
  });
  return [
    list(`已离职，或不在应用可用范围 ${people.length} 人`, drawn),
    ...people.slice(0, MAX_BUTTONS).map((person, n) => leftButton(world, person, n + 1)),
  ];
}

function leftButton(world: CardContext['world'], person: PersonId, n: number): Element {
  const name = personName(world, person);
  return button(
    `${name} 已离职`,
    { v: 1, action: 'person-left', person },
    {
      name: `left-${n}`,
      confirm: {
        title: `${name} 已离职？`,
        text: '登记后由本单位其他帮办员或一把手接替在办节点。只是不在应用可用范围的，请在飞书后台调整，不要点。',
      },
    },
  );
}

function partsLeft({ world }: CardContext, holes: readonly Hole[], nameOf: NameOf): Element[] {
  const left = ofKind(holes, 'left');
  if (left.length === 0) return [];
  const projects = [...new Set(left.map(({ project }) => project))];
  const people = [...new Set(left.map(({ person }) => person))];
  const drawn = people.map((person) => {
    const parts = left
      .filter((hole) => hole.person === person)
      .map(({ project, role }) => `${shortName(nameOf, project)} ${teamRoleWords[role]}`);
    return `${escapeText(personName(world, person))}（${nameList(parts, 2, '处')}）`;
  });
  const [first] = people.map((person) => personName(world, person));
  return [
    list(`专班里已离职的人 ${people.length} 名`, drawn),
    footer(`一次全部换人，请发：${escapeText(`交接 ${first} 给 姓名`)}。也可以逐个项目调整：`),
    ...projects
      .slice(0, MAX_BUTTONS)
      .map((project, n) =>
        button(
          `调整专班：${cut(nameOf(project), NAME_SIGNS)}`,
          { v: 1, action: 'team-form', project },
          { name: `team-${n + 1}` },
        ),
      ),
  ];
}

/** A project's group is gone; told to operators as soon as it happens. */
export function groupLostCard(
  project: { readonly id: ProjectId; readonly name: string },
  change: 'disbanded' | 'botRemoved',
): Card {
  const title = change === 'disbanded' ? '项目群被解散' : 'e点通 被移出项目群';
  const words =
    change === 'disbanded'
      ? '群里的卡片收不到了。可以重建一个群：成员、进度卡和在办节点的卡片都会重新发。'
      : '群里的卡片收不到了。可以请群成员把 e点通 加回去，也可以重建一个群。';
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'red' }),
    [markdown(words), rebuildButton('重建项目群', project.id, 'rebuild')],
  );
}

/** Somebody came into a project's group without being asked: what they may do there. */
export const joinedCard = (project: { readonly name: string }): Card =>
  textCard(
    '您加入了项目群',
    [
      `这是“${cut(project.name, 60)}”的项目群。您不是本项目专班的成员。`,
      '您可以看进度和材料，在群里发“进度”“材料”。接办、办结由责任单位办理。',
      '要参加专班，请联系牵头领导或操作员。',
    ],
    'info',
  );

/** People whom a card calls by name; more at once are greeted without. */
const MAX_CALLED = 20;

/**
 * The same for people who are in no directory, and whom only the group can be told: `openIds` are
 * those that Feishu named. They may read; whatever they press or write changes nothing.
 */
export function strangersCard(
  project: { readonly name: string },
  openIds: readonly string[],
): Card {
  const called = openIds
    .slice(0, MAX_CALLED)
    .map((openId) => `<at id=${openId}></at>`)
    .join(' ');
  const title = '欢迎加入项目群';
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'blue' }),
    [
      markdown(`${called} 您还没有在 e点通 登记。`),
      markdown('您可以看群里的进度和卡片；登记前不能点按钮、发指令或交材料。'),
      markdown('要办理事项，请联系操作员（区发改委）登记。'),
    ],
  );
}
