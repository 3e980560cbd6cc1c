import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import people from '../demo/people.json' with { type: 'json' };
import demo from '../demo/projects.json' with { type: 'json' };
import { type District, openDistrict, titleOf, wordsOf } from './district.ts';

let district: District;
beforeAll(async () => {
  district = await openDistrict();
});
afterAll(() => district.close());

const nameOf = (id: string | null) => people.people.find((person) => person.id === id)?.name ?? '';

describe('the demo district', () => {
  test('opens a group per project with its people, its bar pinned and a card per running node', async () => {
    expect(demo.projects).toHaveLength(24);
    for (const project of demo.projects) {
      const group = await district.group(project.name);
      const { lead, agent, helpers, unitHeads, enterpriseContact } = project.helpTeam;
      const members = group.members.map(district.nameOf);
      const team = [lead, agent, ...helpers, ...unitHeads, enterpriseContact].map(nameOf);
      expect(members, project.name).toEqual(expect.arrayContaining(team));
      const messages = await district.drive.messages(group.chat_id);
      const [pinned] = messages.filter(({ message_id }) => group.pins.includes(message_id));
      expect(pinned && titleOf(pinned)).toBe(project.name);
      expect(pinned && wordsOf(pinned)).toContain(
        `${project.doneNodes.length}/${project.applicableNodes} 节点`,
      );
      for (const { node } of project.activeNodes) {
        const card = messages.find((message) => titleOf(message).startsWith(node));
        expect(card?.mentions, `${project.name} ${node}`).toHaveLength(1);
        expect(group.members).toEqual(expect.arrayContaining(card?.mentions ?? ['nobody']));
      }
    }
  });

  test('is not opened a second time', async () => {
    const before = await district.drive.calls();
    await district.restartBot();
    const { calls } = await district.drive.calls(before.next);
    expect(calls.filter(({ method, path }) => method === 'POST' && path.includes('/im/'))).toEqual(
      [],
    );
  });
});

describe('a node', () => {
  test('is accepted, filled with its paper, finished; the bar moves and the next nodes call', async () => {
    const { chat_id: group } = await district.group('谯曲坊白酒灌装');
    const bar = await district.card(group, '谯曲坊白酒灌装及陶坛库二期项目');
    expect(wordsOf(bar)).toContain('4/36 节点');
    const node = await district.card(group, '0301');
    const [responsible] = node.mentions.map(district.nameOf);
    expect(responsible).toBe('鲍以宁');

    const accepted = await district.click('鲍以宁', node.message_id, '接办');
    expect(accepted).toMatchObject({ toast: { type: 'success' }, card_updated: true });
    const refused = await district.click('鲍以宁', node.message_id, '办结');
    expect(refused.toast).toMatchObject({ type: 'warning' });
    expect(refused.toast?.content).toContain('营业执照');

    for (const file of ['营业执照.pdf', '法定代表人身份证明及授权委托书.pdf']) {
      await district.send('车明哲', group, { file, replyTo: node.message_id });
    }
    expect(titleOf(await district.card(group, '已归档：营业执照'))).toBe('已归档：营业执照');
    const finished = await district.click('鲍以宁', node.message_id, '办结');
    expect(finished.toast?.type).toBe('success');
    await district.drive.moveClock({ advance: 'PT2M' });

    const moved = (await district.drive.messages(group)).find(
      ({ message_id }) => message_id === bar.message_id,
    );
    expect(moved && wordsOf(moved)).toContain('5/36 节点');
    expect(moved?.updates).toBeGreaterThan(0);
    const started = await district.card(group, '0303');
    expect(started.mentions).toHaveLength(1);
    const final = await district.card(group, '0301');
    expect(wordsOf(final)).toContain('已办结');
    expect(JSON.stringify(final.content)).not.toContain('"button"');
  });

  test('takes one of two clicks at the same time and tells the other', async () => {
    const { chat_id: group } = await district.group('芍里植物');
    const node = await district.card(group, '0102');
    const answers = await Promise.all(
      [1, 2].map(() => district.click('柯锦程', node.message_id, '接办')),
    );
    const tones = answers.map(({ toast }) => toast?.type).sort();
    expect(tones).toEqual(['info', 'success']);
  });

  test('refuses whoever may not and names who may', async () => {
    const { chat_id: group } = await district.group('恒砺精密');
    const node = await district.card(group, '0905');
    const { members } = await district.group('恒砺精密');
    const contact = demo.projects.find(({ name }) => name.startsWith('恒砺'))?.helpTeam
      .enterpriseContact;
    expect(members.map(district.nameOf)).toContain(nameOf(contact ?? null));
    const answer = await district.click(nameOf(contact ?? null), node.message_id, '办结');
    expect(answer.toast?.type).toBe('error');
    expect(answer.toast?.content).toContain('俞澄');
    expect(answer.card_updated).toBe(false);
  });

  test('finishes before a paper is there where its unit head takes the promise', async () => {
    const { chat_id: group } = await district.group('恒砺精密');
    const node = await district.card(group, '1003');
    await district.click('边景行', node.message_id, '容缺受理');
    await district.drive.idle();
    const own = await district.ownChat('边景行');
    const form = await district.card(own?.chat_id ?? '', '容缺受理');
    const options = JSON.stringify(form.content).match(/"value":"(M\d{3})"/g) ?? [];
    const materials = options.map((option) => option.slice(9, 13));
    expect(materials.length).toBeGreaterThan(0);
    const past = { materials, promised_on: '2026-03-01 +0800' };
    expect((await district.click('边景行', form.message_id, '同意容缺', past)).toast?.type).toBe(
      'warning',
    );
    const ahead = { materials, promised_on: '2026-03-31 +0800' };
    expect((await district.click('边景行', form.message_id, '同意容缺', ahead)).toast?.type).toBe(
      'success',
    );
    await district.drive.idle();
    expect(wordsOf(await district.card(group, '已容缺受理'))).toContain('3月31日');
    expect((await district.click('时雨晴', node.message_id, '办结')).toast?.type).toBe('success');
    await district.drive.idle();
  });
});

