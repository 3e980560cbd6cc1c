import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tsImport } from 'tsx/esm/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Catalogue } from '../domain/catalogue/types.ts';
import { catalogueOrStop } from './catalogue.ts';
import { StartError } from './config.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A module that imports a data file, loaded as `npm start` loads the product's own. */
async function loadWith(data: string): Promise<Catalogue> {
  writeFileSync(join(folder, 'rules.json'), data);
  const code = "import rules from './rules.json' with { type: 'json' };\nexport default rules;\n";
  writeFileSync(join(folder, 'load.ts'), code);
  const url = `${pathToFileURL(join(folder, 'load.ts')).href}?${encodeURIComponent(data)}`;
  return (await tsImport(url, import.meta.url)).default;
}

const stopOf = (load: () => Promise<Catalogue>) =>
  catalogueOrStop(load).then(
    () => 'it loaded',
    (error: unknown) => (error instanceof StartError ? error.message : `not ours: ${error}`),
  );

test.each([
  ['a comma too many', '{\n  "version": 1,,\n}', 'line 2, column 16: '],
  ['an end that is missing', '{ "version": ', 'line 1, column 14: '],
  ['words', 'rules', 'line 1, column 1: '],
  ['nothing at all', '', 'line 1, column 1: '],
])(
  'a data file with %s stops the start with its name and the place',
  async (_what, data, place) => {
    const words = await stopOf(() => loadWith(data));
    expect(words).toContain(`${join(folder, 'rules.json')} is no JSON\n  - ${place}`);
  },
);

test('faults of sense are told as they are', async () => {
  const faults = 'the catalogue is invalid:\nunits SLJ: unknown kind ministry';
  expect(await stopOf(() => Promise.reject(new Error(faults)))).toBe(faults);
});

test('the shipped one loads', async () => {
  expect((await catalogueOrStop()).nodes.size).toBe(42);
});
