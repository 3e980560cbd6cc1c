import type { Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import type { WarningNeed } from './candidate.ts';

/** A message that reached its chat, as the log has it: `id` is its row, `kind` what it was about. */
export interface Delivery {
  readonly id: number;
  readonly at: Instant;
  readonly kind: string;
  readonly node: NodeCode | null;
  readonly matter: string | null;
}

const ofNode: ReadonlySet<string> = new Set(['warning', 'urgentWarning']);
const ofOrder: ReadonlySet<string> = new Set(['order', 'orderCall', 'orderLeader']);
const ofProblem: ReadonlySet<string> = new Set(['problems', 'problemCall']);

/** Rules whose deductions need a warning on record: nothing of them may be taken without. */
export const warnedRules: readonly string[] = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D10'];

/** Cards whose delivery is written into the log, because points depend on it. */
export const warningKinds: ReadonlySet<string> = new Set([...ofNode, ...ofOrder, ...ofProblem]);

/**
 * The delivery that proves a warning, the first that does; undefined: none is on record. It is looked
 * for when a deduction is entered: warnings come hours or days before what they warn of, so one that
 * is not on record by then did not leave the unit its time, whatever comes of it later. A message
 * whose receipt was lost counts as undelivered, in the unit's favour.
 */
export const proofOf = (need: WarningNeed, deliveries: readonly Delivery[]): Delivery | undefined =>
  deliveries.find(
    (delivery) => delivery.at >= need.since && delivery.at < need.before && fits(need, delivery),
  );

function fits(need: WarningNeed, { kind, node, matter }: Delivery): boolean {
  const isAboutNode = ofNode.has(kind) && node === need.node;
  const isAboutOrder = ofOrder.has(kind) && matter !== null && matter === need.matter;
  switch (need.of) {
    case 'node':
      return isAboutNode;
    case 'order':
      return isAboutOrder;
    case 'any':
      return isAboutNode || isAboutOrder;
    case 'problem':
      return ofProblem.has(kind) && node === need.node;
    default:
      return need.of satisfies never;
  }
}
