import { Signal } from '../signal.ts';
import type { SandboxClock } from './clock.ts';
import { formatInstant } from './instant.ts';

const HOLD_MS = 1000;
/** A busy follower is asked again soon, then less often: its answer costs it a look at its work. */
const ASK_AGAIN_MS = 10;
const ASK_AGAIN_AT_MOST_MS = 50;
const SILENT_MS = 3000;
/** How long something that is due, but that nobody works on, may hold everybody up. */
const OVERDUE_PATIENCE_MS = 1000;

export interface Report {
  follower: string;
  nextDue: number | null;
  /** The next instant that people wait for, where the follower knows one. */
  nextDeadline: number | null;
  busy: boolean;
  /** The last probe number seen before `busy` and `nextDue` were measured. */
  probe: number;
}

interface Follower {
  id: string;
  nextDue: number | null;
  nextDeadline: number | null;
  calm: boolean;
  /** Reports in a row that something is left to do. */
  restlessReports: number;
  busy: boolean;
  probe: number;
  lastSeen: number;
  seenJumps: number;
  overdueSince: number | undefined;
}

/** What goes on inside the sandbox itself. */
export interface OwnWork {
  /** Words for what is under way, or undefined. */
  busyWith(): string | undefined;
  /** The next instant at which the sandbox does something by itself. */
  nextDue(): number | null;
}

export class StuckError extends Error {}

/** Knows when everything that was due has been decided and delivered. A follower's word counts only
 *  if it was measured after the last thing that happened: every question carries a number, and an
 *  answer is believed for the questions asked before it was measured. */
export class Settling {
  private readonly clock: SandboxClock;
  private readonly own: OwnWork;
  private readonly patienceMs: number;
  private readonly followers = new Map<string, Follower>();
  private readonly reported = new Signal();
  private readonly asked = new Signal();
  private probe = 0;
  private activity = 0;
  private waiting = 0;
  private underWay = 0;
  private jumping: Promise<unknown> = Promise.resolve();

  constructor(clock: SandboxClock, own: OwnWork, patienceMs: number) {
    this.clock = clock;
    this.own = own;
    this.patienceMs = patienceMs;
  }

  /** Something happened that a follower may not have seen yet. */
  touch(): void {
    this.activity += 1;
    this.reported.fire();
  }

