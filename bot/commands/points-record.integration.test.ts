import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLedger } from '../../db/queries/points.ts';
import { unitOfNode } from '../../domain/project/people.ts';
import { demoProject, world } from '../../domain/testing.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { chatWith } from '../testing/chat.ts';
import { keepTestServer } from '../testing/database.ts';

const PROJECT = 'DEMO-01';
const project = demoProject(PROJECT);
const { name, team } = project;
const contact = team.enterpriseContact ?? '';
const [verifier = '', other = ''] = world.directory.withRole('verifier').map(({ id }) => id);
const [leader = ''] = world.directory.withRole('principalLeader').map(({ id }) => id);
const ownUnit = world.directory.person(contact)?.unit;
const done = [...project.nodes.values()].flatMap(({ code, status }) =>
  status === 'done' && unitOfNode(world, project, code) !== ownUnit ? code : [],
);
const [first = '', second = '', third = ''] = done;
const running = '0803';

keepTestServer();
let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
beforeAll(async () => {
  bot = await testBot();
  chat = chatWith(bot);
  await bot.open(PROJECT);
  await chat.deliver();
});
afterAll(() => bot.close());

/** Says it in the own chat; answers with the card of the answer. */
async function say(person: string, words: string): Promise<string> {
  const cards = await chat.say(person, chat.ownChat(person), words);
  return cards.map(({ text }) => text).join('\n');
}
const entered = async (rule: string) =>
  (await findLedger(bot.db, [PROJECT], [])).filter((line) => line.rule === rule);

describe('记分', () => {
  test.each([
    ['D9', -100],
    ['D11', -300],
    ['D12', -1000],
  ])('%s by a verifier is a proposal that names its words’ event', async (rule, hundredths) => {
    expect(await say(verifier, `记分 ${rule} ${name} ${running} 已到现场核实`)).toContain('已记分');
    const [line] = await entered(rule);
    expect(line).toMatchObject({ hundredths, cause: { type: 'pointsRecorded' } });
    expect(line?.kind === 'entry' && line.appealUntil).toBeGreaterThan(bot.clock.now());
  });

  test('A5 by a leader stands at once', async () => {
    expect(await say(leader, `记分 A5 ${name} ${running} 调度会已确认`)).toMatch(
      /已记分[\s\S]*\+1 分/,
    );
    expect(await entered('A5')).toMatchObject([{ hundredths: 100, appealUntil: null }]);
  });

  test.each([
    ['no rule', () => `记分 ${name} ${running} 属实`, '请这样写：记分 D11'],
    ['a rule that enters by itself', () => `记分 D1 ${name} ${running} 属实`, '请这样写：记分 D11'],
    ['no node', () => `记分 D11 ${name} 属实`, '请这样写：记分 D11'],
    ['a node nobody knows', () => `记分 D11 ${name} 9999 属实`, '9999'],
    ['a project nobody knows', () => `记分 D11 火星基地项目 ${running} 属实`, '火星基地项目'],
    ['no words', () => `记分 D11 ${name} 0303`, '请写明理由'],
    ['nothing', () => '记分', '请这样写：记分 D11'],
    ['the same again', () => `记分 D12 ${name} ${running} 再记一次`, '已经记过'],
  ])('%s changes nothing and says why', async (_what, words, answer) => {
    const before = (await findLedger(bot.db, [PROJECT], [])).length;
    expect(await say(other, words())).toContain(answer);
    expect(await findLedger(bot.db, [PROJECT], [])).toHaveLength(before);
  });

  test('is not for a leader, a helper, or a group', async () => {
    const words = `记分 D9 ${name} ${running} 属实`;
    expect(await say(leader, words)).toContain('由 ');
    expect(await say('U022', words)).toContain('没有改动');
    const answers = await chat.say(verifier, chat.groupOf(name), words);
    expect(answers.map(({ text }) => text).join()).toContain('请在与 e点通 的单聊里发');
    expect(await entered('D9')).toHaveLength(1);
  });
});

describe('评价', () => {
  test('five stars are an award, once a node', async () => {
    expect(await say(contact, `评价 ${first} 5 星 很快`)).toContain('谢谢您的评价');
    expect(await entered('A6')).toMatchObject([{ node: first, hundredths: 20 }]);
    expect(await say(contact, `评价 ${first} 5 星`)).toContain('已经记过');
    expect(await entered('A6')).toHaveLength(1);
  });

  test('few stars take nothing by themselves: verifiers are asked to look into it', async () => {
    expect(await say(contact, `评价 ${second} 一星 一直没人接电话`)).toContain('谢谢您的评价');
    const asked = chat.card(chat.ownChat(verifier), '企业评价 1 星');
    expect(asked.text).toContain('企业说：一直没人接电话');
    const told = /记分 D11 .*$/m.exec(asked.text)?.[0] ?? '';
    expect(await entered('A6')).toHaveLength(1);
    expect(await entered('D11')).toHaveLength(1);
    // What the card says to send is understood as it stands.
    expect(await say(verifier, told)).toContain('已记分');
  });

  test.each([
    ['no stars', () => `评价 ${third}`, '请这样写：评价 0304 5 星'],
    ['six stars', () => `评价 ${third} 6 星`, '请这样写：评价 0304 5 星'],
    ['no star at all', () => `评价 ${third} 0 星`, '请这样写：评价 0304 5 星'],
    ['ten stars', () => `评价 ${third} 10 星`, '请这样写：评价 0304 5 星'],
    ['half a star', () => `评价 ${third} 4.5 星`, '请这样写：评价 0304 5 星'],
    ['no node', () => '评价 5 星', '请这样写：评价 0304 5 星'],
    ['a node nobody knows', () => '评价 9999 5 星', '9999'],
    ['a node that is not done', () => `评价 ${running} 5 星`, '还没有办结'],
  ])('%s changes nothing and says why', async (_what, words, answer) => {
    const before = (await findLedger(bot.db, [PROJECT], [])).length;
    expect(await say(contact, words())).toContain(answer);
    expect(await findLedger(bot.db, [PROJECT], [])).toHaveLength(before);
  });

  test('is the project’s own enterprise’s alone', async () => {
    for (const words of [`评价 ${name} ${third} 5 星`, `评价 ${third} 5 星`]) {
      expect(await say(verifier, words)).toContain('由本项目的企业联系人作出');
    }
    expect(await entered('A6')).toHaveLength(1);
  });
});
