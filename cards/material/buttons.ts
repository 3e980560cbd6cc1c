import type { MaterialCode, NodeCode } from '../../domain/catalogue/types.ts';
import { isThereFor } from '../../domain/material/count.ts';
import { demandedMaterials } from '../../domain/project/node-view.ts';
import type { Project, World } from '../../domain/project/types.ts';
import { button } from '../controls.ts';
import type { Element } from '../parts.ts';

/** Papers of a node that may be sent back. */
export const rejectable = (world: World, project: Project, node: NodeCode): MaterialCode[] =>
  demandedMaterials(world, project, node).filter((material) =>
    isThereFor(world, project, node, material),
  );

/** Only where the node has a paper at all. */
export const rejectButtons = (world: World, project: Project, node: NodeCode): Element[] =>
  rejectable(world, project, node).length > 0
    ? [button('退回材料', { v: 1, action: 'reject-form', project: project.id, node })]
    : [];
