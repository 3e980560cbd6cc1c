import { Signal } from '../signal.ts';
import type { Kit } from './kit.ts';

/** A follower of the clock that does something at given instants. */
export class Follower {
  /** The instants it has done, as the clock showed them. */
  readonly done: string[] = [];
  busy = false;
  private readonly reported = new Signal();
  private now = 0;
  private probe = 0;
  private stopped = false;
  private readonly kit: Kit;
  private readonly dues: number[];
  private readonly loop: Promise<void>;

  constructor(kit: Kit, dues: string[] = []) {
    this.kit = kit;
    this.dues = dues.map((due) => Date.parse(due));
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.loop;
  }

  /** Resolves after that many more reports were answered. */
  async reportsMore(count: number): Promise<void> {
    for (let left = count; left > 0; left -= 1) await this.reported.wait(5000);
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      while (this.now > 0 && (this.dues[0] ?? Infinity) <= this.now) {
        this.dues.shift();
        this.done.push(new Date(this.now).toISOString().slice(0, 19));
      }
      const due = this.dues[0];
      const { body } = await this.kit.drive<{ now: string; probe: number }>('follow', {
        follower: 'test',
        now: new Date(this.now).toISOString(),
        nextDue: due === undefined ? null : new Date(due).toISOString(),
        busy: this.busy,
        probe: this.probe,
      });
      this.now = Date.parse(body.now);
      this.probe = body.probe;
      this.reported.fire();
    }
  }
}
