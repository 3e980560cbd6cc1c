import { describe, expect, test } from 'vitest';
import { waitingFor } from '../matter/waiting.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { handle } from '../project/decide.ts';
import { planNotices } from '../project/notices.ts';
import { aProject, asOf, at, carryOut, TICK, world, worldWith } from '../testing.ts';
import { countErrands, NOTE_SIGNS, openErrandOf } from './decide.ts';

const NODE = '0101';
const project = aProject();
const { lead, agent, helpers, enterpriseContact } = project.team;
const contact = enterpriseContact ?? '';
const asked = carryOut(project, asOf, { type: 'askErrand', node: NODE, by: contact });
const take = { type: 'takeErrand', matter: 'E1', by: agent } as const;
const finish = { type: 'finishErrand', matter: 'E1', by: agent } as const;

const refusalOf = (state: typeof project, command: ProjectCommand, around = world) => {
  const outcome = handle(around, state, command, asOf);
  return outcome.ok ? undefined : outcome.refusal.code;
};
const eventsAt = (state: typeof project, when: string) => {
  const outcome = handle(world, state, TICK, at(when));
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome;
};

describe('an errand', () => {
  test('asked by the enterprise waits for the agent, for one working day', () => {
    const errand = openErrandOf(asked, NODE);
    expect(errand).toMatchObject({ asked: { by: contact, at: asOf }, called: [agent] });
    expect(errand?.takeDueAt).toBe(at('2026-03-17 17:30'));
    const waits = waitingFor(world, asked, agent).filter(({ matter }) => matter === 'E1');
    expect(waits).toMatchObject([{ act: 'errand-take', dueAt: at('2026-03-17 17:30') }]);
  });

  test('taken and done is counted, and whoever asked hears of it', () => {
    const taken = carryOut(asked, asOf, take);
    expect(waitingFor(world, taken, agent)).toContainEqual(
      expect.objectContaining({ matter: 'E1', act: 'errand-do' }),
    );
    const outcome = handle(world, taken, finish, asOf);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    expect(countErrands(outcome.project)).toBe(1);
    expect(openErrandOf(outcome.project, NODE)).toBeUndefined();
    expect(planNotices(world, outcome.project, outcome.events, asOf)).toContainEqual(
      expect.objectContaining({ type: 'postToGroup', mention: [contact] }),
    );
  });

  test('that nobody takes warns the agent, then the lead, each once', () => {
    const near = eventsAt(asked, '2026-03-17 12:00');
    expect(near.events).toContainEqual(
      expect.objectContaining({ type: 'errandWarned', warning: 'yellow', called: [agent] }),
    );
    const late = eventsAt(near.project, '2026-03-17 17:30');
    expect(late.events).toContainEqual(
      expect.objectContaining({ type: 'errandWarned', warning: 'red', called: [lead] }),
    );
    const after = eventsAt(late.project, '2026-03-18 09:00');
    expect(after.events.filter(({ type }) => type === 'errandWarned')).toEqual([]);
  });

  test('taken in time warns nobody', () => {
    const later = eventsAt(carryOut(asked, asOf, take), '2026-03-20 09:00');
    expect(later.events.filter(({ type }) => type === 'errandWarned')).toEqual([]);
  });

  test('falls to the lead where the agent has left', () => {
    const without = worldWith({ id: agent, active: false });
    expect(refusalOf(asked, { ...take, by: lead }, without)).toBeUndefined();
  });
});

test.each<[string, typeof project, ProjectCommand, string]>([
  ['a second one at a node', asked, { type: 'askErrand', node: NODE, by: contact }, 'errand-open'],
  [
    'one at a node that waits',
    project,
    { type: 'askErrand', node: '0301', by: contact },
    'node-waiting',
  ],
  ['one by a stranger', project, { type: 'askErrand', node: NODE, by: 'U050' }, 'not-allowed'],
  ['taking one as somebody else', asked, { ...take, by: helpers[0] ?? '' }, 'not-allowed'],
  ['taking one twice', carryOut(asked, asOf, take), take, 'errand-taken'],
  ['finishing one twice', carryOut(asked, asOf, finish), finish, 'errand-done'],
  ['one that is not there', project, take, 'errand-unknown'],
])('%s is refused', (_what, state, command, code) => {
  expect(refusalOf(state, command)).toBe(code);
});

describe('a note on site', () => {
  const note = { type: 'noteOnSite', node: NODE, words: ' 基坑已验 ', by: agent } as const;
  const file = { id: 'file-1', name: 'a.jpg' };

  test('stands under its node with its pictures, and nothing of it is open', () => {
    const photo = { type: 'addNotePhoto', matter: 'N1', file, by: agent } as const;
    const noted = carryOut(project, asOf, note, photo);
    expect(noted.matters.get('N1')).toMatchObject({ words: '基坑已验', node: NODE, photos: 1 });
    expect(waitingFor(world, noted, agent)).toEqual(waitingFor(world, project, agent));
  });

  test.each([
    ['  ', 'note-empty'],
    ['长'.repeat(NOTE_SIGNS + 1), 'note-too-long'],
  ])('of no use is refused', (words, code) => {
    expect(refusalOf(project, { ...note, words })).toBe(code);
  });
});
