import { type Drizzle, retried } from '../../db/client.ts';
import { type PlainSettlement, settleDone } from '../../db/queries/settle-done.ts';
import { createGathering } from '../gathering.ts';

/** Rows settled in one statement: few enough that none waits long for the others. */
const MOST_ROWS = 32;

type Settled = (settlement: PlainSettlement) => Promise<true | undefined>;

const together = new WeakMap<Drizzle, Settled>();

/**
 * Records what nearly every row comes to. Rows that are done at the same moment share a statement;
 * one that it leaves alone, because its lane is locked or lost or because another of them cannot be
 * recorded, goes by itself. False as in `settle`.
 */
export async function settlePlain(db: Drizzle, settlement: PlainSettlement): Promise<boolean> {
  const ask = together.get(db) ?? settleTogether(db);
  together.set(db, ask);
  if (await ask(settlement).catch(() => undefined)) return true;
  const settled = await retried(() => settleDone(db, [settlement], 'wait'));
  return settled.has(settlement.id);
}

/** A lane has one row at a time under way, so that no two of these are of the same. */
const settleTogether = (db: Drizzle): Settled =>
  createGathering(MOST_ROWS, async (settlements: readonly PlainSettlement[]) => {
    const settled = await settleDone(db, settlements, 'skip');
    return new Map(
      settlements.flatMap((one) => (settled.has(one.id) ? [[one, true as const]] : [])),
    );
  });
