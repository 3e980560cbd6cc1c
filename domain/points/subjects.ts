import type { UnitCode } from '../catalogue/types.ts';

/** What cards about points are about; each stands in somebody's own chat. */
export type PointsSubject =
  /** Deductions that a unit is told of at once: to its head, who may object until they stand. */
  | {
      readonly kind: 'pointsProposals';
      readonly unit: UnitCode;
      readonly entries: readonly number[];
    }
  /** An objection that waits for a verifier. */
  | { readonly kind: 'pointsRuling'; readonly entry: number }
  /** How it ended. */
  | { readonly kind: 'pointsRuled'; readonly entry: number };

const kinds: readonly string[] = [
  'pointsProposals',
  'pointsRuling',
  'pointsRuled',
] satisfies PointsSubject['kind'][];

export const isPointsSubject = <Other extends { readonly kind: string }>(
  subject: Other | PointsSubject,
): subject is PointsSubject => kinds.includes(subject.kind);

/** Whether a card says anything about an entry of the ledger. */
export const isAboutEntry = (subject: PointsSubject, entry: number): boolean =>
  subject.kind === 'pointsProposals' ? subject.entries.includes(entry) : subject.entry === entry;
