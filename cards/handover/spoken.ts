import type { HandoverCommand, HandoverRefusal } from '../../domain/handover/types.ts';
import type { PersonId } from '../../domain/people/types.ts';
import type { World } from '../../domain/project/types.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';
import { nameList, nodeName, personLine, personName, unitName } from '../text.ts';
import { dateWords, dayWords } from '../words.ts';

const MAX_WHO = 4;
const MAX_STARTED = 3;

/** How the acts of this part are named where a person may not do them. */
export const handoverActs: Readonly<Record<HandoverCommand['type'], string>> = {
  handOverNode: '转办',
  handOverDuties: '交接工作',
  reopen: '重开',
  skip: '跳过',
};

export const handoverRefusals: RefusalWords<HandoverRefusal> = {
  'receiver-gone': ({ world }, _project, { person }) => [
    'warning',
    world.directory.person(person)
      ? `${personName(world, person)} 已不在岗，请另选一人。没有改动。`
      : '没有登记这个人，没有改动。',
  ],
  'receiver-of-other-unit': ({ world }, _project, { person, unit }) => [
    'warning',
    `只能转给 ${unitName(world, unit)} 的在岗人员，${personLine(world, person)} 不能接办。没有改动。`,
  ],
  'receiver-unfit': ({ world }, _project, { person, from }) => [
    'warning',
    `${personLine(world, person)} 不能接替 ${personLine(world, from)}：${fitWords(world, from)}。没有改动。`,
  ],
  'receiver-away': ({ world, now }, _project, { person, from, until }) => [
    'warning',
    `${personName(world, person)} 自己请假${from ? `，从 ${dateWords(from, now)}` : ''}到 ${dateWords(until, now)}，请另选一人。没有改动。`,
  ],
  'receiver-holds-it': ({ world }, _project, { person, node }) => [
    'info',
    `${nodeName(world, node)} 本来就由 ${personLine(world, person)} 负责，没有改动。`,
  ],
  'same-person': ({ world }, _project, { person }) => [
    'warning',
    `不能由 ${personName(world, person)} 接替自己，请另选一人。没有改动。`,
  ],
  'duties-not-allowed': ({ world }, _project, { from, who }) => [
    'error',
    who.length > 0
      ? `您不能交接 ${personLine(world, from)} 的工作，可以办理的是：${whoWords(world, who)}。`
      : '目前没有登记操作员，不能交接。没有改动。',
  ],
  'absence-not-allowed': ({ world }, _project, { person, who }) => [
    'error',
    `您不能替 ${personLine(world, person)} 登记请假，可以登记的是：${whoWords(world, who)}。`,
  ],
  'absence-of-enterprise': () => [
    'warning',
    '企业联系人不用登记请假；要换联系人，请操作员调整专班。没有改动。',
  ],
  'absence-stands-in': ({ world }, _project, { person, absent }) => [
    'warning',
    `${personName(world, person)} 正在代 ${namesOf(world, absent)}，请先给他们换代办的人。没有改动。`,
  ],
  'absence-order': ({ now }, _project, { from, until }) => [
    'warning',
    `请假从 ${dateWords(from, now)}开始，最后一天 ${dateWords(until, now)}不能比它早。没有改动。`,
  ],
  'absence-runs': ({ world, now }, _project, { person, until }) => [
    'warning',
    `${personName(world, person)} 正在请假，到 ${dateWords(until, now)}。请先销假，或等回来后再登记下一次。没有改动。`,
  ],
  'absence-stands': ({ world, now }, _project, { person, standIn, from, until }) => [
    'info',
    `${personName(world, person)} 已登记请假${from ? `从 ${dateWords(from, now)}` : ''}到 ${dateWords(until, now)}，由 ${personName(world, standIn)} 代，没有改动。`,
  ],
  'absence-none': ({ world }, _project, { person }) => [
    'info',
    `${personName(world, person)} 没有在请假，不用销假。`,
  ],
  'node-not-over': ({ world }, project, { node }) => [
    'info',
    project?.nodes.get(node)?.status === 'waiting'
      ? `${nodeName(world, node)} 还没有启动，不用重开。`
      : `${nodeName(world, node)} 正在办理，不用重开。`,
  ],
  'node-dropped': ({ world, now }, _project, { node, by, at }) => [
    'info',
    `${nodeName(world, node)} 已由 ${personLine(world, by)} 于 ${dayWords(at, now)}决定跳过，不用再办。`,
  ],
};

/** Who could take that person's place. */
function fitWords(world: World, from: PersonId): string {
  const person = world.directory.person(from);
  switch (person?.role) {
    case 'principalLeader':
    case 'portfolioLeader':
      return '区领导的工作只能由其他区领导接替';
    case 'agent':
      return '代办员只能由其他代办员或本单位人员接替';
    case 'helper':
    case 'unitHead':
    case 'promoter':
      return `只能由 ${unitName(world, person.unit)} 的人接替`;
    default:
      return '只能由同一岗位的人接替';
  }
}

const whoWords = (world: World, who: readonly PersonId[]): string =>
  nameList(
    who.map((person) => personLine(world, person)),
    MAX_WHO,
    '人',
  );

const namesOf = (world: World, people: readonly PersonId[]): string =>
  nameList(
    people.map((person) => personName(world, person)),
    MAX_WHO,
    '人',
  );

export const handoverDone: DoneWords<HandoverCommand> = {
  handOverNode: ({ world }, _project, { node, to }) => ({
    type: 'success',
    content: `已把 ${nodeName(world, node)} 转给 ${personLine(world, to)}，项目群里已通知接办。`,
  }),
  handOverDuties: ({ world }, project, { from, to }) => ({
    type: 'success',
    content: `“${project.name}”里 ${personName(world, from)} 的工作已交给 ${personLine(world, to)}。`,
  }),
  reopen({ world, now }, project, { node }) {
    const state = project.nodes.get(node);
    const next =
      state?.status === 'running'
        ? `今天重新起算，时限 ${dayWords(state.dueAt, now)}`
        : '前面的节点办结后启动';
    return { type: 'success', content: `已重开 ${nodeName(world, node)}，${next}。` };
  },
  skip({ world }, _project, { node }, events) {
    const names = events.flatMap((event) =>
      event.type === 'nodeStarted' ? nodeName(world, event.node) : [],
    );
    const next = names.length > 0 ? `已启动：${nameList(names, MAX_STARTED, '个节点')}。` : '';
    return { type: 'success', content: `已跳过 ${nodeName(world, node)}。${next}` };
  },
};
