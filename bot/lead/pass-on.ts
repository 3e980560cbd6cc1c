import { randomUUID } from 'node:crypto';
import type { LeadDraft } from '../../domain/lead/draft.ts';
import type { Lead } from '../../domain/lead/lead.ts';
import { afterQuietHours } from '../../domain/project/notices.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import type { Turn } from '../intake/origin.ts';
import { drawDraft, keepNew } from './drafts.ts';

/**
 * What somebody tells of a lead that they see and do not carry goes to whoever follows it, as a draft
 * to be confirmed there: it is neither lost nor saved over the owner's head.
 */
export async function passOn(turn: Turn, lead: Lead, draft: LeadDraft): Promise<void> {
  const { tx, who, now, person } = turn;
  const owner = who.world.directory.actingFor(lead.owner);
  const body = { ...draft, by: owner, toldBy: person.id, of: lead.id, choices: [], version: 1 };
  const id = randomUUID();
  await keepNew(turn, id, body);
  const card = await drawDraft(turn, id, body, [lead]);
  await enqueueSay(tx, personLane(owner), card, { notBefore: afterQuietHours(now) }, now);
}
