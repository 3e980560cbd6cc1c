import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textOf } from '../../cards/testing.ts';
import type { Card } from '../../cards/parts.ts';
import { findLane } from '../../db/queries/lanes.ts';
import { groupMembers } from '../../domain/project/people.ts';
import { runningNodes } from '../../domain/project/node-view.ts';
import { world } from '../../domain/testing.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { groupLane } from './lane-keys.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await testBot();
});
afterAll(() => bot.close());

const groupOf = async (project: string) =>
  (await findLane(bot.db, groupLane(project)))?.chatId ?? '';

describe('a project that is opened', () => {
  test('gets its group, pinned progress and node cards', async () => {
    const [project] = await bot.open('DEMO-01');
    const one = bot.process('one');
    await one.run();
    const chat = bot.messenger.chats.get(await groupOf('DEMO-01'));
    expect(chat?.name).toBe(`${project!.name} 专班`);
    expect([...chat!.members].sort()).toEqual(
      groupMembers(world, project!).map((id) => `ou_${id}`).sort(),
    );
    const [progress, ...rest] = bot.messenger.messagesIn(chat!.chatId);
    expect([...chat!.pins]).toEqual([progress?.messageId]);
    const titles = rest.map(({ card }) => (card as Card).header.title.content.slice(0, 4));
    expect(titles).toEqual(expect.arrayContaining(runningNodes(project!).map(({ code }) => code)));
    expect(textOf(progress!.card as Card)).toContain(project!.name);
    await one.stop();
  });
});
