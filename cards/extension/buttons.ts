import type { NodeCode } from '../../domain/catalogue/types.ts';
import { extensionOf } from '../../domain/extension/request.ts';
import type { Project } from '../../domain/project/types.ts';
import { button } from '../controls.ts';
import type { Element } from '../parts.ts';

/** 延期 on a running node; one request at a time. */
export function extensionButtons(project: Project, node: NodeCode): Element[] {
  if (extensionOf(project.nodes.get(node))?.open) return [];
  return [button('延期', { v: 1, action: 'extension-form', project: project.id, node })];
}
