import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../calendar/time.ts';
import { candidatesOf } from '../dispatch/candidates.ts';
import { waitingFor } from '../matter/waiting.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { handle } from '../project/decide.ts';
import { planNotices } from '../project/notices.ts';
import type { Project } from '../project/types.ts';
import { aProject, asOf, at, carryOut, people, TICK, world, worldWith } from '../testing.ts';
import { openItems } from './open-items.ts';
import { homeAbout, standingInstructions } from './target.ts';
import type { DatedItem, ItemCommand } from './types.ts';

const project = aProject();
const { lead, agent, helpers } = project.team;
const [helper = ''] = helpers;
const unit = world.directory.person(helper)?.unit ?? '';
const principals = people.filter(({ role }) => role === 'principalLeader').map(({ id }) => id);
const [principal = '', second = ''] = principals;
const node = [...project.nodes.values()].find(({ status }) => status === 'running')?.code ?? '';
const operator = people.find(({ role }) => role === 'operator')?.id ?? '';

type Instruct = Extract<ItemCommand, { type: 'instruct' }>;
const instruct = (over: Partial<Instruct> = {}): Instruct => ({
  type: 'instruct',
  about: node,
  words: '补齐宗地图',
  unit,
  dueOn: '2026-03-30',
  form: null,
  by: lead,
  ...over,
});
const item = (state: Project, id: string) => state.matters.get(id) as DatedItem;

function run(state: Project, command: ProjectCommand, now = asOf, around = world) {
  const answer = handle(around, state, command, now);
  if (!answer.ok) throw new Error(answer.refusal.code);
  const notices = planNotices(around, answer.project, answer.events, now);
  return { ...answer, notices };
}
const told = (notices: ReturnType<typeof run>['notices'], what: string) =>
  notices.flatMap((notice) =>
    notice.type === 'postToPerson' && notice.card.kind === 'itemTold' && notice.card.what === what
      ? notice.person
      : [],
  );
const refusalOf = (command: ProjectCommand, state = project, now = asOf) => {
  const answer = handle(world, state, command, now);
  return answer.ok ? undefined : answer.refusal;
};

describe('an instruction', () => {
  test('becomes a dated item in the group, and calls whoever does it', () => {
    const given = run(project, instruct());
    expect(item(given.project, 'T1')).toMatchObject({
      source: { kind: 'instruction', about: node, by: lead, rank: 'lead' },
      node,
      words: '补齐宗地图',
      dueAt: at('2026-03-30 17:30'),
    });
    expect(given.notices).toContainEqual(
      expect.objectContaining({
        type: 'postToGroup',
        card: { kind: 'item', matter: 'T1' },
        mention: [helper],
      }),
    );
    expect(waitingFor(world, given.project, helper)).toContainEqual(
      expect.objectContaining({ matter: 'T1', act: 'item-do' }),
    );
  });

  test('without a unit falls to that of what it is about', () => {
    const { unit: _left, ...rest } = instruct();
    expect(item(run(project, rest).project, 'T1').unit).not.toBe('');
    expect(refusalOf({ ...rest, about: null })).toEqual({
      code: 'instruction-faulty',
      fault: { code: 'doer-missing' },
    });
  });

  test('warns near its day and past it, and is told to its leader when it is done', () => {
    const given = run(project, instruct()).project;
    const near = run(given, TICK, at('2026-03-29 09:00'));
    expect(near.events).toContainEqual(
      expect.objectContaining({ type: 'itemWarned', warning: 'yellow', called: [helper] }),
    );
    const late = run(near.project, TICK, at('2026-03-30 17:30'));
    expect(openItems(late.project)).toMatchObject([{ id: 'T1', set: { by: lead } }]);
    const finish = { type: 'finishItem', matter: 'T1', words: '已入库', by: helper } as const;
    const done = run(late.project, finish, at('2026-04-01 09:00'));
    expect(item(done.project, 'T1').done).toEqual({
      by: helper,
      at: at('2026-04-01 09:00'),
      words: '已入库',
    });
    expect(told(done.notices, 'done')).toEqual([lead]);
    expect(openItems(done.project)).toEqual([]);
  });

  test('keeps what was sent as its result, also afterwards', () => {
    const file = {
      type: 'addItemFile',
      matter: 'T1',
      file: { id: 'f', name: '宗地图.pdf' },
    } as const;
    const done = carryOut(
      project,
      asOf,
      instruct(),
      { ...file, by: helper },
      {
        type: 'finishItem',
        matter: 'T1',
        by: helper,
      },
    );
    const after = carryOut(done, asOf, { ...file, by: helper });
    expect(item(after, 'T1').files).toEqual(['宗地图.pdf', '宗地图.pdf']);
  });

  test.each<[string, Instruct, string]>([
    ['by whoever does the work', instruct({ by: helper }), 'not-allowed'],
    ['by the agent', instruct({ by: agent }), 'not-allowed'],
    ['by an operator', instruct({ by: operator }), 'not-allowed'],
    ['about a node that is not there', instruct({ about: '9999' }), 'instruction-about-unknown'],
    ['about a matter that is not there', instruct({ about: 'B7' }), 'instruction-about-unknown'],
    ['without words', instruct({ words: ' ' }), 'instruction-faulty'],
    ['for a day gone by', instruct({ dueOn: '2026-03-01' }), 'instruction-faulty'],
    ['for nobody knows whom', instruct({ owner: 'U999' }), 'instruction-faulty'],
  ])('%s is refused', (_what, command, code) => {
    expect(refusalOf(command)?.code).toBe(code);
  });

  test('of one form is given once', () => {
    const given = run(project, instruct({ form: 'f1' })).project;
    expect(refusalOf(instruct({ form: 'f1' }), given)).toEqual({
      code: 'item-form-answered',
      matter: 'T1',
    });
  });
});

