import { addDays, addMonths, type Day, dayOf, type Instant, startOfDay } from '../calendar/time.ts';
import type { MaterialCode, MaterialDefinition, NodeCode } from '../catalogue/types.ts';
import { demandedMaterials, runningNodes } from '../project/node-view.ts';
import type { AcceptedMaterial, MaterialState, Project, World } from '../project/types.ts';
import type { MaterialEvent } from './types.ts';

/** Days before a paper expires on which whoever needs it next is told. Source: the whole life of a
 *  project, item 5: "expiry with a reminder before"; the number is this product's own. */
const REMIND_BEFORE_DAYS = 7;

/** A paper is good up to the end of the day on it. */
export const expiresAt = (expiresOn: Day): Instant => startOfDay(addDays(expiresOn, 1));

/** When the reminder of a paper falls due. */
const remindsAt = (expiresOn: Day): Instant => startOfDay(addDays(expiresOn, -REMIND_BEFORE_DAYS));

/**
 * Until when a paper filed at `now` is good as a rule; nothing where the catalogue names no time.
 * Counted from the day it was filed, since nobody reads the date on it.
 */
export function expiryOf(
  definition: MaterialDefinition | undefined,
  now: Instant,
): { readonly expiresOn?: Day } {
  const { validDays, validMonths } = definition ?? {};
  if (validDays !== undefined) return { expiresOn: addDays(dayOf(now), validDays) };
  return validMonths === undefined ? {} : { expiresOn: addMonths(dayOf(now), validMonths) };
}

/** The node not yet done that needs a paper next: the running one due first, else a waiting one. */
export function nextNeeding(
  world: World,
  project: Pick<Project, 'attributes' | 'nodes'>,
  material: MaterialCode,
): NodeCode | null {
  const waiting = [...project.nodes.values()].filter(({ status }) => status === 'waiting');
  const next = [...runningNodes(project), ...waiting].find(({ code }) =>
    demandedMaterials(world, project, code).includes(material),
  );
  return next?.code ?? null;
}

/** What passing time does to a paper at `now`: told about once before, then good no longer. */
export function tickExpiry(
  world: World,
  project: Pick<Project, 'attributes' | 'nodes'>,
  state: MaterialState,
  now: Instant,
): MaterialEvent[] {
  if (state.status !== 'accepted' || state.expiresOn === undefined) return [];
  const { code: material, version, expiresOn, expiryWarnedAt } = state;
  if (now < remindsAt(expiresOn)) return [];
  const node = nextNeeding(world, project, material);
  if (now >= expiresAt(expiresOn)) return [{ type: 'materialExpired', material, version, node }];
  return node === null || expiryWarnedAt !== undefined
    ? []
    : [{ type: 'expiryWarned', material, version, node }];
}

/** Instants at which time may change something about an accepted paper. */
export function expiryChecks({ expiresOn, expiryWarnedAt }: AcceptedMaterial): Instant[] {
  if (expiresOn === undefined) return [];
  return [...(expiryWarnedAt === undefined ? [remindsAt(expiresOn)] : []), expiresAt(expiresOn)];
}
