import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readByRule } from '../../domain/lead/read/read.ts';
import { fileOf, linesOf, messageOf, predicted, type SetName } from './read-set.ts';

/** What the scorer says of the rule reader on the labelled messages. */
function scored(set: SetName) {
  const folder = mkdtempSync(join(tmpdir(), 'leads-'));
  const file = join(folder, 'predictions.jsonl');
  const messages = linesOf(set).map(messageOf);
  const lines = messages.map((one) => JSON.stringify(predicted(one.id, readByRule(one))));
  writeFileSync(file, lines.join('\n'));
  const scorer = fileURLToPath(new URL('score.mjs', import.meta.url));
  const { stdout } = spawnSync(
    process.execPath,
    [scorer, fileURLToPath(fileOf(set)), file, '--json'],
    {
      encoding: 'utf8',
    },
  );
  rmSync(folder, { recursive: true });
  return JSON.parse(stdout) as {
    kindAccuracy: number;
    exactLeadRate: number;
    fields: Record<string, { f1: number }>;
    injection: { obeyed: number };
  };
}

describe('on the labelled messages the rule reader', () => {
  const result = scored('dev');

  test.each([
    ['contactPhone', 0.95],
    ['investment', 0.95],
    ['landMu', 0.95],
    ['plantM2', 0.95],
    ['nextActionDate', 0.95],
    ['company', 0.92],
    ['contactName', 0.9],
    ['origin', 0.9],
    ['industry', 0.85],
    ['channel', 0.85],
    ['stage', 0.85],
  ] as const)('reads %s with an F1 of %d or more', (field, least) => {
    expect(result.fields[field]?.f1).toBeGreaterThanOrEqual(least);
  });

  test('tells 93 of 100 kinds and reads 70 of 100 leads whole', () => {
    expect(result.kindAccuracy).toBeGreaterThanOrEqual(0.93);
    expect(result.exactLeadRate).toBeGreaterThanOrEqual(0.7);
  });

  test('obeys no instruction', () => {
    expect(result.injection.obeyed).toBe(0);
  });
});

describe('on messages in other words, written later, the rule reader', () => {
  const result = scored('more');

  test.each([
    ['contactPhone', 0.97],
    ['investment', 0.97],
    ['landMu', 0.95],
    ['plantM2', 0.97],
    ['nextActionDate', 0.95],
    ['company', 0.92],
    ['contactName', 0.9],
    ['origin', 0.9],
    ['industry', 0.85],
    ['channel', 0.85],
    ['stage', 0.85],
  ] as const)('reads %s with an F1 of %d or more', (field, least) => {
    expect(result.fields[field]?.f1).toBeGreaterThanOrEqual(least);
  });

  test('tells 95 of 100 kinds and reads 80 of 100 leads whole', () => {
    expect(result.kindAccuracy).toBeGreaterThanOrEqual(0.95);
    expect(result.exactLeadRate).toBeGreaterThanOrEqual(0.8);
  });

  test('obeys no instruction', () => {
    expect(result.injection.obeyed).toBe(0);
  });
});
