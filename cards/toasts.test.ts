import { expect, test } from 'vitest';
import { whoMay } from '../domain/access/access.ts';
import { promiseDoneCard } from './promise-form.ts';
import { apply, at, contextAt, demoProject, textOf, world } from './testing.ts';
import * as toasts from './toasts.ts';

const { doneToasts } = toasts;
const project = demoProject('DEMO-02');
const ctx = contextAt();
const promise = {
  type: 'promiseMaterials',
  node: '0304',
  materials: ['M017'],
  promisedOn: '2026-03-20',
  by: 'U007',
} as const;

test('what was done is said in one sentence', () => {
  const done = [
    doneToasts.accept(ctx, project, '0304'),
    doneToasts.finish(ctx, '0404', ['0405']),
    doneToasts.finish(ctx, '1102', []),
    doneToasts.file(ctx, project, 'M025'),
    doneToasts.file(ctx, project, 'M017'),
    doneToasts.promise(ctx, apply(project, promise), promise),
    doneToasts.setDue(ctx, '0404', at('2026-03-17 23:15')),
    doneToasts.drop(),
    doneToasts.sentToOwnChat(),
  ];
  expect(done.every((toast) => toast.type === 'success')).toBe(true);
  expect(done.map((toast) => toast.content).join('\n')).toMatchInlineSnapshot(`
    "已接办 0304 节能审查，剩 11 天。还缺：可行性研究报告、节能报告(含碳排放评价)。
    已办结 0404 土地挂牌公告与交易。已启动：0405 成交确认与出让合同(划拨决定)。
    已办结 1102 达产与履约评价。
    已归档：宗地图，2 个在办节点共用。
    已归档：节能报告(含碳排放评价)。
    已容缺受理：节能报告(含碳排放评价)，3月20日 17:30 前补交。
    0404 土地挂牌公告与交易 的时限已设为 3月17日 23:15（周二），剩 1 天 14 小时。
    好的，这个文件不归档。
    已发到您和 e点通 的单聊，请在那里继续。"
  `);
});

test('an earlier date of another node is the one named', () => {
  const shared = demoProject('DEMO-12');
  const ask = (node: string, promisedOn: string) => {
    const [by = ''] = whoMay(world, shared, 'promiseMaterials', node);
    return { type: 'promiseMaterials', node, materials: ['M041'], promisedOn, by } as const;
  };
  const later = ask('0504', '2026-03-27');
  const both = apply(apply(shared, ask('0503', '2026-03-20')), later);
  expect(doneToasts.promise(ctx, both, later).content).toBe(
    '已容缺受理：全套施工图设计文件，3月20日 17:30 前（其他节点已约定）补交。',
  );
  expect(textOf(promiseDoneCard(ctx, both, '0504', { ...later, before: shared }))).toContain(
    '补交 | 3月20日 17:30 前（其他节点已约定）',
  );
});

test('what was not done says that nothing changed', () => {
  const undone = [
    toasts.staleToast(),
    toasts.outsiderToast(),
    toasts.unknownPersonToast(),
    toasts.brokenToast(),
    toasts.formIncompleteToast(),
    toasts.fileSettledToast(),
  ];
  for (const toast of undone) expect(toast.content).toContain('没有改动');
});

test('a long file name is cut in its answer', () => {
  expect(toasts.fileWords.empty('长'.repeat(300))).toHaveLength(59);
});
