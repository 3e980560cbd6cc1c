import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { answers, type Database, openDatabase } from '../db/client.ts';
import { migrateDatabase } from '../db/migrate.ts';
import { findNextDraftCheck } from '../db/queries/drafts.ts';
import { countWaiting, pruneInbox } from '../db/queries/inbox.ts';
import { findNextLeadCheck } from '../db/queries/leads.ts';
import { findNextDeadline } from '../db/queries/nodes.ts';
import { findNextCheck } from '../db/queries/sweep.ts';
import { MINUTE } from '../domain/calendar/time.ts';
import type { Catalogue } from '../domain/catalogue/types.ts';
import { createAudit } from './audit/audit.ts';
import { heartbeatTo } from './audit/heartbeat.ts';
import { followedClock } from './clock.ts';
import type { Settings } from './config.ts';
import type { BotContext } from './context.ts';
import { createDelivery } from './delivery/worker.ts';
import { openDemo } from './demo/open.ts';
import { startAlarm } from './dispatch/alarm.ts';
import { keepShipped } from './editions/editions.ts';
import { databaseStore } from './files/database-store.ts';
import { folderStore } from './files/folder-store.ts';
import { followSandbox, type Report } from './follow.ts';
import { readDeadLetters } from './http/dead-letters.ts';
import { startHttp } from './http/server.ts';
import { answerClick } from './intake/clicks.ts';
import { KEEP_INBOX_MS, takeIn, workInbox } from './intake/messages.ts';
import { within } from './intake/within.ts';
import { createLeadDesk } from './lead/desk.ts';
import { sweepLeadDrafts } from './lead/draft-sweep.ts';
import { tellFileNews } from './lead/file-news.ts';
import { sweepQuestions } from './lead/question.ts';
import { sweepLeads } from './lead/sweep.ts';
import { leadReaderOf } from './leads/reader.ts';
import { leftToDo, type Work } from './left-to-do.ts';
import { type Loop, startLoop } from './loop.ts';
import { createFeishu } from './messenger/feishu/feishu.ts';
import { createMetrics } from './metrics.ts';
import { sweep } from './sweep.ts';
import { createUpkeep } from './upkeep.ts';
import { createWho } from './who.ts';

export interface BotOptions {
  readonly settings: Settings;
  readonly app: { readonly id: string; readonly secret: string; readonly domain: string };
  readonly databaseUrl: string;
  /** True where the database is the embedded one: files then lie beside it. */
  readonly isEmbedded: boolean;
  readonly catalogue: Catalogue;
  readonly log: Logger;
}

export interface Bot {
  readonly url: string;
  stop(): Promise<void>;
}

/** Backstops of the loops: what wakes them early is a hint only. */
const SWEEP_EVERY_MS = 1_000;
const INBOX_EVERY_MS = 1_000;
const UPKEEP_EVERY_MS = 30_000;
/** Source: design, section 6. */
const AUDIT_EVERY_MS = 5 * MINUTE;
const CONNECT_WITHIN_MS = 20_000;
/** A database that takes longer to say anything at all is as good as away. */
const READY_WITHIN_MS = 2_000;

/** Builds one bot process from real parts and starts it. Resolves when it answers. */
export async function startBot(options: BotOptions): Promise<Bot> {
  const database = openDatabase(options.databaseUrl);
  const opened: Close[] = [() => database.close()];
  try {
    await migrateDatabase(database.db);
    return await startOn(database, options, (close) => opened.push(close));
  } catch (error) {
    for (const close of opened.reverse()) await close();
    throw error;
  }
}

type Close = () => Promise<void>;