describe('an instruction of a unit head', () => {
  const heads = people.filter(({ role }) => role === 'unitHead');
  const running = [...project.nodes.values()].filter(({ status }) => status === 'running');
  const [own] = running.flatMap(({ code }) =>
    heads
      .filter(({ unit: of }) => of === homeAbout(world, project, code))
      .map(({ id, unit: of }) => ({ about: code, head: id, unit: of })),
  );
  if (!own) throw new Error('no running node has a unit with a head');
  const { head } = own;
  const other = heads.find((each) => each.unit !== own.unit)?.id ?? '';
  const within = (over: Partial<Instruct> = {}) =>
    instruct({ about: own.about, unit: own.unit, ...over });

  test('on a node of the own unit asks somebody of the own unit', () => {
    const given = run(project, within({ by: head }));
    expect(item(given.project, 'T1')).toMatchObject({
      unit: own.unit,
      source: { rank: 'head' },
    });
  });

  test.each<[string, Instruct, string]>([
    ['for another unit', within({ by: head, unit: 'ENT' }), 'instruction-beyond-unit'],
    ['for somebody of another unit', within({ by: head, owner: agent }), 'instruction-beyond-unit'],
    ['on a node of another unit', within({ by: other }), 'not-allowed'],
    ['on the project as a whole', within({ by: head, about: null }), 'not-allowed'],
  ])('%s is refused', (_what, command, code) => {
    expect(refusalOf(command)?.code).toBe(code);
  });

  test('gives way to the lead, whoever came first', () => {
    const later = run(run(project, within({ by: head })).project, within());
    expect(standingInstructions(later.project).map(({ id }) => id)).toEqual(['T2']);
    const earlier = run(run(project, within()).project, within({ by: head }));
    expect(standingInstructions(earlier.project).map(({ id }) => id)).toEqual(['T1']);
  });
});

