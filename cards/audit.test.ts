import { expect, test } from 'vitest';
import type { Finding } from '../domain/audit/types.ts';
import { auditCard } from './audit.ts';
import { at, contextAt, faultOf, textOf } from './testing.ts';

const since = at('2026-03-16 08:30');
const findings: readonly Finding[] = [
  { kind: 'deduction-unwarned', project: 'P1', node: '0402', rule: 'D10' },
  { kind: 'climb-without-call', project: 'P1', matter: 'S1', step: 'returned', at: since },
  { kind: 'digest-skipped', cycle: 'weekly', period: '2026-W12', audience: null },
  { kind: 'message-late', chat: 'person:U021', count: 2, since },
];
const remediesOf = (found: readonly Finding[]) => {
  const card = auditCard(contextAt(since), found, () => '絮云智能服装二期项目');
  expect(faultOf(card)).toBeUndefined();
  return textOf(card)
    .split('\n')
    .filter((line) => !/^(red|· )/.test(line));
};

test('operators are told who has to do what about each kind of finding', () => {
  expect(remediesOf(findings)).toEqual([
    '怎么办',
    '督办单没有通知到人的，请操作员报督考办，由督考办直接通知。',
    '预警没有送达却扣了分的，请操作员报督考办核实。应撤销的，由责任单位在申诉期内申诉，督考办裁定。',
    '调度没有生成或送达、线索没有发红灯卡片的，请操作员查运行日志。',
    '没有督办单、没有处理、消息没有发出的，由系统补办；明天再次提醒的，请操作员查运行日志。',
    '同一问题今天不再重复提醒。',
  ]);
});

test('a deduction without a warning is not said to be mended by the system', () => {
  expect(remediesOf(findings.slice(0, 1)).join()).not.toContain('由系统');
});
