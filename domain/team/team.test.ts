import { expect, test } from 'vitest';
import type { ProjectCommand } from '../project/commands.ts';
import { handle } from '../project/decide.ts';
import { planNotices } from '../project/notices.ts';
import { groupMembers } from '../project/people.ts';
import { aProject, asOf, carryOut, people, world, worldWith } from '../testing.ts';

const idOf = (role: string, not: readonly string[] = []) =>
  people.find((person) => person.role === role && !not.includes(person.id))?.id ?? '';
const operator = idOf('operator');
const project = aProject();
const { team } = project;
const otherAgent = idOf('agent', [team.agent]);
const otherHelper = idOf('helper', team.helpers);

const refusalOf = (command: ProjectCommand, around = world) => {
  const outcome = handle(around, project, command, asOf);
  return outcome.ok ? undefined : outcome.refusal.code;
};

test('an operator and the lead change the team', () => {
  for (const by of [operator, team.lead]) {
    const changed = carryOut(project, asOf, {
      type: 'setTeamRole',
      role: 'agent',
      person: otherAgent,
      by,
    });
    expect(changed.team).toEqual({ ...team, agent: otherAgent });
  }
});

test('a helper comes and goes', () => {
  const joined = carryOut(project, asOf, { type: 'addHelper', person: otherHelper, by: operator });
  expect(joined.team.helpers).toEqual([...team.helpers, otherHelper]);
  const left = carryOut(joined, asOf, { type: 'removeHelper', person: otherHelper, by: operator });
  expect(left.team).toEqual(team);
});

test('a unit head changes helpers of the own unit only', () => {
  const [head = ''] = team.unitHeads;
  const unit = world.directory.person(head)?.unit ?? '';
  const own = world.directory.inUnit(unit, 'helper').find(({ id }) => team.helpers.includes(id));
  expect(refusalOf({ type: 'removeHelper', person: own?.id ?? '', by: head })).toBeUndefined();
  const stranger = people.find((each) => each.role === 'helper' && each.unit !== unit)?.id ?? '';
  expect(refusalOf({ type: 'addHelper', person: stranger, by: head })).toBe('team-other-unit');
});

test.each([
  ['by somebody without the right', { person: otherHelper, by: team.agent }, 'not-allowed'],
  ['of a leader as helper', { person: team.lead, by: operator }, 'team-person-unfit'],
  ['of a helper who is there', { person: team.helpers[0] ?? '', by: operator }, 'team-has-already'],
  ['of nobody', { person: 'nobody', by: operator }, 'team-person-left'],
])('adding %s is refused', (_what, command, code) => {
  expect(refusalOf({ type: 'addHelper', ...command })).toBe(code);
});

test('somebody who has left gets no part', () => {
  const without = worldWith({ id: otherAgent, active: false });
  const command = { type: 'setTeamRole', role: 'agent', person: otherAgent, by: operator } as const;
  expect(refusalOf(command, without)).toBe('team-person-left');
});

test('the group follows: the newcomer is called, whoever no longer belongs leaves', () => {
  const command = { type: 'setTeamRole', role: 'agent', person: otherAgent, by: operator } as const;
  const outcome = handle(world, project, command, asOf);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const notices = planNotices(world, outcome.project, outcome.events, asOf);
  expect(notices).toContainEqual({
    type: 'addMembers',
    people: groupMembers(world, outcome.project),
  });
  expect(notices).toContainEqual({ type: 'removeMembers', people: [team.agent] });
  expect(notices).toContainEqual(
    expect.objectContaining({ type: 'postToGroup', mention: [otherAgent] }),
  );
});
