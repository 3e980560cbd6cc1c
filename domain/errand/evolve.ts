import type { Instant } from '../calendar/time.ts';
import { matterOf } from '../matter/machine.ts';
import type { MatterId } from '../matter/types.ts';
import { type Appliers, touch, withMatter } from '../project/applier.ts';
import type { Project } from '../project/types.ts';
import type { Errand, ErrandEvent } from './types.ts';

/** Throws where the log contradicts itself. */
function change(project: Project, id: MatterId, to: (errand: Errand) => Partial<Errand>): Project {
  const errand = matterOf(project, 'errand', id);
  if (!errand) throw new Error(`${project.id} has no errand ${id}`);
  return withMatter(project, { ...errand, ...to(errand) });
}

/** A sign of life on the node, as long as its clock runs. */
const touched = (project: Project, node: string, at: Instant): Project =>
  project.nodes.get(node)?.status === 'running' ? touch(project, node, at) : project;

export const errandAppliers: Appliers<ErrandEvent> = {
  errandAsked: (project, { matter, node, takeDueAt, called, by }, at) =>
    withMatter(project, {
      kind: 'errand',
      id: matter,
      node,
      asked: { by, at },
      takeDueAt,
      taken: null,
      done: null,
      warned: {},
      called,
    }),
  errandTaken: (project, { matter, by }, at) =>
    change(project, matter, () => ({ taken: { by, at } })),
  errandDone: (project, { matter, node, by }, at) =>
    touched(
      change(project, matter, () => ({ done: { by, at } })),
      node,
      at,
    ),
  errandWarned: (project, { matter, warning, called }, at) =>
    change(project, matter, (errand) => ({
      warned: { ...errand.warned, [warning]: at },
      called: [...new Set([...errand.called, ...called])],
    })),
  siteNoted: (project, { matter, node, by, said }, at) =>
    touched(
      withMatter(project, {
        kind: 'siteNote',
        id: matter,
        node,
        noted: { by, at },
        words: said?.words ?? '',
        photos: 0,
      }),
      node,
      at,
    ),
  notePhotoAdded(project, { matter }) {
    const note = matterOf(project, 'siteNote', matter);
    return note ? withMatter(project, { ...note, photos: note.photos + 1 }) : project;
  },
};
