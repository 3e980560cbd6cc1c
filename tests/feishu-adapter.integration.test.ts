import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createFeishu, type Feishu } from '../bot/messenger/feishu/feishu.ts';
import type {
  CardClick,
  ChatEventHandler,
  ChatMessage,
  ClickAnswer,
  MembershipChange,
} from '../bot/messenger/messenger.ts';
import { APP_ID, APP_SECRET, type RunningSandbox, startSandbox } from '../sandbox/server.ts';
import { type Drive, type DrivenPerson, driveSandbox } from './drive.ts';

const aCard = (text: string) => ({
  schema: '2.0',
  body: {
    elements: [
      { tag: 'markdown', content: text },
      {
        tag: 'button',
        text: { tag: 'plain_text', content: '接办' },
        behaviors: [{ type: 'callback', value: { v: 1, action: 'accept' } }],
      },
    ],
  },
});

/** Takes down what comes in, and answers clicks as told. */
class Recorder implements ChatEventHandler {
  readonly events: (ChatMessage | MembershipChange)[] = [];
  readonly clicks: CardClick[] = [];
  answer: () => Promise<ClickAnswer> = async () => ({});
  failures = 0;

  async onEvent(event: ChatMessage | MembershipChange): Promise<void> {
    this.events.push(event);
    if (this.failures === 0) return;
    this.failures -= 1;
    throw new Error('the database is away');
  }

  onClick(click: CardClick): Promise<ClickAnswer> {
    this.clicks.push(click);
    return this.answer();
  }

  messages(): ChatMessage[] {
    return this.events.filter((event) => event.type === 'message');
  }
}

const said: string[] = [];
const log = pino({ level: 'trace' }, { write: (line: string) => said.push(line) });

let folder: string;
let sandbox: RunningSandbox;
let drive: Drive;
let feishu: Feishu;
let people: DrivenPerson[];
const recorder = new Recorder();
let uuids = 0;

const uuid = () => `test-${uuids++}`;
const person = (at: number) => people[at]!.open_id;
const newGroup = (openIds: string[], name = '测试专班') =>
  feishu.messenger.createGroup({ name, description: '', openIds, uuid: uuid() });
const aFeishu = (overrides: { timeoutMs?: number; appSecret?: string } = {}) =>
  createFeishu({
    appId: APP_ID,
    appSecret: APP_SECRET,
    domain: `${sandbox.url}/`,
    log,
    ...overrides,
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'feishu-adapter-'));
  sandbox = await startSandbox({ port: 0, dataDir: folder });
  drive = driveSandbox(sandbox.url);
  people = await drive.people();
  feishu = aFeishu();
  await feishu.connect(recorder, { startTimeoutMs: 10_000 });
});

afterAll(async () => {
  await feishu?.close();
  await sandbox?.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  recorder.events.length = 0;
  recorder.clicks.length = 0;
  recorder.answer = async () => ({});
});

