import type { NodeCode } from '../../domain/catalogue/types.ts';
import { extensionOf } from '../../domain/extension/request.ts';
import type { RequestNumber } from '../../domain/extension/types.ts';
import type { Project } from '../../domain/project/types.ts';
import { button } from '../controls.ts';
import type { Element } from '../parts.ts';

/** 延期 on a running node; one request at a time, which whoever asked may take back. */
export function extensionButtons(project: Project, node: NodeCode): Element[] {
  const open = extensionOf(project.nodes.get(node))?.open;
  if (open) return [withdrawButton(project, node, open.request)];
  return [button('延期', { v: 1, action: 'extension-form', project: project.id, node })];
}

/** 撤回 of a request that nobody has decided. */
export const withdrawButton = (project: Project, node: NodeCode, request: RequestNumber): Element =>
  button(
    '撤回延期',
    { v: 1, action: 'extension-withdraw', project: project.id, node, request },
    { confirm: { title: '撤回延期申请？', text: '撤回后时限不变，需要时可以重新申请。' } },
  );
