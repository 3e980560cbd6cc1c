import type { PersonId, Role } from '../../domain/people/types.ts';
import { runningNodes } from '../../domain/project/node-view.ts';
import { responsibleFor } from '../../domain/project/people.ts';
import type { Project, World } from '../../domain/project/types.ts';
import type { TeamRole, TeamSubject } from '../../domain/team/types.ts';
import type { CardContext } from '../context.ts';
import { button, buttonRow, form, type Option, select, submit } from '../controls.ts';
import type { MentionOptions } from '../node.ts';
import { type Card, card, type Element, fact, footer, header, lines, markdown } from '../parts.ts';
import { cutList, escapeText, memberLine, mention, personLine } from '../text.ts';
import { dayWords } from '../words.ts';
import { type TeamChange, teamChanges, teamForm } from './actions.ts';
import { teamRoleWords } from './spoken.ts';

/** People of one kind shown before the rest is counted. */
const MAX_SHOWN = 12;

/** 专班: who belongs to the 1+1+N team and how much each has running. */
export function teamCard(ctx: CardContext, project: Project): Card {
  const { world } = ctx;
  const { team } = project;
  const people = [team.lead, team.agent, ...team.helpers, ...team.unitHeads];
  const count = new Set(team.enterpriseContact ? [...people, team.enterpriseContact] : people).size;
  return card(
    `专班 · ${project.name} · ${count} 人`,
    header(`专班 · ${count} 人`, { subtitle: project.name, template: 'blue' }),
    [
      fact('牵头', peopleLines(world, project, [team.lead])),
      fact('代办', peopleLines(world, project, [team.agent])),
      fact('帮办', peopleLines(world, project, team.helpers)),
      fact('一把手', peopleLines(world, project, team.unitHeads)),
      fact(
        '企业',
        peopleLines(world, project, team.enterpriseContact ? [team.enterpriseContact] : []),
      ),
      buttonRow([button('调整专班', { v: 1, action: 'team-form', project: project.id })]),
      footer('操作员和牵头领导可以调整；一把手可以调整本单位的帮办员。'),
    ],
  );
}

function peopleLines(world: World, project: Project, ids: readonly PersonId[]): string {
  const shown = cutList(
    ids,
    MAX_SHOWN,
    (id) => personWords(world, project, id),
    (left) => `另有 ${left} 人`,
  );
  return shown.length > 0 ? lines(shown) : '暂无';
}

function personWords(world: World, project: Project, id: PersonId): string {
  const name = escapeText(memberLine(world, id));
  if (world.directory.person(id)?.active !== true) return `${name}（已不在岗，请更换）`;
  const held = runningNodes(project).filter(
    ({ code }) => responsibleFor(world, project, code).person === id,
  ).length;
  return held > 0 ? `${name}，在办 ${held} 个节点` : name;
}

const changeWords: Readonly<Record<TeamChange, string>> = {
  lead: '更换牵头领导',
  agent: '更换专职代办员',
  enterpriseContact: '更换企业联系人',
  addHelper: '增加一名帮办员',
  removeHelper: '移出一名帮办员',
};

const rolesShown: readonly Role[] = [
  'portfolioLeader',
  'principalLeader',
  'agent',
  'enterpriseContact',
  'helper',
  'unitHead',
];

/** 调整专班, in the own chat: what to change, and who. */
export function teamFormCard(ctx: CardContext, project: Project): Card {
  return card(
    `调整专班 · ${project.name}`,
    header('调整专班', { subtitle: project.name, template: 'blue' }),
    [
      markdown('请选要改什么，再选人。改完后群成员一并更新。'),
      form('team_form', [
        select(teamForm.change, {
          placeholder: '选要改什么',
          options: teamChanges.map((value) => ({ text: changeWords[value], value })),
        }),
        select(teamForm.person, { placeholder: '选人', options: candidates(ctx.world, project) }),
        submit('确认调整', { v: 1, action: 'team-change', project: project.id }),
      ]),
      footer('名单里没有的人，可以在群里发“专班 加 姓名”。'),
    ],
  );
}

/** The project's own people first, so that they are offered where a select cannot hold all. */
function candidates(world: World, project: Project): Option[] {
  const { team } = project;
  const near = new Set([...team.helpers, ...team.unitHeads]);
  return rolesShown
    .flatMap((role) => world.directory.withRole(role))
    .sort((a, b) => Number(near.has(b.id)) - Number(near.has(a.id)))
    .map(({ id, title }) => ({ text: `${personLine(world, id)} · ${title}`, value: id }));
}

const mayWords: Readonly<Record<TeamRole, string>> = {
  lead: '您可以决定延期、作出批示，并接收需要您协调的堵点。',
  agent: '您可以办理企业承担的节点、代办事项和现场记录。发“今天”看当天安排。',
  enterpriseContact: '您可以看进度、传材料、报堵点。发“进度”看项目到了哪一步。',
  helper: '您可以接办、办结本单位的节点，传材料、报堵点。发“待办”看等您办的事。',
};

/** The team has changed: who left, who came, and what the newcomer may do. */
export function teamChangedCard(
  ctx: CardContext,
  project: Project,
  { role, left, joined, by, at }: Extract<TeamSubject, { kind: 'teamChanged' }>,
  options: MentionOptions,
): Card {
  const { world, now } = ctx;
  const title = `专班调整 · ${teamRoleWords[role]}`;
  const welcome: Element[] =
    joined === null ? [] : [markdown(`${mention(ctx, options.mention)} ${mayWords[role]}`.trim())];
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'blue' }),
    [
      ...welcome,
      ...(joined === null ? [] : [fact('新任', escapeText(personLine(world, joined)))]),
      ...(left === null
        ? []
        : [fact(joined === null ? '移出' : '原任', escapeText(personLine(world, left)))]),
      fact('调整', escapeText(`${personLine(world, by)}，${dayWords(at, now)}`)),
    ],
  );
}
