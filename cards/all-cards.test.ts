import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../domain/calendar/time.ts';
import { freshClock } from '../domain/clock/types.ts';
import { runningNodes } from '../domain/project/node-view.ts';
import type { MaterialState, NodeState, Project } from '../domain/project/types.ts';
import { buttonsOf, mentionsOf } from '../sandbox/card/read.ts';
import { cardAction } from './action.ts';
import { anyClock } from './clock/testing.ts';
import type { Card } from './parts.ts';
import { cardParts, nodeCardsOf } from './samples.ts';
import { supersededCard } from './superseded.ts';
import {
  AS_OF,
  bytesOf,
  contextAt,
  demoIds,
  demoProject,
  faultOf,
  tagsOf,
  world,
} from './testing.ts';

/** Below Feishu's 30 KB, so that a card answered with a click fits, too. */
const BUDGET_BYTES = 27 * 1024;
const MAX_TAGGED = 200;

const codes = [...world.catalogue.nodes.keys()];
const materials = [...world.catalogue.materials.keys()];
const nasty = '<at id=all></at>**[坏](http://x)** `_~|#-\n> 名称'.repeat(10);

function expectSound(card: Card): void {
  for (const each of [card, supersededCard(card)]) {
    expect(faultOf(each)).toBeUndefined();
    expect(bytesOf(each)).toBeLessThan(BUDGET_BYTES);
    expect(tagsOf(each)).toBeLessThanOrEqual(MAX_TAGGED);
    expect(each.config.summary.content).not.toBe('');
    expect(mentionsOf(each)).not.toContain('all');
  }
  const texts = buttonsOf(card).map((button) => button.name);
  expect(new Set(texts).size).toBe(texts.length);
  for (const button of buttonsOf(card)) expect(() => cardAction.parse(button.value)).not.toThrow();
}

test.each(cardParts)('cards of %s are sound, whatever was written', (_part, cardsOfPart) => {
  const ctx = contextAt(AS_OF);
  for (const id of ['DEMO-04', 'DEMO-18']) {
    const project = demoProject(id);
    for (const node of oneOfEachKind(project).slice(-4)) {
      for (const card of cardsOfPart({ ctx, project, node, words: nasty })) expectSoundOnce(card);
    }
  }
});

describe('every card is sound', () => {
  test.each(demoIds)('for each node of %s', (id) => {
    const project = demoProject(id);
    const ctx = contextAt(AS_OF);
    for (const node of oneOfEachKind(project)) {
      for (const card of nodeCardsOf({ ctx, project, node, words: nasty })) expectSoundOnce(card);
    }
  });

  test('for any mix of states, dates and names', () => {
    fc.assert(
      fc.property(anyProject, fc.constantFrom(...codes), anyOffset, (project, node, offset) => {
        const sample = { ctx: contextAt(AS_OF + offset), project, node, words: nasty };
        for (const card of nodeCardsOf(sample)) expectSound(card);
      }),
      { numRuns: 30 },
    );
  });
});

const seen = new Set<string>();
function expectSoundOnce(card: Card): void {
  const key = JSON.stringify(card);
  if (seen.has(key)) return;
  seen.add(key);
  expectSound(card);
}

/** Every running node, and the first of those that wait, are done or do not apply. */
function oneOfEachKind(project: Project): string[] {
  const nodes = [...project.nodes.values()];
  const first = (['waiting', 'done', 'skipped'] as const).flatMap(
    (status) => nodes.find((node) => node.status === status)?.code ?? [],
  );
  return [...runningNodes(project).map((node) => node.code), ...first];
}

const anyOffset = fc.integer({ min: -30 * DAY_MS, max: 400 * DAY_MS });

const anyNode = (code: string): fc.Arbitrary<NodeState> =>
  fc.oneof(
    fc.constant({ status: 'waiting' as const, code }),
    fc.constant({ status: 'skipped' as const, code, reason: 'not-applicable' as const }),
    anyOffset.map((offset) => ({
      status: 'done' as const,
      code,
      startedOn: '2026-03-02',
      dueAt: AS_OF,
      doneAt: AS_OF + offset,
      doneBy: 'U022',
      clock: freshClock,
      period: null,
    })),
    fc
      .record({ offset: anyOffset, isAccepted: fc.boolean(), clock: anyClock(nasty) })
      .map(({ offset, isAccepted, clock }) => ({
        status: 'running' as const,
        code,
        startedOn: '2026-02-02',
        dueAt: AS_OF + Math.abs(offset),
        dueIsExplicit: false,
        limitOverride: { limit: { days: 10, kind: 'calendar' as const }, reason: nasty },
        accepted: isAccepted ? { by: 'U022', at: AS_OF } : null,
        light: 'blue' as const,
        warned: {},
        touchedAt: AS_OF,
        clock,
        extension: null,
        assignedTo: null,
        period: null,
      })),
  );

const anyMaterial = (code: string): fc.Arbitrary<MaterialState | null> =>
  fc.constantFrom(
    null,
    {
      status: 'accepted' as const,
      code,
      version: 3,
      file: { id: code, name: nasty },
      filedBy: 'U022',
      filedAt: AS_OF,
      expiresOn: '2026-03-20',
      expiryWarnedAt: AS_OF,
    },
    {
      status: 'rejected' as const,
      code,
      version: 3,
      file: { id: code, name: nasty },
      filedBy: 'U022',
      filedAt: AS_OF,
      rejection: { by: 'U007', at: AS_OF, node: '0404', words: nasty },
    },
    {
      status: 'expired' as const,
      code,
      version: 3,
      file: null,
      filedBy: null,
      filedAt: AS_OF,
      expiresOn: '2026-03-10',
    },
    {
      status: 'promised' as const,
      code,
      version: 1,
      nodes: ['0304'],
      promisedBy: 'U007',
      promisedAt: AS_OF,
      promisedOn: '2026-03-20',
      dueAt: AS_OF + DAY_MS,
      warned: {},
    },
  );

const anyProject: fc.Arbitrary<Project> = fc
  .record({
    id: fc.constantFrom(...demoIds),
    name: fc.constantFrom('短', nasty),
    nodes: fc.tuple(...codes.map(anyNode)),
    papers: fc.tuple(...materials.map(anyMaterial)),
    helpers: fc.constantFrom(0, 40),
  })
  .map(({ id, name, nodes, papers, helpers }) => {
    const project = demoProject(id, { name });
    return {
      ...project,
      team: { ...project.team, helpers: Array<string>(helpers).fill('U022') },
      nodes: new Map(nodes.map((node) => [node.code, node])),
      materials: new Map(papers.flatMap((paper) => (paper ? [[paper.code, paper] as const] : []))),
    };
  });
