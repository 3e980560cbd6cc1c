import type { CardContext } from '../../cards/context.ts';
import type { Drawn } from '../../cards/drawn.ts';
import { proposalsCard } from '../../cards/points/proposals.ts';
import { ruledCard, rulingCard, withdrawnCard } from '../../cards/points/ruling.ts';
import type { Db, Transaction } from '../../db/client.ts';
import { findOpenCards } from '../../db/queries/cards.ts';
import { insertIntents, lockLanes } from '../../db/queries/outbox.ts';
import { findAppeals, findLines } from '../../db/queries/points.ts';
import { findHead, loadProject } from '../../db/queries/projects.ts';
import { type Instant, MINUTE } from '../../domain/calendar/time.ts';
import type { UnitCode } from '../../domain/catalogue/types.ts';
import { type Posted, postedOf, stateOf } from '../../domain/points/state.ts';
import { isAboutEntry, isPointsSubject, type PointsSubject } from '../../domain/points/subjects.ts';
import { BrokenRow } from '../delivery/job.ts';
import { refreshOf } from '../delivery/refreshes.ts';

/** Cards of a unit's account stand under this in the place of a project: it is never one's id. */
export const accountKey = (unit: UnitCode): string => `points:${unit}`;

/** A tracked card about points as it stands now, whatever was ruled or taken back meanwhile. */
export async function drawPoints(
  db: Db,
  context: CardContext,
  subject: PointsSubject,
): Promise<Drawn> {
  if (subject.kind === 'pointsProposals') {
    const posted = await readPosted(db, subject.entries);
    const names = await readNames(db, posted);
    const isOpen = posted.some((one) =>
      ['proposed', 'appealed'].includes(stateOf(one, context.now)),
    );
    const nameOf = (id: string) => names.get(id) ?? id;
    return { card: proposalsCard(context, subject.unit, posted, nameOf), isFinal: !isOpen };
  }
  const [posted] = await readPosted(db, [subject.entry]);
  const project = posted && (await loadProject(db, posted.entry.projectId));
  if (!posted || !project) throw new BrokenRow(`no entry ${subject.entry}`);
  if (posted.appeal?.ruling) return { card: ruledCard(context, project, posted), isFinal: true };
  return posted.isReversed
    ? { card: withdrawnCard(context, project, posted), isFinal: true }
    : { card: rulingCard(context, project, posted), isFinal: false };
}

const readPosted = async (db: Db, entries: readonly number[]): Promise<Posted[]> =>
  postedOf(await findLines(db, entries), await findAppeals(db, entries));

async function readNames(db: Db, posted: readonly Posted[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(posted.map(({ entry }) => entry.projectId))) {
    names.set(id, (await findHead(db, id))?.name ?? id);
  }
  return names;
}

/** How long the update of a card waits that the answer to a click has just shown. */
const SHOWN_FOR_MS = MINUTE;

/**
 * Draws the open cards of these units anew, those about `entry` alone where it is named. `shown` is
 * the card whose new state a click's answer shows.
 */
export async function refreshPointsCards(
  tx: Transaction,
  units: readonly UnitCode[],
  now: Instant,
  { entry, shown }: { readonly entry?: number; readonly shown?: number } = {},
): Promise<void> {
  const open = await findOpenCards(tx, [...new Set(units)].map(accountKey));
  const meant = open.filter(
    ({ subject }) =>
      isPointsSubject(subject) && (entry === undefined || isAboutEntry(subject, entry)),
  );
  if (meant.length === 0) return;
  await lockLanes(
    tx,
    meant.map(({ lane }) => lane),
  );
  const rows = meant.map((card) => refreshOf(card, card.id === shown ? now + SHOWN_FOR_MS : now));
  await insertIntents(tx, rows, now);
}
