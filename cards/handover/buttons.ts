import type { NodeCode } from '../../domain/catalogue/types.ts';
import type { Project } from '../../domain/project/types.ts';
import { button } from '../controls.ts';
import type { Element } from '../parts.ts';

/** 转办 of a running node. */
export const handoverButton = (project: Project, node: NodeCode): Element =>
  button('转办', { v: 1, action: 'handover-form', project: project.id, node });
