import { type Appliers, touch, withMaterial } from '../project/applier.ts';
import type { AcceptedMaterial, ExpiredMaterial, Project } from '../project/types.ts';
import type { MaterialEvent } from './types.ts';

export const materialAppliers: Appliers<MaterialEvent> = {
  materialRejected(project, { material, node, by, said }, at) {
    const { status: _status, expiryWarnedAt: _warned, ...version } = accepted(project, material);
    const rejection = { by, at, node, words: said?.words ?? '' };
    return touch(withMaterial(project, { ...version, status: 'rejected', rejection }), node, at);
  },
  expirySet(project, { material, expiresOn }) {
    const state = project.materials.get(material);
    if (state?.status !== 'accepted' && state?.status !== 'expired') {
      throw new Error(`paper ${material} of ${project.id} is not there`);
    }
    const { expiryWarnedAt: _warned, ...version } = state as
      | AcceptedMaterial
      | (ExpiredMaterial & {
          readonly expiryWarnedAt?: undefined;
        });
    return withMaterial(project, { ...version, status: 'accepted', expiresOn });
  },
  expiryWarned: (project, { material }, at) =>
    withMaterial(project, { ...accepted(project, material), expiryWarnedAt: at }),
  materialExpired(project, { material }) {
    const {
      status: _status,
      expiryWarnedAt: _warned,
      expiresOn,
      ...version
    } = accepted(project, material);
    if (expiresOn === undefined)
      throw new Error(`paper ${material} of ${project.id} has no expiry`);
    return withMaterial(project, { ...version, status: 'expired', expiresOn });
  },
  // On record alone: what it saves is counted with the nodes that use the paper.
  materialAskedAgain: (project) => project,
};

/** The accepted paper of an event. Throws where the log contradicts itself. */
function accepted(project: Project, material: string): AcceptedMaterial {
  const state = project.materials.get(material);
  if (state?.status !== 'accepted')
    throw new Error(`paper ${material} of ${project.id} is not there`);
  return state;
}