describe('words', () => {
  test.each([
    ['进度', '禾芷堂中药饮片智能炮制车间项目'],
    ['材料', '材料'],
    ['帮助', 'e点通 帮助'],
    ['办结 0603', '没有改动'],
    ['办结 9999', '没有找到'],
    ['时限 0603 尽快', '没有改动'],
    ['今天食堂吃什么', '没有看懂这句话'],
  ])('%s is answered in the group', async (text, title) => {
    const { chat_id: group } = await district.group('禾芷堂');
    const before = (await district.drive.messages(group)).length;
    await district.say('娄思源', group, text);
    const answers = (await district.drive.messages(group)).slice(before + 1);
    expect(answers.map(titleOf)).toContain(title);
  });

  test('待办 in the own chat lists over all projects', async () => {
    await district.say('俞澄', undefined, '待办');
    const own = await district.ownChat('俞澄');
    const card = await district.card(own?.chat_id ?? '', '我的待办');
    const projects = demo.projects.filter(({ name }) => wordsOf(card).includes(name));
    expect(projects.length).toBeGreaterThan(3);
  });

  test('办结 in the own chat asks which project is meant', async () => {
    await district.say('俞澄', undefined, '办结 0402');
    const own = await district.ownChat('俞澄');
    const card = await district.card(own?.chat_id ?? '', '办结 0402');
    expect(wordsOf(card)).toContain('请选是哪个项目');
  });

  test('without @ in a group meet silence', async () => {
    const { chat_id: group } = await district.group('禾芷堂');
    const before = (await district.drive.messages(group)).length;
    await district.drive.say({
      as: district.idOf('娄思源'),
      chat_id: group,
      text: '进度',
      mention_bot: false,
    });
    await district.drive.idle();
    expect((await district.drive.messages(group)).length).toBe(before + 1);
  });
});

describe('a file', () => {
  test('is filed from the own chat after 传材料 was pressed', async () => {
    const { chat_id: group } = await district.group('絮云智能');
    const node = await district.card(group, '0402');
    await district.click('俞澄', node.message_id, '传材料');
    await district.send('俞澄', undefined, { file: '勘测定界报告.pdf' });
    const own = await district.ownChat('俞澄');
    const answer = await district.card(own?.chat_id ?? '', '已归档');
    expect(wordsOf(answer)).toContain('勘测定界报告');
  });

  test('with a telling-nothing name is asked about and filed with one press', async () => {
    const { chat_id: group } = await district.group('汤陵街道');
    const node = await district.card(group, '0302');
    await district.send('鲍以宁', group, { file: 'IMG_0001.jpg', replyTo: node.message_id });
    const question = await district.card(group, '这是哪份材料');
    const name = /"name":"(file-as-M\d{3})"/.exec(JSON.stringify(question.content))?.[1];
    expect(name).toBeDefined();
    const answer = await district.click('鲍以宁', question.message_id, name ?? '');
    expect(answer.toast?.type).toBe('success');
    await district.drive.idle();
    const again = await district.drive.messages(group);
    const settled = again.find(({ message_id }) => message_id === question.message_id);
    expect(JSON.stringify(settled?.content)).not.toContain('"button"');
  });

  test('that nobody asked for is declined in the own chat', async () => {
    await district.send('戚沪生', undefined, { file: '照片.jpg' });
    const own = await district.ownChat('戚沪生');
    const answer = await district.card(own?.chat_id ?? '', '文件没有归档');
    expect(wordsOf(answer)).toContain('传材料');
  });
});

describe('a sentence that is no clear order', () => {
  test.each(['办结不了，还要两天', '接办不了', '办结 0603 需要什么材料'])(
    '%s changes nothing',
    async (text) => {
      const { chat_id: group } = await district.group('禾芷堂');
      const node = await district.card(group, '0603');
      const before = node.content;
      await district.say('娄思源', group, text, node.message_id);
      expect(titleOf(await district.card(group, '没有看懂'))).toBe('没有看懂这句话');
      expect((await district.card(group, '0603')).content).toEqual(before);
    },
  );

  test('naming another project in a group does nothing to this one', async () => {
    const { chat_id: group } = await district.group('禾芷堂');
    await district.say('娄思源', group, '接办 恒砺精密 0603');
    expect(wordsOf(await district.card(group, '没有找到'))).toContain('恒砺精密');
  });
});
