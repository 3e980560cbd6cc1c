import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadProject } from '../db/queries/projects.ts';
import { events, files, outbox } from '../db/schema/index.ts';
import { runningNodes } from '../domain/project/node-view.ts';
import {
  cardWith,
  HOSTILE,
  type HostileDistrict,
  openHostileDistrict,
} from './bad-input-district.ts';
import { titleOf, wordsOf } from './district.ts';
import type { DrivenMessage } from './drive.ts';

const BREWERY = 'DEMO-04';
const WIND = 'DEMO-08';
const TENANCY = 'DEMO-15';
const TEA = 'DEMO-23';
const STRANGER = '景招远';
const OUTSIDER = '戚沪生';
const OPERATOR = '总一鸣';
const UNKNOWN_FILE = '3f2b2f0e-0000-4000-8000-000000000000';

let district: HostileDistrict;
let brewery: string;
beforeAll(async () => {
  district = await openHostileDistrict({
    projects: { [BREWERY]: null, [WIND]: null, [TENANCY]: HOSTILE, [TEA]: null },
    strangers: [STRANGER],
  });
  brewery = (await district.group('谯曲坊白酒灌装')).chat_id;
  for (const name of [STRANGER, OUTSIDER]) await act(brewery, name, 'join');
});
afterAll(() => district.close());

const act = (chatId: string, name: string, what: string) =>
  district.drive.post(`/sandbox/chats/${chatId}/act`, { as: district.idOf(name), act: what });

/** Nobody is called, and nothing a person typed is read as markup. */
function expectHarmless(messages: readonly DrivenMessage[]): void {
  for (const message of messages) {
    expect(message.mentions).not.toContain('all');
    const markdown = JSON.stringify(message.content).match(/"tag":"markdown","content":"[^"]*"/g);
    expect(markdown?.join() ?? '').not.toMatch(/<at id=all|http:\/\/x\)/);
    expect(wordsOf(message)).not.toMatch(/[^\P{Control}\n]/u);
  }
}

describe('a click with a value', () => {
  const finish = { v: 1, action: 'finish', project: BREWERY, node: '0301' };
  const deep = JSON.parse(`${'{"a":'.repeat(60)}1${'}'.repeat(60)}`);

  test('that nobody could have made is called outdated', async () => {
    const values = [
      {},
      { ...finish, v: 2 },
      { ...finish, action: 'drop-table' },
      { ...finish, action: ['finish'] },
      { ...finish, node: '03011' },
      { ...finish, node: 301 },
      { ...finish, surplus: 1 },
      { ...finish, project: 'P'.repeat(70) },
      { ...finish, project: "' or 1=1 --\u0000" },
      JSON.parse('{"__proto__":{"action":"finish"},"constructor":"x"}'),
      deep,
      { key: '办结', text: HOSTILE },
      { v: 1, action: 'file-as', project: BREWERY, file: UNKNOWN_FILE, material: 'M001' },
      { v: 1, action: 'file-drop', project: BREWERY, file: UNKNOWN_FILE },
      { v: 1, action: 'file-drop', project: BREWERY, file: 'no uuid' },
      { v: 1, action: 'upload', project: BREWERY, node: '9999' },
      { v: 1, action: 'promise-form', project: 'P-unknown', node: '0301' },
    ];
    const before = await district.stored(BREWERY);
    const card = await district.postAsApp(brewery, cardWith(values));
    for (const index of values.keys()) {
      const answer = await district.click('鲍以宁', card, `b${index}`);
      const shown = { toast: { type: 'info' }, card_updated: false };
      expect(answer, JSON.stringify(values[index])).toMatchObject(shown);
      expect(answer.toast?.content).toContain('已过时');
    }
    expect(await district.stored(BREWERY)).toBe(before);
  });

  test('of a node that nobody knows names what is wrong', async () => {
    const card = await district.postAsApp(brewery, cardWith([{ ...finish, node: '9999' }]));
    const { toast } = await district.click('鲍以宁', card, 'b0');
    expect(toast).toEqual({ type: 'error', content: expect.stringContaining('9999') });
  });

  test('for another project changes nothing, on foreign and own cards', async () => {
    const value = { v: 1, action: 'accept', project: TENANCY, node: '0302' };
    const before = await district.stored(TENANCY);
    const foreign = await district.postAsApp(brewery, cardWith([value]));
    const own = await district.card(brewery, '0402');
    await district.replaceAsApp(own.message_id, cardWith([value]));
    for (const id of [foreign, own.message_id]) {
      const answer = await district.click('鲍以宁', id, 'b0');
      expect(answer.toast?.content).toContain('已过时');
      expect(answer.card_updated).toBe(false);
    }
    expect(await district.stored(TENANCY)).toBe(before);
  });

  test('of a form that was never ours asks for a whole form', async () => {
    const value = { v: 1, action: 'promise', project: BREWERY, node: '0301' };
    const before = await district.stored(BREWERY);
    const card = await district.postAsApp(brewery, cardWith([value]));
    const answer = await district.click('车明哲', card, 'b0');
    expect(answer.toast).toMatchObject({ type: 'warning' });
    expect(answer.toast?.content).toContain('表单没有填全');
    expect(await district.stored(BREWERY)).toBe(before);
  });

  test('by somebody outside the project leaves its files alone', async () => {
    const node = await district.card(brewery, '0301');
    await district.send('鲍以宁', brewery, { file: 'IMG_7.jpg', replyTo: node.message_id });
    const question = await district.card(brewery, '这是哪份材料');
    const { toast, card_updated } = await district.click(OUTSIDER, question.message_id, '不是材料');
    expect(toast).toMatchObject({ type: 'error', content: expect.stringContaining('专班') });
    expect(card_updated).toBe(false);
    const settled = await district.click('鲍以宁', question.message_id, '不是材料');
    expect(settled.toast?.type).toBe('success');
  });
});

