import { describe, expect, test } from 'vitest';
import { matterOf } from '../../domain/matter/machine.ts';
import type { ProjectCommand } from '../../domain/project/commands.ts';
import { handle } from '../../domain/project/decide.ts';
import type { Project } from '../../domain/project/types.ts';
import { onOrder, orderOf, supervised } from '../../domain/supervision/testing.ts';
import { asOf, at, demoOpening, TICK, world } from '../../domain/testing.ts';
import { orderDocument } from './order-documents.ts';
import type { OrderEntry } from './order-story.ts';

const owner = orderOf(supervised()).climb?.called[0] ?? '';

/** DEMO-18 and what happened to its order. */
function lived(...steps: [string, ProjectCommand][]): { project: Project; log: OrderEntry[] } {
  let project = supervised();
  const isOfOrder = (event: object) => 'matter' in event && event.matter === 'S1';
  const log = demoOpening('DEMO-18')
    .filter(isOfOrder)
    .map((event) => ({ at: asOf, event }) as OrderEntry);
  for (const [when, command] of steps) {
    const outcome = handle(world, project, command, at(when));
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    project = outcome.project;
    const entries = outcome.events.filter(isOfOrder);
    log.push(...entries.map((event) => ({ at: at(when), event }) as OrderEntry));
  }
  return { project, log };
}

const draw = (of: 'order' | 'closeOut', ...steps: [string, ProjectCommand][]) => {
  const { project, log } = lived(...steps);
  const order = matterOf(project, 'order', 'S1') ?? orderOf(project);
  const now = at(steps.at(-1)?.[0] ?? '2026-03-16 09:00');
  return orderDocument({ world, now, openIdOf: () => undefined }, project, order, of, log);
};

const accept = onOrder({
  type: 'acceptOrder',
  by: owner,
  responsible: owner,
  cause: 'unit',
  words: '本周内补齐 <图纸> & 会签',
});

describe('an order on paper', () => {
  test('says whose it is, by when, and what happened', () => {
    const { title, fileName, blocks } = draw(
      'order',
      ['2026-03-16 10:00', accept],
      ['2026-03-19 17:30', TICK],
    );
    expect(title).toBe('督办单');
    expect(fileName).toMatch(/^督办单-S1-.+\.docx$/);
    const facts = Object.fromEntries(
      blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : [])),
    );
    expect(facts).toMatchObject({ 逾期: '6 天', 督办性质: '督办', 逾期原因: '本单位原因' });
    const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []));
    expect(tables[0]).toEqual([
      ['1天接办', '2026年3月17日 17:30', '按时完成'],
      ['3天反馈', '2026年3月19日 17:30', '逾期未完成'],
      ['7天初步解决', '2026年3月23日 17:30', '未到期'],
      ['1个月完成', '2026年4月16日 17:30', '未到期'],
      ['0跟办销号', '核查后办理', '未办结'],
    ]);
    expect(tables[1]?.map(([, , what]) => what)).toEqual([
      expect.stringMatching(/^节点转红，督办单自动发出，请.+接办。$/),
      expect.stringMatching(/^接办，责任人.+，本单位原因，下一步：本周内补齐 <图纸> & 会签$/),
      expect.stringMatching(/^3天反馈逾期，提请分管领导.+。$/),
    ]);
  });

  test('never says that it is closed out before it is', () => {
    const { blocks } = draw('closeOut');
    expect(JSON.stringify(blocks)).toContain('节点尚未办结，督办单 S1 未销号。');
    expect(JSON.stringify(blocks)).not.toContain('予以销号');
  });
});