describe('cards', () => {
  test('reach a group, a person and a message', async () => {
    const { chatId } = await newGroup([person(0)]);
    const { messenger } = feishu;
    const inGroup = await messenger.postCard({ to: { chatId }, card: aCard('a'), uuid: uuid() });
    const own = await messenger.postCard({
      to: { openId: person(0) },
      card: aCard('b'),
      uuid: uuid(),
    });
    const reply = await messenger.postCard({
      to: { replyTo: inGroup.messageId },
      card: aCard('c'),
      uuid: uuid(),
    });
    expect(inGroup.chatId).toBe(chatId);
    expect(reply.chatId).toBe(chatId);
    expect(own.chatId).not.toBe(chatId);
    const shown = await drive.messages(chatId);
    expect(shown.map(({ reply_to }) => reply_to)).toEqual([null, inGroup.messageId]);
  });

  test('are replaced in place', async () => {
    const { chatId } = await newGroup([person(0)]);
    const { messageId } = await feishu.messenger.postCard({
      to: { chatId },
      card: aCard('before'),
      uuid: uuid(),
    });
    await feishu.messenger.updateCard(messageId, aCard('after'));
    const [shown] = await drive.messages(chatId);
    expect(shown).toMatchObject({ updates: 1, content: aCard('after') });
  });

  test('sent again after a lost answer stay one message', async () => {
    const { chatId } = await newGroup([person(0)]);
    const message = { to: { chatId }, card: aCard('once'), uuid: uuid() };
    await drive.fault('/open-apis/im/v1/messages', 'lost_answer');
    await expect(feishu.messenger.postCard(message)).rejects.toMatchObject({ kind: 'temporary' });
    const { messageId } = await feishu.messenger.postCard(message);
    const shown = await drive.messages(chatId);
    expect(shown.map(({ message_id }) => message_id)).toEqual([messageId]);
  });

  test('of another schema are refused', async () => {
    const { chatId } = await newGroup([person(0)]);
    const broken = { to: { chatId }, card: { schema: '2.0', nonsense: true }, uuid: uuid() };
    await expect(feishu.messenger.postCard(broken)).rejects.toMatchObject({
      kind: 'refused',
      vendorCode: 230099,
    });
  });

  test('call urgently and name whom they do not reach', async () => {
    const { chatId } = await newGroup([person(0), person(1)]);
    const { messageId } = await feishu.messenger.postCard({
      to: { chatId },
      card: aCard('now'),
      uuid: uuid(),
    });
    const { urge } = feishu.messenger;
    expect(await urge(messageId, [person(0), 'ou_nobody'])).toEqual({ unreached: ['ou_nobody'] });
    expect(await urge(messageId, ['ou_nobody'])).toEqual({ unreached: ['ou_nobody'] });
    expect(await urge(messageId, [])).toEqual({ unreached: [] });
    const [shown] = await drive.messages(chatId);
    expect(shown!.urgent).toEqual([{ kind: 'app', open_ids: [person(0)] }]);
  });

  test('older than 14 days are expired', async () => {
    const { chatId } = await newGroup([person(0)]);
    const { messageId } = await feishu.messenger.postCard({
      to: { chatId },
      card: aCard('old'),
      uuid: uuid(),
    });
    await drive.moveClock({ advance: 'P14DT1M' });
    await expect(feishu.messenger.updateCard(messageId, aCard('new'))).rejects.toMatchObject({
      kind: 'expired',
    });
  });
});

describe('refusals', () => {
  test('HTTP 429 says how long to wait', async () => {
    await drive.fault('/open-apis/im/v1/messages', '429');
    const post = feishu.messenger.postCard({
      to: { openId: person(0) },
      card: aCard('fast'),
      uuid: uuid(),
    });
    await expect(post).rejects.toMatchObject({ kind: 'throttled', retryAfterMs: 1000 });
  });

  test('more than five a second to one group is throttled', async () => {
    const { chatId } = await newGroup([person(0)]);
    const posts = Array.from({ length: 8 }, () =>
      feishu.messenger.postCard({ to: { chatId }, card: aCard('burst'), uuid: uuid() }),
    );
    const refused = (await Promise.allSettled(posts)).filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(3);
    expect(refused[0]).toMatchObject({ reason: { kind: 'throttled', retryAfterMs: null } });
  });

  test.each(['500', 'drop_socket'] as const)('%s is temporary', async (kind) => {
    await drive.fault('/open-apis/im/v1/pins', kind);
    const list = feishu.messenger.listPins('oc_any');
    await expect(list).rejects.toMatchObject({ kind: 'temporary' });
  });

  test('silence is temporary', async () => {
    const hasty = aFeishu({ timeoutMs: 300 });
    await hasty.messenger.botOpenId();
    await drive.fault('/open-apis/im/v1/pins', 'timeout');
    await expect(hasty.messenger.listPins('oc_any')).rejects.toMatchObject({ kind: 'temporary' });
  });

  test('a dissolved group is no group any more', async () => {
    const { chatId } = await newGroup([person(0)]);
    await drive.post(`/sandbox/chats/${chatId}/act`, { as: person(0), act: 'disband' });
    await drive.idle();
    const post = feishu.messenger.postCard({ to: { chatId }, card: aCard('x'), uuid: uuid() });
    await expect(post).rejects.toMatchObject({ kind: 'noGroup' });
    expect(recorder.events).toContainEqual(
      expect.objectContaining({ type: 'membership', change: 'disbanded', chatId }),
    );
  });

  test('a group that removed the bot is no group', async () => {
    const { chatId } = await newGroup([person(0)]);
    await drive.post(`/sandbox/chats/${chatId}/act`, { as: person(0), act: 'remove_bot' });
    await drive.idle();
    await expect(feishu.messenger.listPins(chatId)).rejects.toMatchObject({ kind: 'noGroup' });
    expect(recorder.events).toContainEqual(
      expect.objectContaining({ type: 'membership', change: 'botRemoved', chatId }),
    );
  });

  test('somebody who resigned is unreachable', async () => {
    const leaver = people.at(-1)!.open_id;
    await drive.post(`/sandbox/people/${leaver}/act`, { act: 'resign' });
    const card = { to: { openId: leaver }, card: aCard('x'), uuid: uuid() };
    await expect(feishu.messenger.postCard(card)).rejects.toMatchObject({ kind: 'unreachable' });
    const { chatId } = await newGroup([person(0)]);
    expect(await feishu.messenger.addMembers(chatId, [leaver])).toEqual({ notAdded: [leaver] });
    await drive.post(`/sandbox/people/${leaver}/act`, { act: 'return' });
  });
});