describe('a sentence', () => {
  test('of 5,000 characters is refused with the limit', async () => {
    const text = `办结 0301 ${'很长'.repeat(2_500)}`;
    const [inGroup] = await district.answersTo(brewery, () =>
      district.say('鲍以宁', brewery, text),
    );
    expect(inGroup && wordsOf(inGroup)).toContain('1000 字以内');
    await district.say('鲍以宁', undefined, text);
    const own = await district.ownChat('鲍以宁');
    expect(wordsOf(await district.card(own?.chat_id ?? '', '没有改动'))).toContain('1000 字以内');
  });

  test.each([
    ['a call of everybody', '<at id=all></at>'],
    ['a call of everybody as people write it', '@所有人 都来看'],
    ['markdown', HOSTILE],
    ['nothing but control characters', '\u0000\u0007\u001b'],
    ['control characters around a command', '办结\u0000 \u202e9999\r\n\u0008'],
    ['half a surrogate pair', '办结 \ud800'],
    ['SQL', "进度 %_\\'; drop table projects; --"],
    ['a date that is none', '时限 0301 9999年99月99日99:99'],
    ['a date beyond all limits', '时限 0301 9999-12-31'],
    ['an order in digits without end', `办结 ${'9'.repeat(900)}`],
    ['sentence marks without end', `进度${'。？！'.repeat(300)}x`],
    ['a person of the project in markup', '办结 <at user_id="ou_nobody">x</at>'],
  ])('of %s is answered once and harms nobody', async (_, text) => {
    const before = await district.stored(BREWERY);
    const answers = await district.answersTo(brewery, () => district.say('车明哲', brewery, text));
    expect(answers).toHaveLength(1);
    expectHarmless(answers);
    expect(await district.stored(BREWERY)).toBe(before);
  });
});

