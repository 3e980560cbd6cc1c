import { supplierOf, unitOf } from '../catalogue/requirements.ts';
import type { MaterialCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import { droppedNodes } from '../project/node-view.ts';
import { ENTERPRISE, responsibleFor, responsibleOfUnit } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';

/**
 * Who has to see that a paper comes: whoever sent the last version, else who answers for its
 * supplier (for the enterprise the agent). Null: nobody supplies it, or nobody is on record.
 */
export function bringerOf(world: World, project: Project, material: MaterialCode): PersonId | null {
  const state = project.materials.get(material);
  const sender = state && state.status !== 'promised' ? state.filedBy : null;
  if (sender && world.directory.person(sender)?.active) return sender;
  const { catalogue } = world;
  const supplier = supplierOf(catalogue, project.attributes, material, droppedNodes(project));
  switch (supplier?.kind) {
    case 'enterprise':
      return responsibleOfUnit(world, project, ENTERPRISE).person;
    case 'unit': {
      const unit = unitOf(catalogue, supplier.unit, project.location);
      return responsibleOfUnit(world, project, unit).person;
    }
    case 'node':
      return responsibleFor(world, project, supplier.node).person;
    default:
      return null;
  }
}
