import { expect, test } from 'vitest';
import { world } from '../../domain/testing.ts';
import { findNode } from './find-node.ts';

test.each([
  ['0404 3月17日23:15', { code: '0404', project: '', rest: '3月17日23:15' }],
  ['岐禾中药 0404 3月17日', { code: '0404', project: '岐禾中药', rest: '3月17日' }],
  ['节能审查', { code: '0304', project: '', rest: '' }],
  ['岐禾 节能审查', { code: '0304', project: '岐禾', rest: '' }],
  ['0304 节能审查', { code: '0304', project: '', rest: '' }],
  ['2025产业园 0304', { code: '0304', project: '2025产业园', rest: '' }],
  ['0304 需要什么材料', { code: '0304', rest: '需要什么材料' }],
  ['0404 节能审查', { code: undefined }],
  ['9999', { code: undefined, said: '9999' }],
] as const)('finds the node in %j', (text, found) => {
  expect(findNode(world, text)).toMatchObject(found);
});

test.each(['', '不了,还要两天', '2026年3月17日 23:15', '2026-03-17 23:15', '13800001111'])(
  'finds no node in %j',
  (text) => expect(findNode(world, text)).toBeUndefined(),
);
