import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../db/client.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { demoProject } from '../../domain/testing.ts';
import { groupLane, personLane } from '../delivery/lane-keys.ts';
import type { Heard } from '../intake/answer.ts';
import { type TestBot, testBot, testWho } from '../testing/bot.ts';
import { answerSentence } from './index.ts';

const [OWN, OTHER] = ['DEMO-02', 'DEMO-05'] as const;

let bot: TestBot;
beforeAll(async () => {
  bot = await testBot();
  await bot.open(OWN);
  await bot.open(OTHER);
});
afterAll(() => bot.close());

/** The words of the card that answers a sentence in somebody's own chat, or in a project's group. */
async function say(by: string, text: string, group?: string): Promise<string> {
  const person = testWho.world.directory.person(by);
  if (!person) throw new Error(`nobody is ${by}`);
  const message = {
    type: 'message',
    key: randomUUID(),
    messageId: 'om_1',
    chatId: 'oc_1',
    isGroup: group !== undefined,
    mentionsBot: group !== undefined,
    senderOpenId: `ou_${by}`,
    sentAt: bot.clock.now(),
    content: { kind: 'text', text },
  } as Heard['message'];
  const lane = group ? groupLane(group) : personLane(by);
  const heard: Heard = { message, lane, projectId: group, card: undefined };
  const cause = { actor: by, source: { kind: 'message', ref: randomUUID() } } as const;
  const card = await inTransaction(bot.db, (tx) =>
    answerSentence(
      { context: bot.context(), tx, who: testWho, now: bot.clock.now(), person, cause },
      heard,
      text,
    ),
  );
  return JSON.stringify(card);
}

test('an enterprise is never asked whether it means another enterprise’s project', async () => {
  // A matter of the enterprise: all enterprises share one unit.
  await bot.execute(OTHER, {
    type: 'enterProblems',
    node: '0903',
    problems: [{ words: '防火门不能自闭', ownerUnit: 'ENT' }],
    by: 'U023',
  });
  const contact = demoProject(OWN).team.enterpriseContact ?? '';
  const words = await say(contact, '有效期 营业执照 2026-03-30');
  expect(words).not.toContain('麦香里');
  expect(words).toContain('有效期至 3月30日');
  expect((await loadProject(bot.db, OWN))?.materials.get('M001')).toHaveProperty('expiresOn');
});

test('an operator changes a team from the own chat with the project’s name', async () => {
  const words = await say('U066', '专班 岐禾中药 加 管仲书');
  expect(words).toContain('管仲书');
  expect((await loadProject(bot.db, OWN))?.team.helpers).toContain('U023');
  expect(await say('U066', '专班 没有的项目 加 管仲书')).toContain('没有找到项目“没有的项目”');
});

test('in a group what is said with 会商 is no name of a project', async () => {
  const words = await say(demoProject(OWN).team.lead, '会商 4月1日 9:00 退让绿地', OWN);
  expect(words).toContain('发起会商');
  expect(words).not.toContain('没有找到');
});
