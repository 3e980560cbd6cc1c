import { createHash } from 'node:crypto';
import type { Transaction } from '../../db/client.ts';
import { loadPeople } from '../../db/queries/people.ts';
import { listProjects } from '../../db/queries/projects.ts';
import { dayOf, type Instant } from '../../domain/calendar/time.ts';
import type { ImportAround } from '../../domain/import/check.ts';
import type { ImportPlan, SeenPerson } from '../../domain/import/types.ts';
import { createDirectory, type PersonId } from '../../domain/people/types.ts';
import type { World } from '../../domain/project/types.ts';
import type { Cause } from '../execute.ts';

/** What an import works with, inside one transaction; the same from chat and from a console. */
export interface ImportTurn {
  readonly tx: Transaction;
  readonly world: World;
  readonly now: Instant;
  readonly appId: string;
  /** Null where somebody at the machine's own console named nobody. */
  readonly by: PersonId | null;
}

/** How the log names an import. */
export const importRef = (number: number): string => `import:${number}`;

/** The cause of all that an import brings about. */
export const causeOf = ({ by }: ImportTurn, number: number): Cause => ({
  actor: by,
  source: { kind: 'setup', ref: importRef(number) },
});

/** What a sheet is checked against, as it stands at this moment and not when it was last read. */
export async function readAround(
  { tx, world, now }: ImportTurn,
  seen: readonly SeenPerson[],
): Promise<ImportAround> {
  const [people, projects] = await Promise.all([loadPeople(tx), listProjects(tx)]);
  return { catalogue: world.catalogue, people, projects, seen, today: dayOf(now) };
}

/** The turn's world with everybody in it who is on record at this moment. */
export async function withPeople<Turn extends ImportTurn>(turn: Turn): Promise<Turn> {
  const people = await loadPeople(turn.tx);
  return { ...turn, world: { ...turn.world, directory: createDirectory(people, dayOf(turn.now)) } };
}

/** Tells whether two plans would do the same. */
export const fingerprintOf = (plan: ImportPlan): string =>
  createHash('sha256').update(JSON.stringify(plan)).digest('base64url');
