import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderStore } from './folder-store.ts';

const SHA = 'ab'.repeat(32);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'e-diantong-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a content is written once and read back', async () => {
  const store = folderStore(folder);
  await store.put(SHA, Buffer.from('paper'));
  const path = join(folder, 'ab', SHA);
  const { ino } = await stat(path);
  await store.put(SHA, Buffer.from('paper'));
  expect((await stat(path)).ino).toBe(ino);
  expect(await readdir(join(folder, 'ab'))).toEqual([SHA]);
  expect(Buffer.from((await store.get(SHA)) ?? []).toString()).toBe('paper');
});

test('what was never stored is not there', async () => {
  expect(await folderStore(folder).get('cd'.repeat(32))).toBeUndefined();
});
