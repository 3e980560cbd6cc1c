import { expect, test } from 'vitest';
import { at, carryOut, file, finish, TICK } from '../../domain/testing.ts';
import { nodeCard } from '../node.ts';
import { contextAt, demoProject, textOf } from '../testing.ts';
import { expiryCard } from './expiry.ts';
import { libraryCard } from './library.ts';
import { paperCard } from './paper.ts';
import { rejectedCard } from './rejected.ts';

const project = demoProject('DEMO-02');
const now = at('2026-03-16 10:00');
const AGENT = project.team.agent;
const about = { node: '0404', material: 'M025', version: 1 } as const;
const sent = carryOut(project, now, file('M025', AGENT, '0404'));
const sentBack = carryOut(sent, now, {
  type: 'rejectMaterial',
  node: '0404',
  material: 'M025',
  words: '界址*不清*',
  by: 'U022',
});
const called = { mention: [AGENT] };

test('a paper that was sent back names the reason, who wants it anew and which version it was', () => {
  const text = textOf(rejectedCard(contextAt(now), sentBack, about, called));
  expect(text).toMatchInlineSnapshot(`
    "orange: 材料退回 · 宗地图 [待重新提交]
    岐禾中药配方颗粒提取项目
    @ou_U016 请按退回原因改好，重新提交。
    原因 | 界址*不清*
    退回 | 自规分局 俞澄 · 3月16日
    节点 | 0404 土地挂牌公告与交易
    原件 | 第 1 版 · 3月16日 · 经开区 乔若水 · M025.pdf
    [传材料]"
  `);
  const again = carryOut(sentBack, now, file('M025', AGENT));
  expect(textOf(rejectedCard(contextAt(now), again, about, called))).toContain('已重新提交');
});

test('a paper that expires says until when it is good and what follows', () => {
  const dated = carryOut(sent, now, {
    type: 'setExpiry',
    material: 'M025',
    expiresOn: '2026-03-20',
    by: AGENT,
  });
  const yellow = { kind: 'expiry', ...about, warning: 'yellow' } as const;
  expect(textOf(expiryCard(contextAt(now), dated, yellow, called))).toContain(
    '请在 3月20日前补交新的，过期后按缺件处理。',
  );
  const over = carryOut(dated, at('2026-03-21 00:00'), TICK);
  const red = { ...yellow, warning: 'red' } as const;
  const words = textOf(expiryCard(contextAt(at('2026-03-21 08:00')), over, red, called));
  expect(words).toContain('材料已失效 · 宗地图');
  expect(words).toContain('已过有效期，按缺件处理');
});

test('a missing paper says who brings it and until when, one that is there who uses it', () => {
  const options = { history: [], asked: { isFileSent: false } };
  const missing = textOf(paperCard(contextAt(now), project, 'M025', options));
  expect(missing).toContain('提供 | 自规分局 0402 成果');
  expect(missing).toContain('何时要 | 3月17日');
  const there = textOf(paperCard(contextAt(now), sent, 'M025', options));
  expect(there).toContain('用于 | 2 个节点');
});

test('the library marks in words what counts no longer', () => {
  const words = textOf(libraryCard(contextAt(now), sentBack));
  expect(words).toContain('宗地图（已退回 · 第 1 版 · 3月16日');
  expect(words).toContain('[退回或过期 1]');
});

test('the monthly node names its period and those before it', () => {
  const monthly = demoProject('DEMO-01');
  const paid = carryOut(monthly, now, file('M060', 'U025', '0603'), finish('0603', 'U025'));
  const again = carryOut(paid, at('2026-04-13 00:00'), TICK);
  const ctx = contextAt(at('2026-04-13 08:00'));
  const words = textOf(nodeCard(ctx, again, '0603', { mention: ['U025'] }));
  expect(words).toContain('0603 工程进度款与农民工工资拨付 · 2026年4月期');
  expect(words).toContain('往期 | 2026年3月期 3月16日办结');
  expect(words).toContain('还缺 | 工程计量与支付申请');
});
