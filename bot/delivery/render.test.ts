import { describe, expect, test } from 'vitest';
import { card, header, plainLine } from '../../cards/parts.ts';
import { contextAt, textOf } from '../../cards/testing.ts';
import type { FileRecord } from '../../db/queries/files.ts';
import { asOf, demoProject } from '../../domain/testing.ts';
import { fileQuestion } from './file-question.ts';
import { bytesOf, fingerprintOf, fitting, MAX_CARD_BYTES } from './render.ts';

const aCard = (words: string) =>
  card('摘要', header('标题', { template: 'blue' }), [plainLine(words)]);

const aFile = (facts: Partial<FileRecord> = {}): FileRecord => ({
  id: '11111111-1111-4111-8111-111111111111',
  sha256: 'a'.repeat(64),
  sizeBytes: 10,
  name: '扫描件.pdf',
  projectId: 'DEMO-01',
  sentBy: 'U021',
  sentAt: asOf,
  node: null,
  filedAs: null,
  ...facts,
});

describe('a card too large for the platform', () => {
  test('gives way to a short word', () => {
    const huge = aCard('满'.repeat(MAX_CARD_BYTES));
    const fitted = fitting(huge);
    expect(bytesOf(fitted)).toBeLessThan(2_000);
    expect(textOf(fitted)).toContain('一张卡片放不下');
  });

  test('is not mistaken for one that fits', () => {
    const small = aCard('好');
    expect(fitting(small)).toBe(small);
  });
});

test('fingerprints tell cards apart', () => {
  expect(fingerprintOf(aCard('一'))).toBe(fingerprintOf(aCard('一')));
  expect(fingerprintOf(aCard('一'))).not.toBe(fingerprintOf(aCard('二')));
});

describe('the question about a file', () => {
  const project = demoProject('DEMO-01');
  const ask = (file: FileRecord | undefined) => fileQuestion(contextAt(asOf), project, file);

  test('stays open until somebody answers', () => {
    expect(ask(aFile()).isFinal).toBe(false);
  });

  test.each([
    ['a material', aFile({ filedAs: 'M025' }), '已归档为'],
    ['no paper', aFile({ filedAs: 'dropped' }), '没有归档'],
    ['an unknown file', undefined, '已不在系统中'],
  ] as const)('is settled by %s', (_what, file, words) => {
    const { card: drawn, isFinal } = ask(file);
    expect(isFinal).toBe(true);
    expect(textOf(drawn)).toContain(words);
  });
});
