import type { Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { matterOf } from '../matter/machine.ts';
import type { MatterId } from '../matter/types.ts';
import { type Appliers, touch, withMatter } from '../project/applier.ts';
import type { Project } from '../project/types.ts';
import { checklistOf } from './checklist.ts';
import type { ByAt, ProblemChange, RectificationEvent, RectificationItem, Tick } from './types.ts';

/** What is left of words that were blanked in the log. */
const blanked = { words: '', part: '', clause: '' };

export const rectificationAppliers: Appliers<RectificationEvent> = {
  problemsEntered(project, { node, batch, round, problems, by, said }, at) {
    const items = problems.map(
      (problem, index): RectificationItem => ({
        ...problem,
        ...(said?.problems[index] ?? blanked),
        kind: 'rectification',
        node,
        called: [problem.owner, problem.recheckBy],
        batch,
        round,
        entered: { by, at },
        state: { status: 'open' },
        returned: null,
        photos: { before: [], after: [] },
        warned: {},
      }),
    );
    return touched(items.reduce(withMatter, project), node, at);
  },
  problemsFixed: (project, { node, matters, by }, at) =>
    touched(
      changeEach(project, matters, (item) => ({
        ...item,
        state: { status: 'fixed', fixed: { by, at } },
      })),
      node,
      at,
    ),
  problemsRechecked(project, { node, matters, isPassed, by, said }, at) {
    const words = said?.words ?? '';
    const rechecked = changeEach(project, matters, (item) =>
      isPassed ? close(item, { by, at }) : giveBack(item, { by, at }, words),
    );
    return touched(isPassed ? passItems(rechecked, matters, { by, at }) : rechecked, node, at);
  },
  problemsWithdrawn(project, { node, matters, by, said }, at) {
    const words = said?.words ?? '';
    const withdrawn = changeEach(project, matters, (item) => ({
      ...item,
      state: { status: 'withdrawn', withdrawn: { by, at, words } },
    }));
    return touched(untick(withdrawn, node, matters), node, at);
  },
  problemsChanged: (project, { node, changes, by }, at) =>
    touched(
      changes.reduce(
        (state, change) =>
          changeEach(state, [change.matter], (item) => changed(item, change, { by, at })),
        project,
      ),
      node,
      at,
    ),
  problemsCleared: (project) => project,
  problemPhotoAdded(project, { node, matter, of, file, by }, at) {
    if (!file) return project;
    const photographed = changeEach(project, [matter], (item) => ({
      ...item,
      photos: { ...item.photos, [of]: [...item.photos[of], { file: file.id, by, at }] },
    }));
    return touched(photographed, node, at);
  },
  problemWarned: (project, { matter, warning }, at) =>
    changeEach(project, [matter], (item) => ({
      ...item,
      warned: { ...item.warned, [warning]: at },
    })),
  checklistOpened: (project, { node, matter, checklist }) =>
    withMatter(project, { id: matter, kind: 'checklist', node, checklist, ticks: {} }),
  checklistTicked(project, { node, items, state, by, said }, at) {
    const tick = { state, words: said?.words ?? '', by, at };
    return touched(
      withTicks(project, node, items, () => tick),
      node,
      at,
    );
  },
};

function changeEach(
  project: Project,
  matters: readonly MatterId[],
  change: (item: RectificationItem) => RectificationItem,
): Project {
  return matters.reduce((state, matter) => {
    const item = matterOf(state, 'rectification', matter);
    return item ? withMatter(state, change(item)) : state;
  }, project);
}

const close = (item: RectificationItem, closed: ByAt): RectificationItem =>
  item.state.status === 'fixed'
    ? { ...item, state: { status: 'closed', fixed: item.state.fixed, closed } }
    : item;

const giveBack = (item: RectificationItem, by: ByAt, words: string): RectificationItem => ({
  ...item,
  state: { status: 'open' },
  returned: { ...by, words, times: (item.returned?.times ?? 0) + 1 },
});

/** Whoever answers for it now belongs in the group; a new date is warned about anew. */
function changed(item: RectificationItem, { owner, due }: ProblemChange, by: ByAt) {
  const called = owner ? [...new Set([...(item.called ?? []), owner.to.owner])] : item.called;
  return {
    ...item,
    ...(owner?.to ?? {}),
    ...(due ? { dueAt: due.to, limitDays: due.limitDays, warned: {} } : {}),
    ...(called ? { called } : {}),
    changed: by,
  };
}

/** What failed on the checklist passes with the problem that came of it. */
function passItems(project: Project, matters: readonly MatterId[], by: ByAt): Project {
  return matters.reduce((state, matter) => {
    const item = matterOf(state, 'rectification', matter);
    return item?.source
      ? withTicks(state, item.node, [item.source.item], (tick) => ({
          words: '',
          ...tick,
          ...by,
          state: 'passed',
        }))
      : state;
  }, project);
}

/** What failed by mistake has to be looked at again. */
function untick(project: Project, node: NodeCode, matters: readonly MatterId[]): Project {
  const checklist = checklistOf(project, node);
  const items = matters.flatMap(
    (matter) => matterOf(project, 'rectification', matter)?.source?.item ?? [],
  );
  if (!checklist || items.length === 0) return project;
  const ticks = Object.entries(checklist.ticks).filter(([item]) => !items.includes(item));
  return withMatter(project, { ...checklist, ticks: Object.fromEntries(ticks) });
}

function withTicks(
  project: Project,
  node: NodeCode,
  items: readonly string[],
  tick: (before: Tick | undefined) => Tick,
): Project {
  const checklist = checklistOf(project, node);
  if (!checklist) return project;
  const ticked = items.map((item) => [item, tick(checklist.ticks[item])] as const);
  return withMatter(project, {
    ...checklist,
    ticks: { ...checklist.ticks, ...Object.fromEntries(ticked) },
  });
}

/** A sign of life of the node, where its clock still runs. */
const touched = (project: Project, node: NodeCode, at: Instant): Project =>
  project.nodes.get(node)?.status === 'running' ? touch(project, node, at) : project;