/** `opens` is told of what a start that fails later must close. */
async function startOn(
  database: Database,
  options: BotOptions,
  opens: (close: Close) => void,
): Promise<Bot> {
  const { settings, app, log, catalogue } = options;
  const clock = followedClock();
  const feishu = createFeishu({
    appId: app.id,
    appSecret: app.secret,
    domain: app.domain,
    log: log.child({ part: 'feishu' }),
  });
  const known = createWho({
    db: database.db,
    appId: app.id,
    catalogue,
    clock,
    onFault: (version, faults) => log.error({ version, faults }, 'a catalogue cannot be read'),
  });
  const loops = new Map<string, Loop>();
  const context: BotContext = {
    db: database.db,
    messenger: feishu.messenger,
    clock,
    log,
    files: fileStore(options, database),
    leads: createLeadDesk(
      settings,
      leadReaderOf(settings, (code) => log.warn({ code }, 'lead-read-by-rule-instead')),
    ),
    processId: randomUUID(),
    appId: app.id,
    urgentSms: settings.FEISHU_URGENT_SMS === 'on',
    isRanked: settings.POINTS_RANKING === 'on',
    who: known.who,
    forgetPeople: known.forget,
    wake: (what) => (what === 'delivery' ? delivery.wake() : loops.get(what)?.wake()),
  };
  const delivery = createDelivery(context);
  const upkeep = createUpkeep(context);
  const audit = createAudit(context, heartbeatTo(settings.HEARTBEAT_URL));
  const metrics = createMetrics(context, audit.cleanAt);

  // The port comes first: where it is taken nothing has been sent yet.
  let isOpen = false;
  const http = await startHttp(
    settings.PORT,
    async () => [
      ...(isOpen ? [] : ['still starting']),
      ...(feishu.connected() ? [] : ['no connection to Feishu']),
      ...((await within(answers(database.db), READY_WITHIN_MS, () => false))
        ? []
        : ['the database does not answer']),
    ],
    metrics,
    readDeadLetters(database.db),
  );
  // Connected before anything else happens: until Feishu answers nobody knows whose clock is
  // right. What comes in meanwhile waits until the clock and the projects are there; a click gets
  // its answer in time all the same.
  const opened = deferred();
  opens(http.close);
  opens(feishu.close);
  await feishu.connect(
    {
      onClick: (click) => answerClick(context, click, { ready: opened.promise }),
      onEvent: (event) => opened.promise.then(() => takeIn(context, event)),
    },
    { startTimeoutMs: CONNECT_WITHIN_MS },
  );
  const follower = followSandbox({
    domain: app.domain,
    clock,
    followerId: context.processId,
    log,
    startTimeoutMs: CONNECT_WITHIN_MS,
    report: () => report(context, delivery, upkeep),
    onJump: () => {
      for (const loop of loops.values()) loop.wake();
      delivery.wake();
    },
  });
  opens(follower.stop);
  const isSandbox = await follower.started;
  await keepShipped(database.db, catalogue, clock.now());
  if (isSandbox) await openDemo(context, known.forget);
  loops.set(
    'sweep',
    startLoop('sweep', () => sweepNow(context), SWEEP_EVERY_MS, log),
  );
  loops.set(
    'inbox',
    startLoop('inbox', (stopping) => workInbox(context, stopping), INBOX_EVERY_MS, log),
  );
  loops.set(
    'upkeep',
    startLoop('upkeep', () => runUpkeep(context, upkeep), UPKEEP_EVERY_MS, log),
  );
  const alarm = startAlarm(catalogue.rules.dispatch, () => loops.get('upkeep')?.wake());
  const auditFrom = clock.realNow() + AUDIT_EVERY_MS;
  // What lies behind after a start is caught up with first, and a jump of the clock wakes no audit.
  const audits = startLoop(
    'audit',
    async () => clock.realNow() >= auditFrom && audit.run(clock.now()),
    AUDIT_EVERY_MS,
    log,
  );
  delivery.start();
  opened.resolve();
  isOpen = true;
  return {
    url: http.url,
    async stop() {
      await http.close();
      await feishu.close();
      alarm.stop();
      await Promise.all([audits, ...loops.values()].map((loop) => loop.stop()));
      await delivery.stop();
      await follower.stop();
      await database.close();
    },
  };
}

function deferred(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** A folder beside the embedded database; with a database elsewhere in it, unless a folder is named. */
function fileStore({ settings, isEmbedded }: BotOptions, database: Database) {
  if (settings.FILES_DIR) return folderStore(settings.FILES_DIR);
  return isEmbedded ? folderStore(join(settings.DATA_DIR, 'files')) : databaseStore(database.db);
}

async function sweepNow(context: BotContext): Promise<void> {
  const now = context.clock.now();
  await tellFileNews(context, now);
  const swept =
    (await sweep(context, now)) +
    (await sweepLeads(context, now)) +
    (await sweepLeadDrafts(context, now)) +
    (await sweepQuestions(context, now));
  if (swept > 0) context.wake('delivery');
}

async function runUpkeep(context: BotContext, upkeep: ReturnType<typeof createUpkeep>) {
  const now = context.clock.now();
  await upkeep.run(now);
  await pruneInbox(context.db, now - KEEP_INBOX_MS);
  context.wake('delivery');
}

function report(
  { db, clock }: BotContext,
  delivery: ReturnType<typeof createDelivery>,
  upkeep: ReturnType<typeof createUpkeep>,
): Promise<Report> {
  const now = clock.now();
  const work: Work = {
    waiting: () => countWaiting(db),
    checks: () => Promise.all([findNextCheck(db), findNextLeadCheck(db), findNextDraftCheck(db)]),
    upkeep: () => upkeep.nextDue(now),
    sending: () => delivery.state(now),
    nextDeadline: () => findNextDeadline(db, now),
  };
  return leftToDo(work, now);
}
