import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startSandbox } from '../server.ts';
import { AppClient } from '../testing/app-client.ts';
import { aButton, aCard } from '../testing/cards.ts';
import { Kit } from '../testing/kit.ts';
import { World } from './world.ts';

async function aLivedIn() {
  const kit = await Kit.start();
  const [first, second] = (await kit.people()).map((each) => each.open_id);
  const group = await kit.aGroup([String(first), String(second)], '&uuid=group');
  const card = await kit.aCard(group);
  const update = { content: JSON.stringify(aCard(aButton('改'))) };
  await kit.api('PATCH', `/im/v1/messages/${card}`, update);
  await kit.api('POST', '/im/v1/pins', { message_id: card });
  await kit.send(group, aCard(), { uuid: 'sent' });
  const file = { name: '宗地图.pdf', base64: Buffer.from('扫描件').toString('base64') };
  await kit.drive('messages', { as: first, chat_id: group, file });
  return { kit, group, first: String(first) };
}

const chats = async (kit: Kit) => (await kit.drive('chats')).body;

test('a killed sandbox comes back whole', async () => {
  const { kit, group, first } = await aLivedIn();
  await kit.drive('clock', { advance: 'PT30M' });
  const next = await kit.afterKill();
  expect(await chats(next)).toEqual(await chats(kit));
  expect(await next.messages(group)).toEqual(await kit.messages(group));
  expect(await next.people()).toEqual(await kit.people());
  const before = (await kit.drive<{ now: string }>('clock')).body.now;
  const after = (await next.drive<{ now: string }>('clock')).body.now;
  expect(Math.abs(Date.parse(after) - Date.parse(before))).toBeLessThan(60_000);
  expect(await next.aGroup([first], '&uuid=group')).toBe(group);
  const repeated = await next.send(group, aCard(), { uuid: 'sent' });
  expect(await next.messages(group)).toHaveLength(3);
  expect(repeated.body.code).toBe(0);
  const client = await AppClient.connect(next.url);
  const [event] = await client.waitFor(1);
  const { file_key: key } = JSON.parse(event?.event.message.content);
  const response = await fetch(`${next.url}/sandbox/files/${key}`);
  expect(await response.text()).toBe('扫描件');
  await client.close();
  await next.stop();
  await kit.stop();
});

test('the clock never runs backwards over a restart', async () => {
  const kit = await Kit.start();
  await kit.drive('clock', { advance: 'PT1H' });
  const before = (await kit.drive<{ now: string }>('clock')).body.now;
  const next = await kit.afterKill();
  const after = (await next.drive<{ now: string }>('clock')).body.now;
  expect(Date.parse(after)).toBeGreaterThanOrEqual(Date.parse(before));
  await next.stop();
  await kit.stop();
});

test('a half-written last line is forgotten', async () => {
  const { kit, group } = await aLivedIn();
  appendFileSync(join(kit.dataDir, 'sandbox', 'journal.jsonl'), '[["message","om_half');
  const next = await kit.afterKill();
  expect(await next.messages(group)).toEqual(await kit.messages(group));
  await next.stop();
  await kit.stop();
});

test('a damaged line stops the start', async () => {
  const kit = await Kit.start();
  appendFileSync(join(kit.dataDir, 'sandbox', 'journal.jsonl'), 'rubbish\n');
  await expect(kit.afterKill()).rejects.toThrow(/journal\.jsonl: line \d+ is damaged/);
  await kit.stop();
});

test('the journal does not grow without end', () => {
  const folder = mkdtempSync(join(tmpdir(), 'e-diantong-world-'));
  const world = new World(folder, 10_000);
  world.compact(0, 0);
  for (let at = 1; at <= 1000; at += 1) {
    world.commit(['uuid', 'same', { at, made: 'x'.repeat(100) }]);
  }
  world.close();
  expect(statSync(join(folder, 'journal.jsonl')).size).toBeLessThan(12_000);
  expect(new World(folder).get('uuid', 'same')?.at).toBe(1000);
  rmSync(folder, { recursive: true });
});

test('a port in use is named', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const start = startSandbox({ port, dataDir: '/nowhere' });
  await expect(start).rejects.toThrow(`port ${port} is in use`);
  await new Promise((resolve) => other.close(resolve));
});

test('a folder that cannot be written is named', async () => {
  const start = startSandbox({ port: 0, dataDir: '/proc/nowhere' });
  await expect(start).rejects.toThrow('cannot write to /proc/nowhere/sandbox');
});
