import { expect, test } from 'vitest';
import { world } from '../../domain/testing.ts';
import type { Heard } from '../intake/answer.ts';
import { findNode } from './find-node.ts';

const heard = (node?: string) => ({ card: node ? { node } : undefined }) as unknown as Heard;

test.each([
  ['0404 3月17日23:15', undefined, { code: '0404', project: '', rest: '3月17日23:15' }],
  ['岐禾中药 0404 3月17日', undefined, { code: '0404', project: '岐禾中药', rest: '3月17日' }],
  ['节能审查', undefined, { code: '0304', project: '', rest: '' }],
  ['岐禾 节能审查', undefined, { code: '0304', project: '岐禾', rest: '' }],
  ['9999', undefined, { code: undefined, said: '9999' }],
  ['2026年3月17日 23:15', '0404', { code: '0404', rest: '2026年3月17日 23:15' }],
  ['2026-03-17 23:15', '0404', { code: '0404', rest: '2026-03-17 23:15' }],
  ['', '0304', { code: '0304' }],
  ['', undefined, { code: undefined }],
] as const)('finds the node in %j under a card of %s', (text, card, found) => {
  expect(findNode(world, heard(card), text)).toMatchObject(found);
});
