import { expect, test } from 'vitest';
import { readArgs } from './args.ts';

test.each<[string, object]>([
  ['', { order: { do: 'help' } }],
  ['people --help', { order: { do: 'help' } }],
  ['templates 模板', { order: { do: 'templates', folder: '模板' } }],
  ['people 人员.xlsx', { order: { do: 'preview', kind: 'people', file: '人员.xlsx' } }],
  ['people --from-feishu', { order: { do: 'directory' } }],
  [
    'people --from-feishu 人员.xlsx',
    { order: { do: 'preview', kind: 'people', file: '人员.xlsx' } },
  ],
  ['projects 项目.xlsx', { order: { do: 'preview', kind: 'projects', file: '项目.xlsx' } }],
  ['imports', { order: { do: 'imports' } }],
  ['--confirm 3 --by 王五', { order: { do: 'confirm', number: 3 }, by: '王五' }],
  ['projects --undo 12', { order: { do: 'undo', number: 12 } }],
  ['--drop=4', { order: { do: 'drop', number: 4 } }],
  ['catalogue export 目录', { order: { do: 'catalogue-export', folder: '目录' } }],
  ['catalogue publish 目录 --yes', { order: { do: 'catalogue-publish', isSure: true } }],
  ['catalogue move 某项目', { order: { do: 'catalogue-move', project: '某项目', isSure: false } }],
])('%j is an order', (line, expected) => {
  expect(readArgs(line.split(' ').filter(Boolean))).toMatchObject({ ok: true, ...expected });
});

test.each<[string, object]>([
  ['peopel', { code: 'unknown', word: 'peopel' }],
  ['catalogue', { code: 'unknown', word: 'catalogue' }],
  ['people --force', { code: 'unknown', word: '--force' }],
  ['people', { code: 'missing', what: 'file' }],
  ['templates', { code: 'missing', what: 'folder' }],
  ['catalogue move', { code: 'missing', what: 'project' }],
  ['--confirm drei', { code: 'not-a-number', word: '--confirm drei' }],
  ['--undo 0', { code: 'not-a-number', word: '--undo 0' }],
])('%j is none', (line, wrong) => {
  expect(readArgs(line.split(' ').filter(Boolean))).toEqual({ ok: false, wrong });
});
