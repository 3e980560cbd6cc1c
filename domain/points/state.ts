import type { Instant } from '../calendar/time.ts';
import type { Appeal, Entry, EntryState, Line } from './types.ts';

/** An entry with what became of it. */
export interface Posted {
  readonly entry: Entry;
  readonly appeal: Appeal | null;
  readonly isReversed: boolean;
}

/**
 * Where an entry stands at `now`. A deduction is a proposal until its time for an appeal is over; an
 * appeal keeps it open until it is ruled on, however long that takes. Awards stand at once.
 * Source: design, section 3 "Points"; rules, `appeal`.
 */
export function stateOf({ entry, appeal, isReversed }: Posted, now: Instant): EntryState {
  if (isReversed) return 'reversed';
  if (entry.hundredths === 0) return 'exempt';
  if (appeal) return appeal.ruling ? 'final' : 'appealed';
  return entry.appealUntil !== null && now < entry.appealUntil ? 'proposed' : 'final';
}

/** Entries of a ledger with what became of each, in the ledger's order. */
export function postedOf(ledger: readonly Line[], appeals: readonly Appeal[]): Posted[] {
  const reversed = new Set(
    ledger.flatMap((line) => (line.kind === 'reversal' ? line.reverses : [])),
  );
  const appealOf = new Map(appeals.map((appeal) => [appeal.entry, appeal]));
  return ledger.flatMap((line) =>
    line.kind === 'entry'
      ? { entry: line, appeal: appealOf.get(line.id) ?? null, isReversed: reversed.has(line.id) }
      : [],
  );
}
