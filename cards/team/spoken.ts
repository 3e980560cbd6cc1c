import type { TeamCommand, TeamRefusal, TeamRole } from '../../domain/team/types.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';
import { personLine, personName } from '../text.ts';

/** How a part in the team is called. */
export const teamRoleWords: Readonly<Record<TeamRole, string>> = {
  lead: '牵头领导',
  agent: '专职代办员',
  enterpriseContact: '企业联系人',
  helper: '业务帮办员',
};

/** Who can have a part, where somebody else was named for it. */
const fitWords: Readonly<Record<TeamRole, string>> = {
  lead: '区领导',
  agent: '专职代办员',
  enterpriseContact: '企业联系人',
  helper: '部门、园区或乡镇的帮办员和一把手',
};

/** How the acts of this part are named where a person may not do them. */
export const teamActs: Readonly<Record<TeamCommand['type'], string>> = {
  setTeamRole: '更换专班人员',
  addHelper: '增加帮办员',
  removeHelper: '移出帮办员',
};

export const teamRefusals: RefusalWords<TeamRefusal> = {
  'team-person-unfit': ({ world }, _project, { role, person }) => [
    'warning',
    `${personLine(world, person)} 不能担任${teamRoleWords[role]}，只能由${fitWords[role]}担任。没有改动。`,
  ],
  'team-person-left': ({ world }, _project, { person }) => [
    'warning',
    `${personName(world, person)} 已不在岗，请另选一人。没有改动。`,
  ],
  'team-has-already': ({ world }, _project, { role, person }) => [
    'info',
    `${personLine(world, person)} 已经是本项目的${teamRoleWords[role]}，没有改动。`,
  ],
  'team-has-not': ({ world }, _project, { person }) => [
    'info',
    `${personLine(world, person)} 不是本项目的帮办员，没有改动。`,
  ],
  'team-other-unit': ({ world }, _project, { person }) => [
    'error',
    `您只能调整本单位的帮办员，${personLine(world, person)} 请由其单位一把手或操作员调整。`,
  ],
};

export const teamDone: DoneWords<TeamCommand> = {
  setTeamRole: ({ world }, _project, { role, person }) => ({
    type: 'success',
    content: `${teamRoleWords[role]}已换成 ${personLine(world, person)}。`,
  }),
  addHelper: ({ world }, _project, { person }) => ({
    type: 'success',
    content: `${personLine(world, person)} 已加入专班，任业务帮办员。`,
  }),
  removeHelper: ({ world }, _project, { person }) => ({
    type: 'success',
    content: `${personLine(world, person)} 已移出专班。`,
  }),
};