describe('the access token', () => {
  test('is asked for once by many calls', async () => {
    const fresh = aFeishu();
    const { next } = await drive.calls();
    const { chatId } = await newGroup([]);
    await Promise.all(Array.from({ length: 8 }, () => fresh.messenger.listPins(chatId)));
    const { calls } = await drive.calls(next);
    const asked = calls.filter(({ path }) => path.includes('tenant_access_token'));
    expect(asked).toHaveLength(1);
  });

  test('with a wrong secret is refused, and the secret is not told', async () => {
    const wrong = aFeishu({ appSecret: 'a-wrong-secret' });
    const connecting = wrong.connect(recorder, { startTimeoutMs: 5_000 });
    await expect(connecting).rejects.toMatchObject({ kind: 'refused' });
    expect(said.join('')).not.toContain('a-wrong-secret');
    expect(said.join('')).not.toContain(APP_SECRET);
  });
});

describe('groups', () => {
  test('come once for the same uuid', async () => {
    const group = { name: '一次', description: '', openIds: [person(0)], uuid: uuid() };
    const first = await feishu.messenger.createGroup(group);
    expect(await feishu.messenger.createGroup(group)).toEqual(first);
  });

  test('take more people than one call may name', async () => {
    const openIds = people.map(({ open_id }) => open_id);
    expect(openIds.length).toBeGreaterThan(50);
    const { chatId } = await newGroup(openIds);
    expect((await feishu.messenger.listMembers(chatId)).sort()).toEqual([...openIds].sort());
  });

  test('stand although somebody cannot be added', async () => {
    const { chatId } = await newGroup([person(0), 'ou_nobody']);
    expect(await feishu.messenger.listMembers(chatId)).toEqual([person(0)]);
  });

  test('name who could not be added', async () => {
    const { chatId } = await newGroup([person(0)]);
    const added = await feishu.messenger.addMembers(chatId, [person(1), 'ou_nobody']);
    expect(added).toEqual({ notAdded: ['ou_nobody'] });
    expect(await feishu.messenger.listMembers(chatId)).toEqual([person(0), person(1)]);
  });

  test('are renamed, as often as asked', async () => {
    const { chatId } = await newGroup([person(0)], '旧名 专班');
    const { renameGroup } = feishu.messenger;
    await renameGroup(chatId, '【已归档】旧名 专班');
    await renameGroup(chatId, '【已归档】旧名 专班');
    const chats = await drive.chats(person(0));
    expect(chats.find(({ chat_id }) => chat_id === chatId)?.name).toBe('【已归档】旧名 专班');
  });

  test('that were disbanded are not renamed', async () => {
    const { chatId } = await newGroup([person(0)]);
    await drive.post(`/sandbox/chats/${chatId}/act`, { as: person(0), act: 'disband' });
    await expect(feishu.messenger.renameGroup(chatId, '新名')).rejects.toMatchObject({
      kind: 'noGroup',
    });
  });

  test('keep and lose pins', async () => {
    const { chatId } = await newGroup([person(0)]);
    const { postCard, pin, unpin, listPins } = feishu.messenger;
    const { messageId } = await postCard({ to: { chatId }, card: aCard('p'), uuid: uuid() });
    await pin(messageId);
    await pin(messageId);
    expect(await listPins(chatId)).toEqual([messageId]);
    await unpin(messageId);
    expect(await listPins(chatId)).toEqual([]);
  });
});

test('of several people those who are there can be reached', async () => {
  const asked = [person(0), person(1), 'ou_nobody'];
  expect(await feishu.messenger.findReachable(asked)).toEqual([person(0), person(1)]);
});

test('the directory names everybody once', async () => {
  const listed = await feishu.messenger.listPeople();
  expect(listed.map(({ openId }) => openId).sort()).toEqual(
    people.map(({ open_id }) => open_id).sort(),
  );
  const first = listed.find(({ openId }) => openId === person(0));
  expect(first).toEqual({
    unionId: people[0]!.union_id,
    openId: person(0),
    employeeNumber: expect.stringMatching(/^U\d+$/),
    name: people[0]!.name,
  });
});

