import { whoMay } from '../access/access.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { refuse } from '../decision.ts';
import { matterOf } from '../matter/machine.ts';
import type { MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
import type { Refusal } from '../project/commands.ts';
import type { Project, World } from '../project/types.ts';
import type { RectificationCommand, RectificationItem } from './types.ts';

export type Picked =
  | { readonly ok: true; readonly items: readonly RectificationItem[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** The problems that a command names, each once, if the person may do it to every one of them. */
export function pick(
  world: World,
  project: Project,
  command: {
    readonly type: Exclude<RectificationCommand['type'], 'enterProblems' | 'tickChecklist'>;
    readonly node: NodeCode;
    readonly matters: readonly MatterId[];
    readonly by: PersonId;
  },
): Picked {
  const { type, node, by } = command;
  if (command.matters.length === 0) return refuse({ code: 'no-problems', node });
  const items: RectificationItem[] = [];
  for (const matter of new Set(command.matters)) {
    const item = matterOf(project, 'rectification', matter);
    if (item?.node !== node) return refuse({ code: 'unknown-problem', matter });
    if (item.state.status === 'closed') {
      return refuse({ code: 'problem-closed', matter, ...item.state.closed });
    }
    if (item.state.status === 'withdrawn') {
      const { by: who, at } = item.state.withdrawn;
      return refuse({ code: 'problem-withdrawn', matter, at, by: who });
    }
    const who = whoMay(world, project, type, node, item);
    if (!who.includes(by))
      return refuse({ code: 'not-allowed', act: type, node, matter: item.id, who });
    items.push(item);
  }
  return { ok: true, items };
}