describe('an instruction that is withdrawn', () => {
  const given = run(project, instruct()).project;
  const withdraw = { type: 'withdrawInstruction', matter: 'T1', words: '已统一安排' } as const;
  const withdrawn = run(given, { ...withdraw, by: lead }, at('2026-03-18 09:00'));

  test('is told in the group to whoever was to do it, and is on no list any more', () => {
    expect(item(withdrawn.project, 'T1').withdrawn).toEqual({
      by: lead,
      at: at('2026-03-18 09:00'),
      words: '已统一安排',
    });
    expect(withdrawn.notices).toContainEqual(
      expect.objectContaining({
        type: 'postToGroup',
        card: expect.objectContaining({ kind: 'itemCall', call: 'withdrawn' }),
        mention: [helper],
      }),
    );
    expect(openItems(withdrawn.project)).toEqual([]);
    expect(
      waitingFor(world, withdrawn.project, helper).filter(({ act }) => act === 'item-do'),
    ).toEqual([]);
    expect(
      candidatesOf(world, withdrawn.project, asOf).map(({ item: { about } }) => about),
    ).not.toContain('T1');
    const late = run(withdrawn.project, TICK, at('2026-04-02 09:00'));
    expect(late.events.filter(({ type }) => type === 'itemWarned')).toEqual([]);
  });

  test('may be withdrawn from above, and whoever gave it is told', () => {
    const above = run(given, { ...withdraw, by: principal });
    expect(told(above.notices, 'withdrawn')).toEqual([lead]);
    expect(told(withdrawn.notices, 'withdrawn')).toEqual([]);
  });

  test.each<[string, Project, ItemCommand, string]>([
    ['by whoever is to do it', given, { ...withdraw, by: helper }, 'not-allowed'],
    [
      'without a word why',
      given,
      { ...withdraw, words: ' ', by: lead },
      'withdrawal-words-missing',
    ],
    ['twice', withdrawn.project, { ...withdraw, by: lead }, 'item-withdrawn'],
  ])('%s is not', (_what, state, command, code) => {
    expect(refusalOf(command, state)?.code).toBe(code);
  });

  test('is done by nobody', () => {
    const finish = { type: 'finishItem', matter: 'T1', by: helper } as const;
    expect(refusalOf(finish, withdrawn.project)?.code).toBe('item-withdrawn');
  });
});