describe('a file', () => {
  test('without content is declined in words', async () => {
    const answers = await district.answersTo(brewery, () =>
      district.send('车明哲', brewery, { file: '营业执照.pdf', content: '' }),
    );
    expect(answers.map(wordsOf).join()).toContain('是空的');
  });

  test.each([
    ['above our limit', 31],
    ['of more than Feishu hands out', 101],
  ])('%s (%i MB) is declined in words and not kept', async (_, size) => {
    const content = Buffer.alloc(size * 1024 * 1024, 'x');
    const before = await district.db.$count(files);
    const answers = await district.answersTo(brewery, () =>
      district.send('车明哲', brewery, { file: '营业执照.pdf', content }),
    );
    expect(answers.map(wordsOf).join()).toContain('超过 30 MB');
    expect(await district.db.$count(files)).toBe(before);
  });

  test.each([
    ['a call of everybody', '<at id=all></at>**营业执照**.pdf'],
    ['control characters', '营业\u0000执\n照\u202e\u0007.pdf'],
    ['a path', '../../../../etc/passwd'],
    ['1,000 characters', `${'名'.repeat(1_000)}.pdf`],
    ['nothing but a suffix', '.pdf'],
  ])('named with %s is answered once', async (_, file) => {
    const answers = await district.answersTo(brewery, () =>
      district.send('车明哲', brewery, { file }),
    );
    expect(answers).toHaveLength(1);
    expectHarmless(answers);
  });

  test('whose download fails for a while is filed all the same', async () => {
    const answers = await district.answersTo(brewery, async () => {
      await district.drive.fault('/open-apis/im/v1/messages/', '500', 2);
      await district.send('车明哲', brewery, { file: '法定代表人身份证明及授权委托书.pdf' });
    });
    expect(answers.map(titleOf).join()).toContain('已归档');
  });

  test('in a group that is no project of ours meets silence and is not kept', async () => {
    const { chat_id } = await district.drive.post<{ chat_id: string }>('/sandbox/chats', {
      as: district.idOf('车明哲'),
      name: '食堂群',
    });
    const before = await district.db.$count(files);
    expect(
      await district.answersTo(chat_id, () =>
        district.send('车明哲', chat_id, { file: '菜单.pdf' }),
      ),
    ).toEqual([]);
    expect(await district.db.$count(files)).toBe(before);
    const [answer] = await district.answersTo(chat_id, () =>
      district.say('车明哲', chat_id, '进度'),
    );
    expect(answer && wordsOf(answer)).toContain('不是项目群');
  });

  test('that nobody asked for in the own chat is declined', async () => {
    await district.send(OUTSIDER, undefined, { file: `${HOSTILE}.pdf` });
    const own = await district.ownChat(OUTSIDER);
    const answer = await district.card(own?.chat_id ?? '', '文件没有归档');
    expect(wordsOf(answer)).toContain('传材料');
    expectHarmless([answer]);
  });
});

describe('somebody nobody registered', () => {
  test('is told so whatever they do, and changes nothing', async () => {
    const before = await district.stored(BREWERY);
    const node = await district.card(brewery, '0301');
    const { toast, card_updated } = await district.click(STRANGER, node.message_id, '接办');
    expect(toast).toMatchObject({ type: 'error', content: expect.stringContaining('登记') });
    expect(card_updated).toBe(false);

    const answers = await district.answersTo(brewery, async () => {
      await district.say(STRANGER, brewery, '办结 0301');
      await district.send(STRANGER, brewery, { file: '营业执照.pdf', replyTo: node.message_id });
    });
    expect(answers.map(titleOf)).toEqual(['还没有登记', '还没有登记']);
    await district.say(STRANGER, undefined, '进度');
    const own = await district.ownChat(STRANGER);
    expect(wordsOf(await district.card(own?.chat_id ?? '', '还没有登记'))).toContain('操作员');
    expect(await district.stored(BREWERY)).toBe(before);
  });
});

test('a project whose name is markup calls nobody and draws no link', async () => {
  const [group] = (await district.drive.chats()).filter(({ name }) =>
    name.startsWith('<at id=all>'),
  );
  expect(group?.name).toContain('专班');
  await district.say('宫子墨', group?.chat_id, '进度');
  const messages = await district.drive.messages(group?.chat_id ?? '');
  expect(messages.map(titleOf).filter((title) => title.startsWith('<at id=all>'))).toHaveLength(2);
  expectHarmless(messages);
});

test('an event of a kind nobody registered for is taken and forgotten', async () => {
  const as = district.idOf('车明哲');
  const { message_id } = await district.drive.say({ as, text: '帮助' });
  await district.drive.idle();
  await district.drive.post(`/sandbox/messages/${message_id}/recall`, { as });
  await district.drive.idle();
  const own = await district.ownChat('车明哲');
  expect(
    await district.answersTo(own?.chat_id, () => district.say('车明哲', undefined, '待办')),
  ).toHaveLength(1);
});

