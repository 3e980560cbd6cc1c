import { addDays, dayOf, type Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import type { ActType, ProjectCommand } from '../project/commands.ts';
import { runningNodes } from '../project/node-view.ts';
import type { Project } from '../project/types.ts';

interface Choice {
  readonly node: NodeCode;
  readonly choice: number;
  readonly days: number;
}

/** For random lives: asks for more time, or decides on what is open; right or wrong by choice. */
export function extensionMove(
  project: Project,
  { node, choice, days }: Choice,
  by: (act: ActType, node: NodeCode) => PersonId,
  now: Instant,
): ProjectCommand {
  const dueOn = addDays(dayOf(now), days);
  const waits = runningNodes(project).find(({ extension }) => extension?.open);
  const open = waits?.extension?.open;
  if (!open || choice % 4 === 0) {
    const words = choice % 11 === 0 ? ' ' : '专家评审推迟';
    return { type: 'askExtension', node, dueOn, words, by: by('askExtension', node) };
  }
  if (choice % 13 === 0) {
    const request = choice % 2 === 0 ? null : open.request;
    return { type: 'withdrawExtension', node: waits.code, request, by: open.by };
  }
  const verdict = (
    [
      { kind: 'grant' },
      { kind: 'shorten', dueOn },
      { kind: 'refuse', words: choice % 5 === 0 ? '' : '请先用好现有时间' },
    ] as const
  )[choice % 3];
  return {
    type: 'decideExtension',
    node: waits.code,
    request: open.request + (choice % 7 === 0 ? -1 : 0),
    verdict: verdict ?? { kind: 'grant' },
    by: by('decideExtension', waits.code),
  };
}
