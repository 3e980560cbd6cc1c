import type { Logger } from 'pino';
import type { CardContext } from '../cards/context.ts';
import type { Drizzle } from '../db/client.ts';
import type { Instant } from '../domain/calendar/time.ts';
import type { PersonId } from '../domain/people/types.ts';
import type { World } from '../domain/project/types.ts';
import type { FileStore } from './files/file-store.ts';
import type { LeadDesk } from './lead/desk.ts';
import type { Messenger } from './messenger/messenger.ts';

/** The only two clocks there are, read nowhere else. */
export interface Clock {
  /** The district's time: deadlines, quiet hours, ages. On a sandbox it may jump forwards. */
  now(): Instant;
  /** Real time in ms: quotas, leases, back-off, the 3 seconds of a click. */
  realNow(): number;
}

/** Who is who for this app, as of the last reading of the directory. */
export interface Who {
  readonly world: World;
  openIdOf(person: PersonId): string | undefined;
  personOf(openId: string): PersonId | undefined;
}

/** What the parts of the shell share. Built once in main. */
export interface BotContext {
  readonly db: Drizzle;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly log: Logger;
  readonly files: FileStore;
  /** How leads are read, and what the district has laid down about them. */
  readonly leads: LeadDesk;
  /** Names this process in leases. */
  readonly processId: string;
  readonly appId: string;
  /** Whether an urgent mark for a leader is also a text message, which the tenant pays for. */
  readonly urgentSms: boolean;
  /** Whether leaders see units ranked by points, with the lists (红黑榜); absent: they do not. */
  readonly isRanked?: boolean;
  who(): Promise<Who>;
  /** People have changed: whoever asks next gets them as they are now. */
  forgetPeople(): void;
  /** Says that something may be waiting to be sent or worked off; never needed for correctness. */
  wake(what: 'delivery' | 'inbox' | 'sweep'): void;
}

/** The context a card is drawn in, at the district's time of this moment. */
export const cardContext = (who: Who, now: Instant): CardContext => ({
  world: who.world,
  now,
  openIdOf: who.openIdOf,
});