describe('messages', () => {
  test('of a group arrive with the bot called', async () => {
    const { chatId } = await newGroup([person(0)]);
    const sent = await drive.say({ as: person(0), chat_id: chatId, text: '进度' });
    await drive.idle();
    expect(recorder.messages()).toEqual([
      {
        type: 'message',
        key: sent.message_id,
        messageId: sent.message_id,
        chatId,
        isGroup: true,
        senderOpenId: person(0),
        sentAt: expect.any(Number),
        parentId: null,
        mentionsBot: true,
        content: { kind: 'text', text: '进度' },
      },
    ]);
  });

  test('of the own chat arrive, large ones too', async () => {
    const text = '长'.repeat(30_000);
    await drive.say({ as: person(0), text });
    await drive.idle();
    expect(recorder.messages()).toMatchObject([
      { isGroup: false, mentionsBot: false, content: { kind: 'text', text } },
    ]);
  });

  test('in reply name what they reply to', async () => {
    const { chatId } = await newGroup([person(0)]);
    const { messageId } = await feishu.messenger.postCard({
      to: { chatId },
      card: aCard('?'),
      uuid: uuid(),
    });
    await drive.say({ as: person(0), reply_to: messageId, text: '好', mention_bot: false });
    await drive.idle();
    expect(recorder.messages()).toMatchObject([{ parentId: messageId, mentionsBot: false }]);
  });

  test('refused by the handler come again', async () => {
    recorder.failures = 1;
    await drive.say({ as: person(0), text: '再来' });
    await drive.idle();
    await drive.moveClock({ advance: 'PT20S' });
    const texts = recorder.messages().map(({ content }) => content);
    expect(texts).toEqual([
      { kind: 'text', text: '再来' },
      { kind: 'text', text: '再来' },
    ]);
  });

  test('arrive after the connection was cut', async () => {
    await drive.fault('/', 'drop_socket');
    await drive.say({ as: person(0), text: '还在吗' });
    await expect.poll(() => recorder.messages().length, { timeout: 20_000 }).toBe(1);
    await expect.poll(() => feishu.connected()).toBe(true);
  });
});

describe('files', () => {
  const send = async (bytes: Buffer) => {
    await drive.say({
      as: person(0),
      file: { name: '宗地图.pdf', base64: bytes.toString('base64') },
    });
    await drive.idle();
    const message = recorder.messages().at(-1)!;
    if (message.content.kind !== 'file') throw new Error('no file came');
    expect(message.content.name).toBe('宗地图.pdf');
    const { fileKey } = message.content;
    return { messageId: message.messageId, fileKey, type: 'file' } as const;
  };

  test('are fetched whole', async () => {
    const bytes = Buffer.alloc(3_000_000, '红绿蓝');
    const source = await send(bytes);
    const fetched = await feishu.messenger.download(source, bytes.length);
    expect(Buffer.from(fetched).equals(bytes)).toBe(true);
  });

  test('longer than allowed are not', async () => {
    const source = await send(Buffer.alloc(100_000));
    const fetch = feishu.messenger.download(source, 99_999);
    await expect(fetch).rejects.toMatchObject({ kind: 'tooLarge' });
  });

  test('without content are empty', async () => {
    const source = await send(Buffer.alloc(0));
    await expect(feishu.messenger.download(source, 100)).rejects.toMatchObject({ kind: 'empty' });
  });

  test('that are not in the message are refused by code', async () => {
    const source = await send(Buffer.from('x'));
    const fetch = feishu.messenger.download({ ...source, fileKey: 'file_other' }, 100);
    await expect(fetch).rejects.toMatchObject({ kind: 'refused', vendorCode: 234003 });
  });
});

