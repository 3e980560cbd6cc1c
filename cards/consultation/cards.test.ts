import { expect, test } from 'vitest';
import { contextAt, demoProject, textOf } from '../testing.ts';
import { consultationsCard } from './consultation.ts';

test('a project without meetings says so, and counts none', () => {
  expect(textOf(consultationsCard(contextAt(), demoProject('DEMO-05')))).toMatchInlineSnapshot(`
    "blue: 会商
    麦香里面制品中央工厂项目
    没有待召开的会商，也没有待完成的会商事项。
    [发起会商]"
  `);
});