describe('two instructions on one target', () => {
  test('of a principal leader after the lead: the higher stands, and both are told', () => {
    const first = run(project, instruct()).project;
    const later = run(first, instruct({ by: principal, words: '先停下' }));
    expect(later.events).toContainEqual({ type: 'itemSuperseded', matter: 'T1', standing: 'T2' });
    expect(told(later.notices, 'superseded').sort()).toEqual([lead, principal].sort());
    expect(standingInstructions(later.project).map(({ id }) => id)).toEqual(['T2']);
  });

  test('of the lead after a principal leader: the earlier and higher stands', () => {
    const first = run(project, instruct({ by: principal })).project;
    const later = run(first, instruct());
    expect(item(later.project, 'T2').superseded).toMatchObject({ standing: 'T1' });
    expect(told(later.notices, 'superseded').sort()).toEqual([lead, principal].sort());
    const posts = later.notices.filter(({ type }) => type === 'postToGroup');
    expect(posts).toMatchObject([{ card: { kind: 'item', matter: 'T2' }, mention: [] }]);
  });

  test('on two matters, as its author says: both stand, whoever ranks above', () => {
    const first = run(project, instruct({ by: principal })).project;
    const later = run(first, instruct({ words: '送一份说明', beside: true }));
    expect(standingInstructions(later.project).map(({ id }) => id)).toEqual(['T1', 'T2']);
    expect(told(later.notices, 'superseded')).toEqual([]);
  });

  test('of equal rank: the later stands', () => {
    const first = run(project, instruct({ by: principal })).project;
    const later = run(first, instruct({ by: second }));
    expect(standingInstructions(later.project).map(({ id }) => id)).toEqual(['T2']);
    expect(told(later.notices, 'superseded').sort()).toEqual([principal, second].sort());
  });

  test('of one leader: the later stands, and they are told once', () => {
    const later = run(run(project, instruct()).project, instruct({ words: '改办' }));
    expect(standingInstructions(later.project).map(({ id }) => id)).toEqual(['T2']);
    expect(told(later.notices, 'superseded')).toEqual([lead]);
  });

  test('the one that does not stand stops warning and is done by nobody', () => {
    const first = run(project, instruct()).project;
    const state = run(first, instruct({ by: principal, dueOn: '2026-04-30' })).project;
    const late = run(state, TICK, at('2026-04-02 09:00'));
    expect(late.events.filter(({ type }) => type === 'itemWarned')).toEqual([]);
    expect(refusalOf({ type: 'finishItem', matter: 'T1', by: helper }, state)).toEqual({
      code: 'item-superseded',
      standing: 'T2',
    });
    expect(openItems(state).map(({ id }) => id)).toEqual(['T2']);
  });

  test('whoever worked on it is told to stop, where the other one calls somebody else', () => {
    const first = run(project, instruct()).project;
    const later = run(first, instruct({ by: principal, unit: 'ENT' }));
    expect(later.notices).toContainEqual(
      expect.objectContaining({
        card: expect.objectContaining({ kind: 'itemCall', call: 'superseded' }),
        mention: [helper],
      }),
    );
  });

  test('once the first is done they do not meet', () => {
    const done = carryOut(project, asOf, instruct({ by: principal }), {
      type: 'finishItem',
      matter: 'T1',
      by: helper,
    });
    expect(run(done, instruct()).events).not.toContainEqual(
      expect.objectContaining({ type: 'itemSuperseded' }),
    );
  });

  test('of the whole project they meet only where the unit is the same', () => {
    const first = run(project, instruct({ about: null })).project;
    const other = run(first, instruct({ about: null, unit: 'ENT', by: principal })).project;
    expect(standingInstructions(other)).toHaveLength(2);
    const same = run(other, instruct({ about: null, by: principal })).project;
    expect(standingInstructions(same).map(({ id }) => id)).toEqual(['T2', 'T3']);
  });

  test('a stand-in stands as high as whoever they act for', () => {
    const away = worldWith({ id: principal, away: { standIn: lead, until: '2026-03-20' } });
    const first = run(project, instruct({ by: second }), asOf, away).project;
    const later = run(first, instruct(), asOf, away);
    expect(item(later.project, 'T2').source).toMatchObject({ rank: 'principal' });
    expect(standingInstructions(later.project).map(({ id }) => id)).toEqual(['T2']);
  });

  test('however many are given, one stands on each target', () => {
    const anyCommand = fc.record({
      about: fc.constantFrom(node, null, 'T1'),
      by: fc.constantFrom(lead, principal, second),
      unit: fc.constantFrom(unit, 'ENT'),
    });
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 8 }), (commands) => {
        const state = commands.reduce((before, over, index) => {
          const answer = handle(world, before, instruct(over), asOf + index * DAY_MS);
          return answer.ok ? answer.project : before;
        }, project);
        const keys = standingInstructions(state).map(
          ({ source: { about }, unit: whose }) => about ?? `whole ${whose}`,
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 40 },
    );
  });
});

describe("a meeting's list", () => {
  const record = {
    type: 'recordMeeting',
    meeting: '第3次调度会',
    items: [
      { topic: '宗地图', words: '补齐并入库', unit, dueOn: '2026-03-20' },
      { words: '接通临时用电', unit: 'ENT' },
    ],
    form: 'm1',
    by: agent,
  } as const;

  test('becomes dated items on one card that calls all who act', () => {
    const entered = run(project, record);
    expect(item(entered.project, 'T1').source).toMatchObject({
      kind: 'meeting',
      head: 'T1',
      meeting: '第3次调度会',
      topic: '宗地图',
    });
    expect(item(entered.project, 'T2').dueAt).toBe(at('2026-03-23 17:30'));
    expect(entered.notices).toContainEqual(
      expect.objectContaining({
        card: { kind: 'meetingItems', matter: 'T1' },
        mention: [helper, agent],
      }),
    );
    expect(refusalOf(record, entered.project)?.code).toBe('item-form-answered');
  });

  test.each<[string, Partial<typeof record> | { items: object[] }, string]>([
    ['nothing', { items: [] }, 'meeting-empty'],
    ['too much', { items: Array(61).fill({ words: '做事', unit }) }, 'meeting-too-long'],
    ['a line that nobody does', { items: [{ words: '做事' }] }, 'meeting-faulty'],
    ['by a helper', { by: helper } as never, 'not-allowed'],
  ])('of %s is refused', (_what, over, code) => {
    expect(refusalOf({ ...record, ...over } as ProjectCommand)?.code).toBe(code);
  });
});