// Last, for it moves the clock and takes people and groups away.
describe('when groups and people are gone', () => {
  let wind: string;
  let tea: string;
  beforeAll(async () => {
    wind = (await district.group('晟野城父')).chat_id;
    tea = (await district.group('观堂花茶')).chat_id;
    await act(wind, '甘晓楠', 'remove_bot');
    await act(tea, '简一诺', 'disband');
    await district.drive.idle();
  });

  const deadOf = async (project: string) =>
    (
      await district.db
        .select()
        .from(outbox)
        .where(eq(outbox.lane, `group:${project}`))
    ).filter(({ state }) => state === 'dead');

  test('the loss is on record', async () => {
    for (const [project, change] of [
      [WIND, 'botRemoved'],
      [TEA, 'disbanded'],
    ] as const) {
      const rows = await district.db.select().from(events).where(eq(events.projectId, project));
      const changes = rows.filter(({ type }) => type === 'groupChanged').map(({ data }) => data);
      expect(changes).toContainEqual(expect.objectContaining({ change }));
    }
  });

  test('warnings elsewhere go on, and the operator hears of each once', async () => {
    const node = await district.card(brewery, '0301');
    const responsible = district.idOf('鲍以宁');
    await district.drive.post(`/sandbox/people/${responsible}/act`, { act: 'resign' });
    const answers = await district.answersTo(brewery, async () => {
      await district.drive.moveClock({ advance: 'PT14H' });
      await district.drive.moveClock({ advance: 'P7D' });
    });
    expect(node.mentions).toEqual([responsible]);
    expect(answers.filter((message) => titleOf(message).startsWith('黄灯')).length).toBeGreaterThan(
      0,
    );
    expect((await deadOf(WIND)).length).toBeGreaterThan(0);
    expect((await deadOf(TEA)).length).toBeGreaterThan(0);

    const own = await district.ownChat(OPERATOR);
    const news = await district.drive.messages(own?.chat_id ?? '');
    for (const name of ['晟野城父', '观堂花茶', '鲍以宁']) {
      const told = news.filter(
        (message) => titleOf(message) === '消息未送达' && wordsOf(message).includes(name),
      );
      const days = told.map(({ created_at }) => created_at.slice(0, 10));
      expect(days.length, name).toBeGreaterThan(0);
      expect(new Set(days).size, name).toBe(days.length);
    }
  });

  // It has been gone for a week, in which nodes went from blue over yellow to red.
  test('a group that has the bot again gets what still holds, and answers', async () => {
    const missed = await district.answersTo(wind, async () => {
      await act(wind, '甘晓楠', 'add_bot');
      await district.drive.idle();
      await district.drive.moveClock({ advance: 'PT10H' });
    });
    const project = await loadProject(district.db, WIND);
    const nodes = project ? runningNodes(project) : [];
    const count = (light: string) => nodes.filter((node) => node.light === light).length;
    for (const light of ['red', 'yellow', 'blue']) expect(count(light), light).toBeGreaterThan(0);
    for (const { code, light } of nodes) {
      const warnings = missed.filter((message) => titleOf(message).includes(` · ${code} `));
      expect(warnings, code).toHaveLength(light === 'blue' ? 0 : 1);
      for (const warning of warnings) {
        expect(titleOf(warning).startsWith('督办单'), code).toBe(light === 'red');
        const { mentions } = await district.card(wind, code);
        expect(mentions).toHaveLength(1);
        expect(warning.mentions).toEqual(mentions);
      }
    }
    const rungs = missed.filter((message) => /^督办单 S\d+ · .*逾期$/.test(titleOf(message)));
    expect(missed.length - rungs.length).toBe(count('red') + count('yellow'));
    const bar = wordsOf(await district.card(wind, '晟野城父'));
    expect(bar).toContain(`红灯 ${count('red')}\n黄灯 ${count('yellow')}\n`);

    const again = await district.answersTo(wind, async () => {
      await act(wind, '甘晓楠', 'remove_bot');
      await act(wind, '甘晓楠', 'add_bot');
    });
    expect(again).toEqual([]);
    const [answer] = await district.answersTo(wind, () => district.say('甘晓楠', wind, '进度'));
    expect(answer && titleOf(answer)).toContain('晟野城父');
  });
});
