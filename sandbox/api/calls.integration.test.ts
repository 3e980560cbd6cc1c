import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aButton, aCard } from '../testing/cards.ts';
import { Kit } from '../testing/kit.ts';

let kit: Kit;
let ids: string[];

beforeAll(async () => {
  kit = await Kit.start();
  ids = (await kit.people()).map((each) => each.open_id);
});
afterAll(() => kit.stop());

describe('messages', () => {
  test('the same uuid makes one message', async () => {
    const group = await kit.aGroup(ids.slice(0, 1));
    const first = await kit.send(group, aCard(), { uuid: 'once' });
    const second = await kit.send(group, aCard(aButton('别的')), { uuid: 'once' });
    expect(second.body.data.message_id).toBe(first.body.data.message_id);
    expect(await kit.messages(group)).toHaveLength(1);
  });

  test('an hour later a uuid counts anew', async () => {
    const group = await kit.aGroup(ids.slice(0, 1));
    await kit.send(group, aCard(), { uuid: 'hourly' });
    await kit.drive('clock', { advance: 'PT1H' });
    await kit.send(group, aCard(), { uuid: 'hourly' });
    expect(await kit.messages(group)).toHaveLength(2);
  });

  test('an update replaces card and mentions', async () => {
    const group = await kit.aGroup(ids.slice(0, 2));
    const calling = (id?: string) => aCard({ tag: 'markdown', content: `<at id=${id}></at>` });
    const messageId = await kit.aCard(group, calling(ids[0]));
    const update = { content: JSON.stringify(calling(ids[1])) };
    const answer = await kit.api('PATCH', `/im/v1/messages/${messageId}`, update);
    expect(answer.body).toEqual({ code: 0, msg: 'ok', data: {} });
    const [message] = await kit.messages(group);
    expect(message).toMatchObject({ updates: 1, mentions: [ids[1]], content: calling(ids[1]) });
  });

  test('a card older than 14 days stays as it is', async () => {
    const group = await kit.aGroup(ids.slice(0, 1));
    const messageId = await kit.aCard(group);
    await kit.drive('clock', { advance: 'P14DT1S' });
    const update = { content: JSON.stringify(aCard(aButton('晚了'))) };
    const answer = await kit.api('PATCH', `/im/v1/messages/${messageId}`, update);
    expect(answer.body.code).toBe(230031);
    expect((await kit.messages(group))[0]).toMatchObject({ updates: 0, content: aCard() });
  });

  test('a reply points at its message', async () => {
    const group = await kit.aGroup(ids.slice(0, 1));
    const parent = await kit.aCard(group);
    const content = '{"text":"<at user_id=\\"ou_nobody\\"></at> 已收"}';
    const answer = await kit.api('POST', `/im/v1/messages/${parent}/reply`, {
      msg_type: 'text',
      content,
    });
    expect(answer.body.data).toMatchObject({ root_id: parent, parent_id: parent });
    expect((await kit.messages(group))[1]).toMatchObject({ reply_to: parent, mentions: [] });
  });

  test('a recalled message is gone from the pins', async () => {
    const group = await kit.aGroup(ids.slice(0, 1));
    const messageId = await kit.aCard(group);
    await kit.api('POST', '/im/v1/pins', { message_id: messageId });
    const pins = async () => (await kit.api('GET', `/im/v1/pins?chat_id=${group}`)).body.data.items;
    expect(await pins()).toMatchObject([{ message_id: messageId, chat_id: group }]);
    expect((await kit.api('DELETE', `/im/v1/messages/${messageId}`, {})).body.code).toBe(0);
    expect(await pins()).toEqual([]);
    expect((await kit.api('DELETE', `/im/v1/messages/${messageId}`)).body.code).toBe(230110);
  });

  test('history is read page by page', async () => {
    const group = await kit.aGroup(ids.slice(0, 1));
    const sent = [await kit.aCard(group), await kit.aCard(group), await kit.aCard(group)];
    const base = `/im/v1/messages?container_id_type=chat&container_id=${group}&page_size=2`;
    const first = (await kit.api('GET', base)).body.data;
    const second = (await kit.api('GET', `${base}&page_token=${first.page_token}`)).body.data;
    const items = [first, second].flatMap((each) => each.items as { message_id: string }[]);
    expect(items.map((each) => each.message_id)).toEqual(sent);
    expect(second.has_more).toBe(false);
  });
});

