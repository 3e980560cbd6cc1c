import { matterOf } from '../matter/machine.ts';
import type { MatterId } from '../matter/types.ts';
import { type Appliers, withMatter } from '../project/applier.ts';
import type { Project } from '../project/types.ts';
import type { DatedItem, ItemEvent } from './types.ts';

/** Throws where the log contradicts itself. */
function change(
  project: Project,
  id: MatterId,
  to: (item: DatedItem) => Partial<DatedItem>,
): Project {
  const item = matterOf(project, 'datedItem', id);
  if (!item) throw new Error(`${project.id} has no dated item ${id}`);
  return withMatter(project, { ...item, ...to(item) });
}

const fresh = { kind: 'datedItem', done: null, warned: {} } as const;

export const itemAppliers: Appliers<ItemEvent> = {
  instructed: (project, event, at) => {
    const { matter: id, about, node, unit, owner, dueAt, rank, called, form, by, said } = event;
    return withMatter(project, {
      ...fresh,
      id,
      node,
      source: { kind: 'instruction', about, by, rank, form },
      words: said?.words ?? '',
      unit,
      owner,
      set: { by, at },
      dueAt,
      called,
    });
  },
  itemSuperseded: (project, { matter, standing }, at) =>
    change(project, matter, () => ({ superseded: { standing, at } })),
  itemWithdrawn: (project, { matter, by, said }, at) =>
    change(project, matter, () => ({ withdrawn: { by, at, words: said?.words ?? '' } })),
  meetingRecorded: (project, { items, called, form, by, said }, at) =>
    items.reduce((state, { id, node, unit, owner, dueAt }, index) => {
      const words = said?.items[index];
      return withMatter(state, {
        ...fresh,
        id,
        node,
        source: {
          kind: 'meeting',
          head: items[0]?.id ?? id,
          meeting: said?.meeting ?? '',
          topic: words?.topic ?? '',
          form,
        },
        words: words?.words ?? '',
        unit,
        owner,
        set: { by, at },
        dueAt,
        called,
      });
    }, project),
  itemDone: (project, { matter, by, said }, at) =>
    change(project, matter, () => ({
      done: { by, at, ...(said ? { words: said.words } : {}) },
    })),
  itemFileAdded: (project, { matter, file }) =>
    change(project, matter, ({ files = [] }) => ({ files: [...files, file?.name ?? ''] })),
  itemWarned: (project, { matter, warning, called }, at) =>
    change(project, matter, (item) => ({
      warned: { ...item.warned, [warning]: at },
      called: [...new Set([...item.called, ...called])],
    })),
};
