import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../db/client.ts';
import { insertFile } from '../../db/queries/files.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { at, demoProject } from '../../domain/testing.ts';
import type { BotContext } from '../context.ts';
import { groupLane } from '../delivery/lane-keys.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { sweep } from '../sweep.ts';
import { type TestBot, testBot, testWho } from '../testing/bot.ts';
import { answerSentence } from './index.ts';

const PROJECT = 'DEMO-02';
const WORKER = 'U022';
const SENDER = demoProject(PROJECT).team.agent;

let bot: TestBot;
let context: BotContext;
beforeAll(async () => {
  bot = await testBot();
  context = bot.context();
  await bot.open(PROJECT);
});
afterAll(() => bot.close());

/** The words of the card that answers a sentence in the project's group. */
async function say(by: string, text: string): Promise<string> {
  const person = testWho.world.directory.person(by);
  if (!person) throw new Error(`nobody is ${by}`);
  const cause = { actor: by, source: { kind: 'message', ref: randomUUID() } } as const;
  const heard: Heard = {
    message: {
      type: 'message',
      key: randomUUID(),
      messageId: 'om_1',
      chatId: 'oc_1',
      isGroup: true,
      mentionsBot: true,
      senderOpenId: `ou_${by}`,
      sentAt: bot.clock.now(),
      content: { kind: 'text', text },
    } as Heard['message'],
    lane: groupLane(PROJECT),
    projectId: PROJECT,
    card: undefined,
  };
  const card = await inTransaction(bot.db, (tx) => {
    const turn: Turn = { context, tx, who: testWho, now: bot.clock.now(), person, cause };
    return answerSentence(turn, heard, text);
  });
  return JSON.stringify(card);
}

async function send(material: string, name: string): Promise<string> {
  const id = randomUUID();
  await insertFile(bot.db, {
    id,
    sha256: '0'.repeat(64),
    sizeBytes: 3,
    name,
    projectId: PROJECT,
    node: null,
    sentBy: SENDER,
    sentAt: bot.clock.now(),
  });
  await bot.execute(PROJECT, {
    type: 'fileMaterial',
    material,
    node: '0404',
    file: { id, name },
    by: SENDER,
  });
  return id;
}

const paper = async (code: string) => (await loadProject(bot.db, PROJECT))?.materials.get(code);

async function sweepAt(time: string): Promise<void> {
  bot.clock.district = at(time);
  await sweep(context, bot.clock.now());
}

describe('papers in chat', () => {
  test('one that is missing says who brings it and until when', async () => {
    const words = await say(WORKER, '要 宗地图');
    expect(words).toContain('还没有交');
    expect(words).toContain('0402');
    expect(words).toContain('3月17日');
  });

  test('one that is there is given, with who sent it; its file follows', async () => {
    await send('M025', '宗地图 v1.pdf');
    const words = await say(WORKER, '要材料 宗地图');
    expect(words).toContain('不用再要');
    expect(words).toContain('宗地图 v1.pdf');
    expect(words).toContain('文件同时发到这里');
  });

  test('is sent back with a reason by the unit, once, and by nobody else', async () => {
    expect(await say('U031', '退回 宗地图 界址不清')).toContain('您不能退回材料');
    expect(await say(WORKER, '退回 宗地图')).toContain('原因');
    expect(await paper('M025')).toMatchObject({ status: 'accepted' });
    expect(await say(WORKER, '退回 宗地图 原因：界址不清')).toContain('已退回宗地图');
    expect(await paper('M025')).toMatchObject({
      status: 'rejected',
      rejection: { words: '界址不清', by: WORKER, node: '0404' },
    });
    expect(await say(WORKER, '退回 宗地图 界址不清')).toContain('已经退回');
  });

  test('shows all its versions with who, when and why it came back', async () => {
    await send('M025', '宗地图 v2.pdf');
    const words = await say(WORKER, '材料 宗地图');
    expect(words).toContain('第 1 版退回');
    expect(words).toContain('界址不清');
    expect(words).toContain('宗地图 v2.pdf');
    expect(words).toContain('再次索要 1 次');
  });

  test('whose name nobody knows is not guessed; what is near is offered', async () => {
    const words = await say(WORKER, '退回 宗地涂 界址不清');
    expect(words).toContain('没有找到材料“宗地涂”');
    expect(words).toContain('宗地图');
  });

  test('gets a date from chat, is told about before it and is missing after it', async () => {
    expect(await say(WORKER, '有效期 宗地图 2026-13-45')).toContain('没有读懂日期');
    expect(await say(WORKER, '有效期 宗地图 2026-01-01')).toContain('已经过去');
    expect(await say(WORKER, '有效期 宗地图 2026-03-30')).toContain('有效期至 3月30日');
    await sweepAt('2026-03-23 00:00');
    expect(await paper('M025')).toMatchObject({ status: 'accepted' });
    expect(await paper('M025')).toHaveProperty('expiryWarnedAt');
    await sweepAt('2026-03-31 00:00');
    expect(await paper('M025')).toMatchObject({ status: 'expired', version: 2 });
    await sweepAt('2026-03-31 00:00');
    expect(await say(WORKER, '要 宗地图')).toContain('已过期');
  });

  test('stand in the library by stage, with what no longer counts in words', async () => {
    const words = await say(WORKER, '材料 全部');
    expect(words).toContain('04 用地保障');
    expect(words).toContain('宗地图（已过期 · 第 2 版');
  });

  test('a sentence that only begins with 要 is no order for a paper', async () => {
    expect(await say(WORKER, '要开会了')).not.toContain('没有找到材料');
  });
});
