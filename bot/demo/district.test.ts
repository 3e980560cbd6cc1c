import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { readDistrict } from './district.ts';

const folder = mkdtempSync(join(tmpdir(), 'district-'));
const copy = pathToFileURL(`${folder}/`);

beforeEach(() => {
  const demo = fileURLToPath(new URL('../../demo/', import.meta.url));
  cpSync(demo, folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the demo that comes with the product is whole', async () => {
  const { people, projects } = await readDistrict();
  expect(people.length).toBeGreaterThan(0);
  expect(projects).toHaveLength(24);
});

test.each([
  ['people.json', '{ "people": ['],
  ['people.json', '{ "people": [{ "id": 1 }] }'],
  ['projects.json', ''],
  ['problems.json', '{ "problems": [] }'],
  ['projects.json', '{ "asOf": "soon", "projects": [] }'],
])('a broken %s is named', async (name, text) => {
  writeFileSync(join(folder, name), text);
  await expect(readDistrict(copy)).rejects.toThrow(name);
});
