import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { readDemoGroups, readDemoStart, readDirectory } from './directory.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'directory-'));
const copy = pathToFileURL(`${folder}/`);
const units = 'domain/catalogue/data/units.json';

beforeEach(() => {
  for (const path of ['demo', units]) {
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the files that come with the product are whole', () => {
  expect(readDirectory(copy)).toMatchObject({ people: readDirectory().people });
  expect(readDemoStart(copy)).toBe(readDemoStart());
});

describe('a broken file is named', () => {
  const both = () => {
    readDirectory(copy);
    readDemoStart(copy);
    readDemoGroups(copy);
  };

  test.each([
    ['demo/people.json', '{ "people": ['],
    ['demo/people.json', ''],
    ['demo/people.json', 'null'],
    ['demo/people.json', '{ "persons": [] }'],
    ['demo/projects.json', '{ "asOf": "2026-03-16", }'],
    ['demo/projects.json', '{ "asOf": "soon" }'],
    ['demo/groups.json', '{ "groups": {} }'],
    [units, '[]'],
  ])('%s with %j', (path, text) => {
    writeFileSync(join(folder, path), text);
    expect(both).toThrow(path);
  });
});
