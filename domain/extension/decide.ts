import { whoMay } from '../access/access.ts';
import { DUE_TIME } from '../calendar/due.ts';
import { addDays, type Day, dayOf, type Instant, instantAt } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { accept, refuse } from '../decision.ts';
import type { PersonId } from '../people/types.ts';
import { type ActCheck, checkAct, FARTHEST_DAYS } from '../project/act.ts';
import type { Refusal } from '../project/commands.ts';
import type { Deciders, ProjectDecision } from '../project/decider.ts';
import { withReason } from '../project/reason.ts';
import type { Project, RunningNode, World } from '../project/types.ts';
import { extensionOf, pastRequestOf, requestOf } from './request.ts';
import type { ExtensionCommand, ExtensionRequest, Verdict } from './types.ts';

export const extensionDeciders: Deciders<ExtensionCommand> = {
  askExtension(world, project, command, now) {
    const check = checkAsk(world, project, command);
    if (!check.ok) return check;
    const { node } = check;
    const { code, extension } = node;
    const refusal = dayRefusal(node, command.dueOn, now);
    if (refusal) return refuse(refusal);
    return withReason(command.words, (words) =>
      accept({
        type: 'extensionAsked',
        node: code,
        request: (extension?.past.length ?? 0) + 1,
        dueAt: instantAt(command.dueOn, DUE_TIME),
        by: command.by,
        said: { words },
      }),
    );
  },

  decideExtension(world, project, command, now) {
    const { node: code, request, by, verdict } = command;
    const node = project.nodes.get(code);
    if (!node) return refuse({ code: 'unknown-node', node: code });
    const asked = requestOf(node, request);
    const who = whoMay(world, project, 'decideExtension', code).filter((id) => id !== asked?.by);
    if (asked?.by === by) return refuse({ code: 'extension-own', node: code, who });
    if (!who.includes(by)) {
      return refuse({ code: 'not-allowed', act: 'decideExtension', node: code, who });
    }
    const open = extensionOf(node)?.open;
    if (node.status !== 'running' || open?.request !== request) {
      const past = asked && 'outcome' in asked ? asked : null;
      return refuse({ code: 'extension-closed', node: code, request: past });
    }
    return decideOn(node, open, verdict, by, now);
  },

  withdrawExtension(world, project, { node: code, request, by }) {
    const node = project.nodes.get(code);
    if (!node) return refuse({ code: 'unknown-node', node: code });
    const open = extensionOf(node)?.open;
    const past = request === null ? undefined : pastRequestOf(node, request);
    if (past) return refuse({ code: 'extension-closed', node: code, request: past });
    if (!open) return refuse({ code: 'extension-none', node: code });
    const who = whoMay(world, project, 'withdrawExtension', code);
    return who.includes(by)
      ? accept({ type: 'extensionWithdrawn', node: code, request: open.request, by })
      : refuse({ code: 'not-allowed', act: 'withdrawExtension', node: code, who });
  },
};

/** The checks before a day is named: the person may ask, and no other request is open. */
function checkAsk(
  world: World,
  project: Project,
  { node: code, by }: { readonly node: NodeCode; readonly by: PersonId },
): ActCheck {
  const check = checkAct(world, project, { type: 'askExtension', node: code, by });
  if (!check.ok) return check;
  const open = check.node.extension?.open;
  return open ? refuse({ code: 'extension-open', node: code, request: open }) : check;
}

/** Why a person may not ask for more time on a node, whatever the day; undefined: they may. */
export function mayAskExtension(
  world: World,
  project: Project,
  node: NodeCode,
  by: PersonId,
): Refusal | undefined {
  const check = checkAsk(world, project, { node, by });
  return check.ok ? undefined : check.refusal;
}

function decideOn(
  node: RunningNode,
  open: ExtensionRequest,
  verdict: Verdict,
  by: PersonId,
  now: Instant,
): ProjectDecision {
  const about = { node: node.code, request: open.request, by } as const;
  switch (verdict.kind) {
    case 'grant': {
      const { picked } = verdict;
      const askedAt = open.dueAt;
      return picked !== undefined && picked !== dayOf(askedAt)
        ? refuse({ code: 'extension-which-day', node: node.code, picked, askedAt })
        : accept({ type: 'extensionGranted', ...about, dueAt: askedAt, isShortened: false });
    }
    case 'shorten': {
      const dueAt = instantAt(verdict.dueOn, DUE_TIME);
      if (dueAt > open.dueAt) {
        return refuse({ code: 'extension-too-long', node: node.code, askedAt: open.dueAt });
      }
      const refusal = dayRefusal(node, verdict.dueOn, now);
      if (refusal) return refuse(refusal);
      const isShortened = dueAt < open.dueAt;
      return accept({ type: 'extensionGranted', ...about, dueAt, isShortened });
    }
    case 'refuse':
      return withReason(verdict.words, (words) =>
        accept({ type: 'extensionRefused', ...about, said: { words } }),
      );
    default:
      return verdict satisfies never;
  }
}

/** Why a node cannot be given time until the close of business of a day. */
function dayRefusal(node: RunningNode, day: Day, now: Instant): Refusal | undefined {
  const dueAt = instantAt(day, DUE_TIME);
  const latestDay = addDays(dayOf(now), FARTHEST_DAYS);
  if (dueAt <= now) return { code: 'date-not-ahead', latestPastDay: day };
  if (day > latestDay) return { code: 'date-too-far', latestDay };
  return dueAt <= node.dueAt
    ? { code: 'extension-not-later', node: node.code, dueAt: node.dueAt }
    : undefined;
}
