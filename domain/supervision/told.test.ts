import { describe, expect, test } from 'vitest';
import { waitingFor } from '../matter/waiting.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { handle } from '../project/decide.ts';
import { type Notice, planNotices } from '../project/notices.ts';
import { unitHeadsOf, unitOfNode } from '../project/people.ts';
import type { Project } from '../project/types.ts';
import { asOf, at, carryOut, TICK, world } from '../testing.ts';
import { NODE, onOrder, onto, orderOf, supervised, withNodeDone } from './testing.ts';

const { agent, lead, enterpriseContact } = supervised().team;
const contact = enterpriseContact ?? '';
const owner = orderOf(supervised()).climb?.called[0] ?? '';
const [verifier = ''] = world.directory.withRole('verifier').map(({ id }) => id);

/** Who is told what by a command. */
function told(project: Project, command: ProjectCommand, now = asOf): Notice[] {
  const outcome = handle(world, project, command, now);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return planNotices(world, outcome.project, outcome.events, now);
}
const calls = (notices: readonly Notice[]) =>
  notices.flatMap((notice) =>
    notice.type === 'postToGroup' && notice.card.kind === 'orderCall'
      ? [[notice.card.call, notice.mention]]
      : [],
  );
const asked = (notices: readonly Notice[]) =>
  notices.flatMap((notice) =>
    notice.type === 'postToPerson' && notice.card.kind === 'orderEnterprise' ? [notice.person] : [],
  );

describe('the enterprise named as the cause', () => {
  const accepting = (cause: 'enterprise' | 'unit') =>
    onOrder({ type: 'acceptOrder', by: owner, responsible: owner, cause, words: '图纸没到' });
  const acts = (project: Project, person: string) =>
    waitingFor(world, project, person).map((wait) => ('act' in wait ? wait.act : undefined));

  test('is put to the agent, who may confirm it', () => {
    expect(calls(told(supervised(), accepting('enterprise')))).toEqual([['causeNamed', [agent]]]);
    const named = carryOut(supervised(), asOf, accepting('enterprise'));
    expect(acts(named, agent)).toContain('order-cause');
    const confirmed = carryOut(named, asOf, onOrder({ type: 'confirmCause', by: agent }));
    expect(acts(confirmed, agent)).not.toContain('order-cause');
  });

  test('any other cause is put to nobody', () => {
    expect(calls(told(supervised(), accepting('unit')))).toEqual([]);
  });
});

test('that time was given is told in the group, and calls nobody', () => {
  const until = '2026-03-20';
  const sparing = onOrder({ type: 'spareOrder', by: lead, until, words: '' });
  expect(calls(told(supervised(), sparing))).toEqual([['spared', []]]);
});

test('after a return the enterprise is asked anew, and its old answer stands no more', () => {
  const done = withNodeDone(supervised(), owner);
  const back = carryOut(
    done,
    asOf,
    onOrder({ type: 'answerOrder', by: contact, satisfied: false, words: '' }),
    onOrder({ type: 'returnOrder', by: verifier, words: '企业说没有解决' }),
  );
  expect(orderOf(back).answered).not.toBeNull();
  const later = at('2026-03-17 09:00');
  const resolving = onOrder({ type: 'resolveOrder', by: owner, words: '已接通' });
  expect(asked(told(back, resolving, later))).toEqual([contact]);
  const again = orderOf(carryOut(back, later, resolving));
  expect(again.answered).toBeNull();
  // What it said stands in the record, though it wrote nothing.
  expect(again.lines).toContainEqual(
    expect.objectContaining({ what: 'answered', by: contact, satisfied: false, words: '' }),
  );
});

test('a summons that is held is told to those who are to come, in their own chats; one that is not, to nobody', () => {
  const late = onto(supervised(), at('2026-04-16 17:30'));
  const [leader = ''] = world.directory.withRole('principalLeader').map(({ id }) => id);
  const summoned = (decision: 'hold' | 'drop') => {
    const deciding = onOrder({ type: 'decideSummons', by: leader, decision, words: '周一上午' });
    return told(late, deciding, at('2026-04-17 09:00')).flatMap((notice) =>
      notice.type === 'postToPerson' && notice.card.kind === 'summoned' ? [notice.person] : [],
    );
  };
  const [head = ''] = unitHeadsOf(world, unitOfNode(world, late, NODE));
  expect(summoned('hold')).toEqual([head, owner]);
  expect(summoned('drop')).toEqual([]);
});

test('words about an order sent back are on record, and the result is still owed', () => {
  const back = carryOut(
    withNodeDone(supervised(), owner),
    asOf,
    onOrder({ type: 'returnOrder', by: verifier, words: '没有解决' }),
    onOrder({ type: 'feedBackOrder', by: owner, words: '正在补办' }),
  );
  expect(orderOf(back).lines.at(-1)).toMatchObject({ what: 'feedback', words: '正在补办' });
  expect(orderOf(back).returned?.resolvedAt).toBeNull();
});

test('steps that fall on one instant each call their own role, once', () => {
  const both = at('2026-03-20 17:30');
  const order = orderOf(supervised());
  const rungs = order.rungs.map((rung) =>
    ['1', '3'].includes(rung.code) ? { ...rung, dueAt: both } : rung,
  );
  const matters = new Map(supervised().matters).set(order.id, { ...order, rungs });
  const notices = told({ ...supervised(), matters }, TICK, both);
  const [head = ''] = unitHeadsOf(world, unitOfNode(world, supervised(), NODE));
  const missed = calls(notices).map(([, mention]) => mention);
  expect(missed).toEqual([[head], [lead]]);
  const own = notices.flatMap((notice) =>
    notice.type === 'postToPerson' && notice.card.kind === 'orderLeader'
      ? [[notice.card.step, notice.person]]
      : [],
  );
  expect(own).toEqual([
    ['1', head],
    ['3', lead],
  ]);
});

describe('whoever takes an order on for somebody else', () => {
  const [head = ''] = unitHeadsOf(world, unitOfNode(world, supervised(), NODE));
  const naming = onOrder({
    type: 'acceptOrder',
    by: owner,
    responsible: head,
    cause: 'unit',
    words: '图纸明天送审',
  });
  const named = carryOut(supervised(), asOf, naming);

  test('has that person called in the group, and nobody where it is the same person', () => {
    expect(calls(told(supervised(), naming))).toEqual([['named', [head]]]);
    expect(calls(told(supervised(), { ...naming, responsible: owner } as ProjectCommand))).toEqual(
      [],
    );
  });

  test('has that person called again by a return', () => {
    const done = withNodeDone(named, owner);
    const returning = onOrder({ type: 'returnOrder', by: verifier, words: '没有接通' });
    expect(calls(told(done, returning))).toEqual([['returned', [head]]]);
  });
});
