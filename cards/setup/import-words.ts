import type { ImportPlan, PeoplePlan, ProjectsPlan } from '../../domain/import/types.ts';
import { roleName } from '../../domain/people/role-words.ts';
import type { World } from '../../domain/project/types.ts';
import { cut, cutList, nameList, unitName } from '../text.ts';
import { faultLine } from './fault-words.ts';

/** How long lists may become: a card shows some, a console all of it. */
export interface Lengths {
  readonly faults: number;
  readonly others: number;
}

/** What a sheet would bring about, in a line. */
export const gist = (plan: ImportPlan): string =>
  plan.kind === 'people' ? peopleGist(plan) : projectsGist(plan);

function peopleGist({ added, changed, same }: PeoplePlan): string {
  return `新增 ${added.length} 人，更新 ${changed.length} 人，不变 ${same.length} 人`;
}

function projectsGist({ drafts, known }: ProjectsPlan): string {
  const underWay = drafts.filter(({ history }) => history.done.length + history.running.length > 0);
  return [
    `新建 ${drafts.length} 个项目`,
    ...(underWay.length > 0 ? [`其中 ${underWay.length} 个从在办节点接着办`] : []),
    ...(known.length > 0 ? [`同名跳过 ${known.length} 个`] : []),
  ].join('，');
}

/** What must be mended before anything is saved, row by row. */
export const faultLines = (world: World, plan: ImportPlan, most: number): string[] =>
  cutList(
    [...plan.faults].sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
    most,
    (fault) => faultLine(world, fault),
    (left) => `另有 ${left} 处`,
  );

/** What else is worth a look: changes of people, projects passed over, columns nobody reads. */
export function remarkLines(world: World, plan: ImportPlan, most: number): string[] {
  const ignored =
    plan.ignored.length > 0 ? [`没有用到的列：${nameList(plan.ignored, most, '列')}`] : [];
  if (plan.kind === 'people') return [...changeLines(world, plan, most), ...ignored];
  const known = plan.known.map(({ row, name }) => `第 ${row} 行 ${cut(name, 30)}`);
  return [
    ...(known.length > 0 ? [`系统里已有同名项目，跳过：${nameList(known, most, '个')}`] : []),
    ...similarLine(plan, most),
    ...defaultLine(plan, most),
    ...ignored,
  ];
}

function changeLines(world: World, { changed }: PeoplePlan, most: number): string[] {
  return cutList(
    changed,
    most,
    ({ draft: { row, person }, before }) => {
      const of = (one: typeof person) =>
        `${unitName(world, one.unit)} ${roleName(one.role)}${one.title ? ` ${one.title}` : ''}`;
      const back = before.active ? '' : '（恢复）';
      return `更新 第 ${row} 行 ${cut(person.name, 20)}${back}：${of(before)} → ${of(person)}`;
    },
    (left) => `另有 ${left} 人更新`,
  );
}

function similarLine({ similar }: ProjectsPlan, most: number): string[] {
  if (similar.length === 0) return [];
  const words = similar.map(({ row, like }) => `第 ${row} 行与“${cut(like, 24)}”`);
  return [`名称相近，请看是不是同一个项目：${nameList(words, most, '处')}`];
}

/** Only where some rows say it and others do not is an empty cell likely to be a slip. */
function defaultLine({ defaulted, drafts }: ProjectsPlan, most: number): string[] {
  if (defaulted.length === 0 || drafts.length === 0) return [];
  const words = defaulted.map(({ column, count }) => `${column}（${count} 个）`);
  return [`没填、按默认的属性：${nameList(words, most, '项')}`];
}
