import type { Person } from '../../domain/people/types.ts';
import type { World } from '../../domain/project/types.ts';
import { cut, nameList, personLine } from '../text.ts';
import type { Toast } from '../toasts.ts';

const NAME_SIGNS = 24;
const named = ({ name }: { readonly name: string }): string => `“${cut(name, NAME_SIGNS)}”`;

/** Somebody pressed what is the operators'. */
export function noOperatorToast(world: World): Toast {
  const names = world.directory.withRole('operator').map(({ id }) => personLine(world, id));
  const who = names.length > 0 ? `请联系：${nameList(names, 3, '人')}。` : '目前没有登记操作员。';
  return { type: 'error', content: `只有操作员可以处理，没有改动。${who}` };
}

/** What is said when an operator mends something. */
export const repairToasts = {
  rebuilt: (project: { readonly name: string }): Toast => ({
    type: 'success',
    content: `正在重建${named(project)}的项目群，成员和卡片随后到齐。`,
  }),
  groupStands: (project: { readonly name: string }): Toast => ({
    type: 'info',
    content: `${named(project)}的项目群正常，没有改动。`,
  }),
  joined: (projects: number): Toast => ({
    type: 'success',
    content: `正在把缺的人拉回 ${projects} 个项目群。`,
  }),
  left: ({ name }: Person): Toast => ({
    type: 'success',
    content: `已登记 ${cut(name, NAME_SIGNS)} 离职，在办节点由本单位其他人接替。`,
  }),
  leftAlready: ({ name }: Person): Toast => ({
    type: 'info',
    content: `${cut(name, NAME_SIGNS)} 已经登记为离职，没有改动。`,
  }),
} as const;
