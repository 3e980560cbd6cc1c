import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Instant } from '../domain/calendar/time.ts';
import type { FollowedClock } from './clock.ts';
import { MessengerError } from './messenger/messenger.ts';

/** The real Feishu has no clock to follow and is not asked for one. */
const REAL_HOSTS = new Set(['open.feishu.cn', 'open.larksuite.com']);
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
/** A question is held for a second; whoever says nothing for so long is gone. */
const ANSWER_TIMEOUT_MS = 5_000;
/** Less than this is the way of the answer, or a step of the clock that a poll meets soon enough. */
const JUMP_MS = 2_000;
/** The sandbox gives up on whoever is silent for three seconds. */
const TOLD_WITHIN_MS = 1_000;
const BACK_OFF_MS = [100, 250, 500, 1_000] as const;

const instant = z
  .string()
  .transform((text) => Date.parse(text))
  .pipe(z.number());
const clockAnswer = z.object({ now: instant });
const followAnswer = clockAnswer.extend({ probe: z.number() });

/** What this process has still to do, measured at this moment. */
export interface Report {
  /** The next instant at which it does something by itself. */
  readonly nextDue: Instant | null;
  /** The next deadline of a node, for people who want to see what happens then. */
  readonly nextDeadline?: Instant | null;
  readonly busy: boolean;
}

export interface FollowOptions {
  readonly domain: string;
  readonly clock: FollowedClock;
  /** Names this process among all that follow the same clock. */
  readonly followerId: string;
  readonly log: Logger;
  /** How long the first question is repeated while nobody answers it. */
  readonly startTimeoutMs: number;
  report(): Promise<Report>;
  /** The time made a leap: what waits for an instant may have become due. */
  onJump(): void;
}

export interface Follower {
  /**
   * True once the clock shows the sandbox's time and the sandbox knows of this process; false where
   * there is no clock to follow. Throws where nobody answers: whose time is right is not guessed.
   */
  readonly started: Promise<boolean>;
  stop(): Promise<void>;
}

/** The time of a sandbox at this moment; undefined where there is no clock to follow. */
export async function askTheTime(domain: string): Promise<Instant | undefined> {
  if (REAL_HOSTS.has(new URL(domain).hostname)) return undefined;
  try {
    const answer = clockAnswer.safeParse(await createLine(domain).ask('/sandbox/clock'));
    return answer.success ? answer.data.now : undefined;
  } catch (error) {
    if (error instanceof NoClock) return undefined;
    throw new MessengerError('temporary', 'GET /sandbox/clock: no answer', { cause: error });
  }
}

/** Keeps the clock at the time of a sandbox for as long as there is one. */
export function followSandbox(options: FollowOptions): Follower {
  const line = createLine(options.domain);
  let introduced = () => {};
  const introduction = new Promise<void>((resolve) => {
    introduced = resolve;
  });
  const begun = begin(options, line);
  const loop = begun.then(
    (there) => (there ? follow(options, line, introduced) : introduced()),
    // Told by `started`.
    () => {},
  );
  return {
    started: begun.then((there) => introduction.then(() => there)),
    async stop() {
      line.hangUp();
      await loop;
    },
  };
}

async function begin({ domain, clock, startTimeoutMs }: FollowOptions, line: Line) {
  if (REAL_HOSTS.has(new URL(domain).hostname)) return false;
  const patience = AbortSignal.timeout(startTimeoutMs);
  for (let failures = 0; ; failures += 1) {
    try {
      const answer = clockAnswer.safeParse(await line.ask('/sandbox/clock'));
      if (answer.success) clock.adopt(answer.data.now);
      return answer.success;
    } catch (error) {
      if (error instanceof NoClock) return false;
      if (patience.aborted || !line.isOpen()) {
        throw new MessengerError('temporary', 'GET /sandbox/clock: no answer', { cause: error });
      }
      await sleep(backOff(failures));
    }
  }
}

const backOff = (failures: number): number | undefined =>
  BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length - 1)];

async function follow(options: FollowOptions, line: Line, introduced: () => void): Promise<void> {
  const { log } = options;
  const measure = createMeasure(options);
  let probe = 0;
  let failures = 0;
  while (line.isOpen()) {
    // Measured only now: the sandbox takes it for an answer to the question numbered `probe`.
    const report = await measure();
    try {
      probe = await exchange(options, line, report, probe);
      if (failures > 0) log.info('following the clock of the sandbox again');
      failures = 0;
      introduced();
    } catch (error) {
      introduced();
      if (!line.isOpen()) return;
      if (failures === 0) log.info({ err: error }, 'the sandbox is gone, its clock runs on here');
      await sleep(backOff(failures));
      failures += 1;
    }
  }
}

async function exchange(
  { clock, followerId, onJump }: FollowOptions,
  line: Line,
  { nextDue, nextDeadline, busy }: Report,
  probe: number,
): Promise<number> {
  const before = clock.now();
  const body = {
    follower: followerId,
    now: formatInstant(before),
    nextDue: nextDue === null ? null : formatInstant(nextDue),
    nextDeadline: nextDeadline ? formatInstant(nextDeadline) : null,
    busy,
    probe,
  };
  const answer = followAnswer.parse(await line.ask('/sandbox/follow', body));
  const leapt = clock.adopt(answer.now) > JUMP_MS;
  // Also what came due between two exchanges: nobody else may look for it for a while.
  const reached = nextDue !== null && nextDue <= clock.now();
  if (leapt || reached) onJump();
  return answer.probe;
}

/**
 * Whoever cannot tell what is left to do is not done: that holds for a look that fails, and for one
 * that takes long, which is said in time, or the sandbox would take this process for gone. There is
 * one look at a time, and one that took long answers an old question: another follows.
 */
function createMeasure({ report, log }: FollowOptions): () => Promise<Report> {
  const busy: Report = { nextDue: null, busy: true };
  let late: Promise<unknown> | undefined;
  const look = () =>
    report().catch((error: unknown) => {
      log.debug({ err: error }, 'cannot tell what is due');
      return busy;
    });
  return async () => {
    const measured = late ? late.then(() => busy) : look();
    const patience = new AbortController();
    const inTime = await Promise.race([
      measured,
      sleep(TOLD_WITHIN_MS, undefined, { signal: patience.signal }).catch(() => undefined),
    ]);
    patience.abort();
    late = inTime ? undefined : (late ?? measured);
    return inTime ?? busy;
  };
}

/** Something answers there, and it is no clock. */
class NoClock extends Error {}

interface Line {
  /** Throws `NoClock` where what is answered is none of a clock's answers. */
  ask(path: string, body?: object): Promise<unknown>;
  isOpen(): boolean;
  hangUp(): void;
}

function createLine(domain: string): Line {
  const base = domain.replace(/\/+$/, '');
  let current: AbortController | undefined;
  let open = true;
  return {
    isOpen: () => open,
    hangUp() {
      open = false;
      current?.abort();
    },
    async ask(path, body) {
      const controller = new AbortController();
      current = controller;
      const timer = setTimeout(() => controller.abort(), ANSWER_TIMEOUT_MS);
      try {
        const response = await fetch(`${base}${path}`, {
          ...(body
            ? {
                method: 'POST',
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify(body),
              }
            : {}),
          signal: controller.signal,
        });
        const text = await response.text();
        if (!response.ok) throw new NoClock(`${path}: HTTP ${response.status}`);
        return readJson(path, text);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

function readJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new NoClock(`${path}: no JSON`, { cause });
  }
}

function formatInstant(at: Instant): string {
  const local = new Date(at + SHANGHAI_OFFSET_MS).toISOString();
  return local.replace('Z', '+08:00');
}
