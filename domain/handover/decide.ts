import { whoMay } from '../access/access.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { accept, refuse } from '../decision.ts';
import { endOfNode } from '../extension/tick.ts';
import type { PersonId } from '../people/types.ts';
import { checkAct } from '../project/act.ts';
import type { ActType, Refusal } from '../project/commands.ts';
import type { Deciders } from '../project/decider.ts';
import type { ProjectEvent } from '../project/events.ts';
import { evolveAll } from '../project/evolve.ts';
import { holderOf, responsibleFor } from '../project/people.ts';
import { withReason } from '../project/reason.ts';
import { startReady } from '../project/start.ts';
import type { Project, World } from '../project/types.ts';
import { withdrawnWith } from '../rectification/enter.ts';
import { isArchived } from '../standing/phase.ts';
import { dutiesOf, mayHandOver } from './duties.ts';
import { absenceRefusal, canReplace, receiverRefusal } from './receiver.ts';
import type { HandoverCommand } from './types.ts';

export const handoverDeciders: Deciders<HandoverCommand> = {
  handOverNode(world, project, command) {
    const check = checkAct(world, project, command);
    if (!check.ok) return check;
    const { node: code, to, by } = command;
    const refusal = receiverRefusal(world, project, code, to);
    if (refusal) return refuse(refusal);
    const { person } = responsibleFor(world, project, code);
    if (person === to) return refuse({ code: 'receiver-holds-it', person: to, node: code });
    const from = holderOf(world, project, code).person;
    return accept({ type: 'nodeHandedOver', node: code, from, to, by });
  },

  handOverDuties(world, project, { from, to, by }) {
    const refusal = replaceRefusal(world, from, to, by);
    if (refusal) return refuse(refusal);
    const duties = dutiesOf(world, project, from, to);
    return duties ? accept({ type: 'dutiesHandedOver', from, to, ...duties, by }) : accept();
  },

  reopen(world, project, command, now) {
    const { node: code, by } = command;
    const refusal = operatorRefusal(world, project, command);
    if (refusal) return refuse(refusal);
    const node = project.nodes.get(code);
    if (node?.status !== 'done' && node?.status !== 'skipped') {
      return refuse({ code: 'node-not-over', node: code });
    }
    return withReason(command.words, (words) => {
      const hadFinished = project.phase.status === 'finished';
      const reopened: ProjectEvent = {
        type: 'nodeReopened',
        node: code,
        hadFinished,
        wasArchived: isArchived(project),
        by,
        said: { words },
      };
      const after = evolveAll(project, [reopened], now) ?? project;
      return accept(reopened, ...startReady(world, after, now));
    });
  },

  skip(world, project, command, now) {
    const { node: code, by } = command;
    const refusal = operatorRefusal(world, project, command);
    if (refusal) return refuse(refusal);
    const node = project.nodes.get(code);
    if (node?.status === 'skipped' && node.reason === 'decided') {
      return refuse({ code: 'node-dropped', node: code, by: node.by, at: node.at });
    }
    if (node?.status === 'done') {
      const { doneAt, doneBy } = node;
      return refuse({ code: 'node-done', node: code, doneAt, doneBy });
    }
    return withReason(command.words, (words) => {
      const dropped: ProjectEvent[] = [
        ...(node?.status === 'running' ? endOfNode(node) : []),
        ...withdrawnWith(project, code, by, words),
        { type: 'nodeDropped', node: code, by, said: { words } },
      ];
      const after = evolveAll(project, dropped, now) ?? project;
      return accept(...dropped, ...startReady(world, after, now));
    });
  },
};

/**
 * Why all that a person has cannot go to another, in whatever project; undefined: it can.
 */
export function replaceRefusal(
  world: World,
  from: PersonId,
  to: PersonId,
  by: PersonId,
): Refusal | undefined {
  const who = mayHandOver(world, from);
  if (!who.includes(by)) return { code: 'duties-not-allowed', from, who };
  if (from === to) return { code: 'same-person', person: to };
  const absent = absenceRefusal(world, to);
  if (absent) return absent;
  const [one, other] = [from, to].map((id) => world.directory.person(id));
  return one && other && canReplace(other, one)
    ? undefined
    : { code: 'receiver-unfit', person: to, from };
}

/** The checks that reopening and skipping share: an operator acts, on a node of this project. */
export function operatorRefusal(
  world: World,
  project: Project,
  act: { readonly type: ActType; readonly node: NodeCode; readonly by: PersonId },
): Refusal | undefined {
  const node = project.nodes.get(act.node);
  if (!node) return { code: 'unknown-node', node: act.node };
  const who = whoMay(world, project, act.type, act.node);
  if (!who.includes(act.by)) return { code: 'not-allowed', act: act.type, node: act.node, who };
  return node.status === 'skipped' && node.reason === 'not-applicable'
    ? { code: 'node-not-applicable', node: act.node }
    : undefined;
}
