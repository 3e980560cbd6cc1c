import { setImmediate as turnOver } from 'node:timers/promises';
import { pino } from 'pino';
import { type Database, type Drizzle, inTransaction, openDatabase } from '../../db/client.ts';
import { savePeople } from '../../db/queries/people.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { PersonId } from '../../domain/people/types.ts';
import type { ProjectCommand } from '../../domain/project/commands.ts';
import type { Project } from '../../domain/project/types.ts';
import { asOf, demoOpening, demoProject, people, world } from '../../domain/testing.ts';
import type { BotContext, Clock, Who } from '../context.ts';
import type { Pace } from '../delivery/pace.ts';
import { createDelivery, type Delivery } from '../delivery/worker.ts';
import { commit, execute } from '../execute.ts';
import type { FileStore } from '../files/file-store.ts';
import { answerClick } from '../intake/clicks.ts';
import type { LeadDesk } from '../lead/desk.ts';
import { testLeadDesk } from '../lead/testing.ts';
import { type CallName, MemoryMessenger } from '../messenger/memory.ts';
import type { ClickAnswer, Messenger } from '../messenger/messenger.ts';
import { createWho } from '../who.ts';
import { testDatabase } from './database.ts';

/** Both clocks stand still until a test moves them. */
export class TestClock implements Clock {
  district: Instant = asOf;
  real = Date.parse('2026-03-16T01:00:00Z');

  now(): Instant {
    return this.district;
  }

  realNow(): number {
    return this.real;
  }
}

/**
 * Waiting that moves real time instead of spending it. It goes in steps, so that the database can
 * answer in between: a whole lease would else go by during one statement.
 */
export const testPace = (clock: TestClock, stepMs = 50): Pace => ({
  async sleep(ms, signal) {
    await turnOver();
    if (!signal?.aborted) clock.real += Math.min(ms, stepMs);
  },
});

const APP_ID = 'cli_test';

export const testWho: Who = {
  world,
  openIdOf: (person) => `ou_${person}`,
  personOf: (openId) => openId.slice('ou_'.length),
};

function memoryFiles(): FileStore {
  const contents = new Map<string, Uint8Array>();
  return {
    put: async (sha256, content) => void contents.set(sha256, content),
    get: async (sha256) => contents.get(sha256),
  };
}

export interface TestBot {
  readonly db: Drizzle;
  readonly url: string;
  readonly clock: TestClock;
  readonly messenger: MemoryMessenger;
  context(overrides?: Partial<BotContext>): BotContext;
  /** A process of its own, with its own connections where it is to be killed. */
  process(name: string, options?: ProcessOptions): TestProcess;
  /** Opens demo projects as the bot does. */
  open(...ids: string[]): Promise<Project[]>;
  execute(project: string, command: ProjectCommand): Promise<void>;
  /** One click of a person on a button with this value, as its answer comes at once. */
  click(person: PersonId, value: object, more?: ClickMore): Promise<ClickAnswer>;
  close(): Promise<void>;
}

export interface ClickMore {
  /** What was filled in. */
  readonly form?: Readonly<Record<string, unknown>>;
  /** The message of the card, and the chat it is in; by default ones that the bot does not know. */
  readonly messageId?: string;
  readonly chatId?: string;
}

export interface TestBotOptions {
  /** Read from the database; else the demo's, as they are. */
  readonly arePeopleStored?: boolean;
  /** Real time in ms for which stored people are not read again. */
  readonly freshForMs?: number;
  /** How leads are read, and the district's own files about them. */
  readonly leads?: LeadDesk;
}

export interface ProcessOptions {
  readonly messenger?: Messenger;
  readonly stepMs?: number;
}

export interface TestProcess extends Delivery {
  readonly context: BotContext;
  /** As if by kill -9: nothing it still does reaches the database. */
  kill(): Promise<void>;
}

/** A messenger whose calls are carried out and then never answer; `reached` tells that one was. */
export function hangingAt(messenger: MemoryMessenger, name: CallName) {
  let tell = () => {};
  const reached = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const proxy = new Proxy<Messenger>(messenger, {
    get(target, key) {
      const method = Reflect.get(target, key);
      if (key !== name) return typeof method === 'function' ? method.bind(target) : method;
      return async (...parameters: unknown[]) => {
        await method.apply(target, parameters);
        tell();
        return new Promise(() => {});
      };
    },
  });
  return { messenger: proxy, reached };
}

/**
 * A bot without a platform: a real database, a messenger in memory and clocks that stand still. People
 * are the demo's and stay as they are, unless they are to be read from the database.
 */
export async function testBot({
  arePeopleStored = false,
  freshForMs,
  leads = testLeadDesk(),
}: TestBotOptions = {}): Promise<TestBot> {
  const { db, url, close } = await testDatabase();
  const clock = new TestClock();
  const stored = createWho({
    db,
    appId: APP_ID,
    catalogue: world.catalogue,
    clock,
    ...(freshForMs === undefined ? {} : { freshForMs }),
  });
  if (arePeopleStored) {
    const entries = people.map((person) => ({ ...person, openId: `ou_${person.id}` }));
    await savePeople(db, APP_ID, entries);
  }
  const messenger = new MemoryMessenger(clock);
  messenger.directory = people.map(({ id, name }) => ({
    unionId: id,
    openId: `ou_${id}`,
    employeeNumber: id,
    name,
  }));
  const opened: Database[] = [];
  let clicks = 0;
  const files = memoryFiles();
  const context = (overrides: Partial<BotContext> = {}): BotContext => ({
    db,
    messenger,
    clock,
    log: pino({ level: 'silent' }),
    files,
    leads,
    processId: 'one',
    appId: APP_ID,
    urgentSms: true,
    who: arePeopleStored ? stored.who : async () => testWho,
    forgetPeople: stored.forget,
    wake: () => {},
    ...overrides,
  });

  return {
    db,
    url,
    clock,
    messenger,
    context,
    process(name, { messenger: other, stepMs } = {}) {
      const own = openDatabase(url, { connections: 6 });
      opened.push(own);
      const its = context({
        db: own.db,
        processId: name,
        ...(other ? { messenger: other } : {}),
      });
      const delivery = createDelivery(its, {
        pace: testPace(clock, stepMs),
        random: () => 0.5,
      });
      const kill = async () => {
        await own.close();
        // Its loop ends; the call that hangs is left to hang.
        void delivery.stop();
      };
      return { ...delivery, context: its, kill };
    },
    async open(...ids) {
      for (const id of ids) {
        const change = { before: null, after: demoProject(id), events: demoOpening(id) };
        const cause = { actor: null, source: { kind: 'opening' } } as const;
        await inTransaction(db, (tx) => commit(tx, world, [change], cause, clock.now()));
      }
      return ids.map((id) => demoProject(id));
    },
    async execute(project, command) {
      const cause = { actor: null, source: { kind: 'timer' } } as const;
      const done = await inTransaction(db, (tx) =>
        execute(tx, world, project, command, cause, clock.now()),
      );
      if (!done?.ok) throw new Error(`${command.type} is refused: ${done?.refusal.code}`);
    },
    click(person, value, { form = {}, messageId = 'om_none', chatId = 'oc_none' } = {}) {
      clicks += 1;
      return answerClick(context(), {
        type: 'click',
        key: `click_${clicks}`,
        messageId,
        chatId,
        operatorOpenId: `ou_${person}`,
        value: { v: 1, ...value },
        form,
      });
    },
    async close() {
      await Promise.all(opened.map((database) => database.close()));
      await close();
    },
  };
}