describe('files of the bot', () => {
  const workbook = { name: '项目.xlsx', content: Buffer.from('PK workbook') };

  test('are uploaded and posted under their names, once', async () => {
    const { messenger } = feishu;
    const { fileKey } = await messenger.uploadFile(workbook);
    const message = { to: { openId: person(0) }, fileKey, uuid: uuid() };
    const first = await messenger.postFile(message);
    expect(await messenger.postFile(message)).toEqual(first);
    const sent = (await drive.messages(first.chatId)).filter(
      ({ msg_type, sender }) => msg_type === 'file' && sender !== person(0),
    );
    expect(sent.map(({ content }) => content)).toEqual([
      { file_key: fileKey, file_name: '项目.xlsx', file_size: workbook.content.length },
    ]);
    const bytes = await fetch(`${sandbox.url}/sandbox/files/${fileKey}`);
    expect(await bytes.text()).toBe('PK workbook');
  });

  test('are refused empty and too large', async () => {
    const { messenger } = feishu;
    const upload = (bytes: number) =>
      messenger.uploadFile({ name: '项目.xlsx', content: Buffer.alloc(bytes) });
    await expect(upload(0)).rejects.toMatchObject({ kind: 'empty', vendorCode: 234010 });
    const tooLarge = upload(30 * 1024 * 1024 + 1);
    await expect(tooLarge).rejects.toMatchObject({ kind: 'tooLarge', vendorCode: 234006 });
  });

  test('that were never uploaded are refused', async () => {
    const message = { to: { openId: person(0) }, fileKey: 'file_none', uuid: uuid() };
    await expect(feishu.messenger.postFile(message)).rejects.toMatchObject({ kind: 'refused' });
  });

  test('without the scope are refused', async () => {
    await drive.post('/sandbox/scopes', { revoke: ['im:resource'] });
    try {
      await expect(feishu.messenger.uploadFile(workbook)).rejects.toMatchObject({
        kind: 'refused',
        vendorCode: 99991672,
      });
    } finally {
      await drive.post('/sandbox/scopes', { grant: ['im:resource'] });
    }
  });
});

describe('a click', () => {
  const postButton = async () => {
    const { chatId } = await newGroup([person(0)]);
    const sent = await feishu.messenger.postCard({
      to: { chatId },
      card: aCard('press'),
      uuid: uuid(),
    });
    return { as: person(0), message_id: sent.messageId, button: '接办', chatId };
  };

  test('is answered with a toast and a card', async () => {
    recorder.answer = async () => ({
      toast: { type: 'success', content: '已接办' },
      card: aCard('taken'),
    });
    const { chatId, ...click } = await postButton();
    expect(await drive.click(click)).toEqual({
      toast: { type: 'success', content: '已接办' },
      card_updated: true,
    });
    expect(recorder.clicks).toMatchObject([
      {
        type: 'click',
        messageId: click.message_id,
        chatId,
        operatorOpenId: person(0),
        value: { v: 1, action: 'accept' },
        form: {},
      },
    ]);
    expect((await drive.messages(chatId))[0]!.content).toEqual(aCard('taken'));
  });

  test('answered with nothing changes nothing', async () => {
    const { chatId, ...click } = await postButton();
    expect(await drive.click(click)).toEqual({ card_updated: false });
    expect((await drive.messages(chatId))[0]!.updates).toBe(0);
  });

  test('locks the card until it is answered', async () => {
    const { chatId: _, ...click } = await postButton();
    let update: Promise<void> | undefined;
    recorder.answer = async () => {
      update = feishu.messenger.updateCard(click.message_id, aCard('meanwhile'));
      await update.catch(() => undefined);
      return {};
    };
    await drive.click(click);
    await expect(update).rejects.toMatchObject({ kind: 'locked' });
  });
});

test('a stop waits for the answers under way', async () => {
  const leaving = aFeishu();
  const other = new Recorder();
  await feishu.close();
  await leaving.connect(other, { startTimeoutMs: 10_000 });
  const { messageId, chatId } = await leaving.messenger.postCard({
    to: { openId: person(0) },
    card: aCard('last'),
    uuid: uuid(),
  });
  let closed: Promise<void> | undefined;
  other.answer = async () => {
    await Promise.resolve();
    closed = leaving.close();
    await leaving.messenger.listPins(chatId);
    return { toast: { type: 'info', content: '再见' } };
  };
  const result = await drive.click({ as: person(0), message_id: messageId, button: '接办' });
  expect(result.toast).toEqual({ type: 'info', content: '再见' });
  await closed;
  expect(leaving.connected()).toBe(false);
});

test('a sandbox that lost its memory is met again', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'feishu-adapter-'));
  const faithful = aFeishu();
  await faithful.connect(recorder, { startTimeoutMs: 10_000 });
  await sandbox.close();
  sandbox = await startSandbox({ port: sandbox.port, dataDir: empty });
  // The token in hand is unknown there, and the connections kept open are dead.
  const group = { name: '重来', description: '', openIds: [person(0)], uuid: uuid() };
  const create = () => faithful.messenger.createGroup(group);
  await expect.poll(() => create().then(() => 'created', String)).toBe('created');
  const { chatId } = await create();
  await expect.poll(() => faithful.connected(), { timeout: 20_000 }).toBe(true);
  await drive.say({ as: person(0), chat_id: chatId, text: '在' });
  await expect.poll(() => recorder.messages().length, { timeout: 20_000 }).toBe(1);
  await faithful.close();
  rmSync(empty, { recursive: true, force: true });
});
