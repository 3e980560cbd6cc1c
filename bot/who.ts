import type { Drizzle } from '../db/client.ts';
import { loadAccounts, loadPeople } from '../db/queries/people.ts';
import { type Calendar, createCalendar } from '../domain/calendar/calendar.ts';
import { type Day, dayOf } from '../domain/calendar/time.ts';
import type { Catalogue } from '../domain/catalogue/types.ts';
import { createDirectory } from '../domain/people/types.ts';
import type { Clock, Who } from './context.ts';
import { createEditions } from './editions/editions.ts';

/** People change rarely; another process's change is seen within this time. */
const FRESH_FOR_MS = 10_000;

/**
 * Reads who is who for this app and keeps it for a while, and never into the next day, on which others
 * are on leave. `forget` reads again at once.
 */
export function createWho(options: {
  readonly db: Drizzle;
  readonly appId: string;
  /** What the product ships with; the district may have published its own. */
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  /** Real time in ms for which people are not read again; shorter where other processes change them. */
  readonly freshForMs?: number;
  /** Told of versions on record that cannot be read any more. */
  readonly onFault?: (version: string, faults: readonly string[]) => void;
}): { who(): Promise<Who>; forget(): void } {
  const editions = createEditions(options.db, options.catalogue, options.onFault);
  let made: { readonly of: Catalogue; readonly calendar: Calendar } | undefined;
  let kept: { readonly until: number; readonly day: Day; readonly who: Promise<Who> } | undefined;

  async function read(today: Day): Promise<Who> {
    const [people, accounts, { current, others }] = await Promise.all([
      loadPeople(options.db),
      loadAccounts(options.db, options.appId),
      editions.read(),
    ]);
    made =
      made?.of === current
        ? made
        : { of: current, calendar: createCalendar(current.rules.calendar) };
    // Whoever the app does not know cannot be written to: what is asked climbs past them.
    const reached = new Set(
      accounts.flatMap(({ personId, unreachable }) => (unreachable ? [] : personId)),
    );
    const known = people.map((person) =>
      reached.has(person.id) ? person : { ...person, unreachable: true as const },
    );
    const openIds = new Map(accounts.map(({ personId, openId }) => [personId, openId]));
    const persons = new Map(accounts.map(({ personId, openId }) => [openId, personId]));
    return {
      world: {
        calendar: made.calendar,
        catalogue: current,
        ...(others.size > 0 ? { editions: others } : {}),
        directory: createDirectory(known, today),
      },
      openIdOf: (person) => openIds.get(person),
      personOf: (openId) => persons.get(openId),
    };
  }

  return {
    who() {
      const now = options.clock.realNow();
      const day = dayOf(options.clock.now());
      if (!kept || kept.until <= now || kept.day !== day) {
        const who = read(day);
        kept = { until: now + (options.freshForMs ?? FRESH_FOR_MS), day, who };
        who.catch(() => {
          kept = undefined;
        });
      }
      return kept.who;
    },
    forget() {
      kept = undefined;
    },
  };
}