describe('chats', () => {
  test('the same uuid makes one chat', async () => {
    const first = await kit.aGroup(ids.slice(0, 1), '&uuid=chat-once');
    expect(await kit.aGroup(ids.slice(0, 1), '&uuid=chat-once')).toBe(first);
  });

  test('members come and go', async () => {
    const group = await kit.aGroup(ids.slice(0, 1));
    const path = `/im/v1/chats/${group}/members?member_id_type=open_id`;
    await kit.api('POST', path, { id_list: ids.slice(0, 3) });
    await kit.api('DELETE', path, { id_list: ids.slice(1, 2) });
    const { items } = (await kit.api('GET', path)).body.data;
    expect(items).toMatchObject([{ member_id: ids[0] }, { member_id: ids[2] }]);
  });

  test('a stranger fails the call or is left out', async () => {
    const group = await kit.aGroup([]);
    const path = `/im/v1/chats/${group}/members?member_id_type=open_id`;
    const list = { id_list: [ids[0], 'ou_stranger'] };
    expect((await kit.api('POST', path, list)).body.code).toBe(232043);
    const answer = await kit.api('POST', `${path}&succeed_type=1`, list);
    expect(answer.body.data).toMatchObject({ not_existed_id_list: ['ou_stranger'] });
    expect((await kit.api('GET', path)).body.data.member_total).toBe(1);
  });

  test('a renamed chat shows its new name', async () => {
    const group = await kit.aGroup([]);
    await kit.api('PUT', `/im/v1/chats/${group}`, { name: '新名 专班' });
    expect((await kit.api('GET', `/im/v1/chats/${group}`)).body.data.name).toBe('新名 专班');
  });
});

describe('files', () => {
  const bytes = Buffer.from([0, 255, 13, 10, 128]);

  function upload(
    content: Buffer,
  ): Promise<{ body: { code: number; data: { file_key?: string } } }> {
    const form = new FormData();
    form.set('file_type', 'pdf');
    form.set('file_name', '宗地图.pdf');
    form.set('file', new Blob([new Uint8Array(content)]));
    return kit.api('POST', '/im/v1/files', form);
  }

  test('an uploaded file comes back byte for byte', async () => {
    const { file_key: key } = (await upload(bytes)).body.data;
    const group = await kit.aGroup(ids.slice(0, 1));
    const sent = await kit.send(group, { file_key: key }, { msg_type: 'file' });
    expect(sent.body.code).toBe(0);
    const response = await fetch(`${kit.url}/sandbox/files/${key}`);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('an empty file is refused', async () => {
    expect((await upload(Buffer.of())).body.code).toBe(234010);
  });

  test('a file above 30 MB is refused', async () => {
    expect((await upload(Buffer.alloc(31 * 1024 * 1024))).body.code).toBe(234006);
  });

  test('a card has no file to fetch', async () => {
    const messageId = await kit.aCard(await kit.aGroup([]));
    const path = `/im/v1/messages/${messageId}/resources/file_x?type=file`;
    expect((await kit.api('GET', path)).body.code).toBe(234043);
  });
});

describe('contacts', () => {
  test('every person is found in one department', async () => {
    const units: string[] = [];
    let token = '';
    do {
      const path = `/contact/v3/departments/0/children?page_size=50&page_token=${token}`;
      const { data } = (await kit.api('GET', path)).body;
      const items = data.items as { department_id: string; member_count: number }[];
      const peopled = items.filter((each) => each.member_count > 0);
      units.push(...peopled.map((each) => each.department_id));
      token = String(data.page_token);
    } while (token !== '');
    const found: string[] = [];
    for (const unit of units) {
      const query = `department_id=${unit}&department_id_type=department_id&page_size=50`;
      const { data } = (await kit.api('GET', `/contact/v3/users/find_by_department?${query}`)).body;
      found.push(...(data.items as { open_id: string }[]).map((each) => each.open_id));
    }
    expect(found.sort()).toEqual([...ids].sort());
  });

  test('fields without their scope are left out', async () => {
    await kit.drive('scopes', { revoke: ['contact:user.phone:readonly'] });
    const { user } = (await kit.api('GET', `/contact/v3/users/${ids[0]}`)).body.data;
    await kit.drive('scopes', { grant: ['contact:user.phone:readonly'] });
    expect(user).toMatchObject({ open_id: ids[0], user_id: 'U001' });
    expect(user).not.toHaveProperty('mobile');
  });
});
