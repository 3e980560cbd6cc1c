import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestBot, testBot } from '../../testing/bot.ts';

const PROJECT = 'DEMO-04';

let bot: TestBot;
let chatId: string;
beforeAll(async () => {
  bot = await testBot();
  await bot.open(PROJECT);
  await bot.process('sender').run();
  chatId = [...bot.messenger.chats.keys()][0] ?? '';
});
afterAll(() => bot.close());

const operator = 'U066';
const click = (person: string, action: string, form = {}) =>
  bot.click(person, { action, project: PROJECT }, { form, chatId });

test('the group follows a change of the team', async () => {
  const [project] = await bot.open().then(() => [bot.messenger.chats.get(chatId)]);
  const before = new Set(project?.members);
  const { toast } = await click(operator, 'team-change', {
    change: 'agent',
    person: 'U016',
  });
  expect(toast).toMatchObject({ type: 'success' });
  await bot.process('sender').run();
  const after = bot.messenger.chats.get(chatId)?.members;
  expect(before.has('ou_U016')).toBe(false);
  expect(after?.has('ou_U016')).toBe(true);
  const cards = bot.messenger.messagesIn(chatId).map(({ card }) => JSON.stringify(card));
  const told = cards.filter((card) => card.includes('专班调整'));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('<at id=ou_U016></at>');
});

test('a repeated tap changes nothing and says so', async () => {
  const { toast } = await click(operator, 'team-change', {
    change: 'agent',
    person: 'U016',
  });
  expect(toast).toMatchObject({ type: 'info' });
});

test('an empty form asks for the rest', async () => {
  const { toast } = await click(operator, 'team-change', { change: 'agent' });
  expect(toast).toMatchObject({ type: 'warning' });
});