  /** Between `begin` and the returned `end` nothing is settled. */
  begin(): () => void {
    this.underWay += 1;
    this.touch();
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.underWay -= 1;
      this.touch();
    };
  }

  hasFollowers(): boolean {
    this.dropSilent();
    return this.followers.size > 0;
  }

  /** Answers a follower: at once when there is news for it, else after a second. */
  async follow(report: Report): Promise<{ now: string; probe: number }> {
    const known = this.followers.get(report.follower);
    const follower = this.note(report, known);
    const until = performance.now() + HOLD_MS;
    let news = known === undefined || report.probe !== this.probe;
    while (!news && follower.seenJumps === this.clock.jumps && follower.probe === this.probe) {
      const left = until - performance.now();
      if (left <= 0) break;
      if (this.waiting > 0 && !follower.calm) {
        await this.asked.wait(
          Math.min(ASK_AGAIN_MS * follower.restlessReports, ASK_AGAIN_AT_MOST_MS),
        );
        news = true;
      } else {
        await this.asked.wait(left);
      }
    }
    follower.lastSeen = performance.now();
    follower.seenJumps = this.clock.jumps;
    return { now: this.clock.iso(), probe: this.probe };
  }

  /** Resolves when nothing is waiting to be decided or delivered. */
  async idle(): Promise<void> {
    this.waiting += 1;
    try {
      let question = this.ask();
      let mark = { activity: -1, at: performance.now() };
      for (;;) {
        const blocker = this.blockedBy(question.probe);
        if (blocker === undefined) {
          if (question.activity === this.activity) return;
          question = this.ask();
          if (this.followers.size === 0) continue;
        }
        if (mark.activity !== this.activity) {
          mark = { activity: this.activity, at: performance.now() };
        } else if (performance.now() - mark.at > this.patienceMs) {
          throw new StuckError(`nothing moves any more: ${blocker ?? 'no reason known'}`);
        }
        await this.reported.wait(HOLD_MS);
      }
    } finally {
      this.waiting -= 1;
    }
  }

  /** Steps through every instant at which somebody has something to do, then on to the target. */
  jump(target: (now: number) => number): Promise<number> {
    const run = this.jumping.then(() => this.stepTo(target(this.clock.now())));
    this.jumping = run.catch(() => undefined);
    return run;
  }

  /** The next deadline, else the next instant at which anybody does something by itself. */
  nextDue(): number | null {
    this.dropSilent();
    const deadlines = [...this.followers.values()].map((each) => each.nextDeadline);
    const ahead = deadlines.filter((at) => at !== null && at > this.clock.now());
    if (ahead.length > 0) return smallest(ahead);
    const dues = [this.own.nextDue(), ...[...this.followers.values()].map((each) => each.nextDue)];
    return smallest(dues);
  }

  private async stepTo(target: number): Promise<number> {
    await this.idle();
    for (;;) {
      const due = this.nextStep();
      if (due === null || due > target) break;
      this.clock.moveTo(due);
      await this.idle();
    }
    this.clock.moveTo(target);
    await this.idle();
    return this.clock.now();
  }

  /** Instants that nobody cares for although they have passed are left out. */
  private nextStep(): number | null {
    const now = this.clock.now();
    const own = this.own.nextDue();
    const dues = [...this.followers.values()].map(({ nextDue, overdueSince }) =>
      nextDue !== null && nextDue <= now && overdueSince !== undefined ? null : nextDue,
    );
    return smallest([own !== null && own <= now ? null : own, ...dues]);
  }

  private note(report: Report, known: Follower | undefined): Follower {
    const real = performance.now();
    const overdue = report.nextDue !== null && report.nextDue <= this.clock.now();
    const same = known?.nextDue === report.nextDue;
    const overdueSince = overdue ? ((same ? known?.overdueSince : undefined) ?? real) : undefined;
    const ignored = overdueSince !== undefined && real - overdueSince > OVERDUE_PATIENCE_MS;
    const follower = known ?? {
      id: report.follower,
      nextDue: null,
      nextDeadline: null,
      calm: false,
      restlessReports: 0,
      busy: true,
      probe: -1,
      lastSeen: real,
      seenJumps: -1,
      overdueSince: undefined,
    };
    follower.nextDue = report.nextDue;
    follower.nextDeadline = report.nextDeadline;
    follower.busy = report.busy;
    follower.calm = !report.busy && (!overdue || ignored);
    follower.restlessReports = follower.calm ? 0 : follower.restlessReports + 1;
    // A number that was never given out here comes from before a restart.
    follower.probe = known && report.probe <= this.probe ? report.probe : -1;
    follower.lastSeen = real;
    follower.overdueSince = overdueSince;
    this.followers.set(report.follower, follower);
    this.reported.fire();
    return follower;
  }

  private ask(): { probe: number; activity: number } {
    this.probe += 1;
    this.asked.fire();
    return { probe: this.probe, activity: this.activity };
  }

  private blockedBy(probe: number): string | undefined {
    this.dropSilent();
    if (this.underWay > 0) return `${this.underWay} call(s) still being answered`;
    const own = this.own.busyWith();
    if (own !== undefined) return own;
    for (const { id, probe: seen, calm, busy, nextDue } of this.followers.values()) {
      if (seen < probe) return `follower ${id} has not reported yet`;
      if (busy) return `follower ${id} is busy`;
      if (!calm) return `follower ${id} was due at ${formatInstant(nextDue ?? 0)}`;
    }
    return undefined;
  }

  private dropSilent(): void {
    const limit = performance.now() - SILENT_MS;
    for (const { id, lastSeen } of this.followers.values()) {
      if (lastSeen < limit) this.followers.delete(id);
    }
  }
}

function smallest(instants: (number | null)[]): number | null {
  const known = instants.filter((each) => each !== null);
  return known.length === 0 ? null : Math.min(...known);
}
