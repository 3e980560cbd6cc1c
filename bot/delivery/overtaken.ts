import type { Db } from '../../db/client.ts';
import { type CardRow, findOpenCards } from '../../db/queries/cards.ts';
import { stopOf } from '../../domain/clock/stopped.ts';
import type { Project } from '../../domain/project/types.ts';
import { isActive } from '../../domain/standing/phase.ts';

const warnings: ReadonlySet<string> = new Set(['warning', 'urgentWarning', 'promise']);

/**
 * Whether a warning has lost its reason: its project or its node's clock stands still, or its light
 * was cleared, as recorded, since the clock of this machine may be behind the one that warned.
 */
export function isCleared(project: Project, { subject }: Pick<CardRow, 'subject'>): boolean {
  if (!isActive(project) && warnings.has(subject.kind)) return true;
  if (subject.kind !== 'warning' && subject.kind !== 'urgentWarning') return false;
  const node = project.nodes.get(subject.node);
  if (node?.status !== 'running') return false;
  return stopOf(node) !== null || (subject.kind === 'warning' && node.light === 'blue');
}

/** Whether a later warning of the same node, sent or about to be, says more than this one. */
export async function isOvertaken(db: Db, card: CardRow): Promise<boolean> {
  if (card.subject.kind !== 'warning') return false;
  const open = await findOpenCards(db, [card.projectId]);
  return open.some(
    ({ id, node, subject }) => id > card.id && node === card.node && subject.kind === 'warning',
  );
}
