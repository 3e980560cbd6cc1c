import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoProject } from '../../domain/testing.ts';
import { readEntries, unpack } from '../sheets/archive.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { chatWith } from '../testing/chat.ts';

const { name, team } = demoProject('DEMO-18');

let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
beforeAll(async () => {
  bot = await testBot();
  chat = chatWith(bot);
  await bot.open('DEMO-18', 'DEMO-06');
  await chat.deliver();
});
afterAll(() => bot.close());

const group = () => chat.groupOf(name);
const say = async (text: string, where = group()) => {
  const files = bot.messenger.files.size;
  const cards = await chat.say(team.agent, where, text);
  return { cards, files: [...bot.messenger.files].slice(files) };
};

/** The text of a Word file, without its marks. */
function textOf(content: Uint8Array): string {
  const archive = Buffer.from(content);
  const body = readEntries(archive)?.find(({ name: entry }) => entry === 'word/document.xml');
  if (!body) throw new Error('not a Word file');
  return unpack(archive, body)
    .toString('utf8')
    .replace(/<[^>]+>/g, '');
}

describe('an order on paper', () => {
  test('comes to the group that asks for it, filled from the record', async () => {
    const { files } = await say('督办单 S1');
    expect(files).toHaveLength(1);
    const text = textOf(files[0]?.[1] ?? new Uint8Array());
    expect(text).toContain(name);
    expect(text).toContain('节点转红，督办单自动发出');
  });

  test('comes by the button of its card, too', async () => {
    const files = bot.messenger.files.size;
    const order = chat.card(group(), '督办单 S1');
    const { toast } = await chat.press(team.agent, order, '督办单文件');
    expect(toast).toEqual({ type: 'success', content: '督办单文件马上发出。' });
    expect(bot.messenger.files.size).toBe(files + 1);
  });

  test('a close-out report before the end says that it is not closed out', async () => {
    const { files } = await say('销号报告');
    expect(textOf(files[0]?.[1] ?? new Uint8Array())).toContain('未销号');
  });

  test('is sent at once in the own chat where one project of the person has it', async () => {
    const own = chat.ownChat(team.agent);
    const files = bot.messenger.files.size;
    await chat.say(team.agent, own, '督办单 S1');
    expect(bot.messenger.files.size).toBe(files + 1);
    await chat.say(team.agent, own, '销号报告 S1');
    expect(bot.messenger.files.size).toBe(files + 2);
  });

  test('is asked for where several have it, and only among these', async () => {
    const [asked] = await chat.say('U062', chat.ownChat('U062'), '督办单 S1');
    expect(asked?.text).toMatch(/有 2 个项目符合，请写上项目名，例如：督办单 .+ S1/);
  });

  test('is sent to a verifier, who is in no group, by the name of its project', async () => {
    const files = bot.messenger.files.size;
    await chat.say('U062', chat.ownChat('U062'), `督办单 ${name} S1`);
    expect(bot.messenger.files.size).toBe(files + 1);
  });

  test('in the own chat is not there where no project of the person has it', async () => {
    const [answer] = await chat.say(team.agent, chat.ownChat(team.agent), '督办单 S9');
    expect(answer?.text).toContain('您的项目没有编号或节点为 S9 的督办单');
  });

  test('is in the list by project, whose example names one that is there', async () => {
    const [list] = await chat.say(team.agent, chat.ownChat(team.agent), '督办');
    expect(list?.text).toContain(`${name} · S1 / 0501 `);
    expect(list?.text).toContain(`发“督办单 ${name} S1”`);
  });

  test('that does not exist is said, and no file comes', async () => {
    const { cards, files } = await say('督办单 S9');
    expect(files).toEqual([]);
    expect(cards.map(({ title }) => title)).toEqual(['没有这张督办单']);
  });
});
