import { describe, expect, test } from 'vitest';
import { isLong } from '../tests/long.ts';
import { measureClicks, SHORT_CLICKS } from './click.ts';
import { measureImport, SHORT_IMPORT } from './import.ts';
import { measureStart } from './start.ts';
import { measureSweep, SHORT_SWEEP } from './sweep.ts';

// The figures themselves are no subject here: tests share their machine with everything else.
describe('benches measure what they say', () => {
  test('a sweep does equal work at both sizes', { timeout: 120_000 }, async () => {
    const figures = await measureSweep(SHORT_SWEEP);
    const [small, large] = SHORT_SWEEP.projects.map((projects) => projects * 42);
    expect(figures.map(({ due, nodes, events }) => ({ due, nodes, events }))).toEqual([
      { due: 0, nodes: small, events: 0 },
      { due: 0, nodes: large, events: 0 },
      { due: 20, nodes: small, events: 40 },
      { due: 20, nodes: large, events: 40 },
    ]);
  });

  test('every click is carried out by the bot', { timeout: 180_000 }, async () => {
    const { nothing, bot } = await measureClicks(SHORT_CLICKS);
    expect([nothing, bot]).toMatchObject([
      { handler: 'nothing', clicks: 8, failed: 0 },
      { handler: 'bot', clicks: 8, failed: 0 },
    ]);
  });

  test('an import opens all projects and its undo leaves none', { timeout: 120_000 }, async () => {
    const { opened, left, intents } = await measureImport(SHORT_IMPORT);
    expect([opened, left]).toEqual([SHORT_IMPORT.projects + SHORT_IMPORT.reserve, 0]);
    expect(intents).toBeGreaterThan(opened);
  });

  test.runIf(isLong)('a start broken off posts everything once', { timeout: 180_000 }, async () => {
    const { posted, kept } = await measureStart({ isShort: true });
    expect(posted).toBeNull();
    expect(kept).toEqual({ groups: 24, nodeCards: 80 });
  });
});
