import { readByRule } from '../domain/lead/read/read.ts';
import { linesOf, messageOf } from '../eval/leads/read-set.ts';
import { type Report, rounded, table } from './figures.ts';
import { whenCommand } from './run.ts';

/** Milliseconds of processor time: what else runs on the machine is not counted. */
export function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const ROUNDS = 8;
const SPLIT = /[,，。；;：:、\s]/;

/** The rule reader on the labelled messages, beside the least that any reader does: cutting the same text. */
export function measureReading() {
  const messages = linesOf().map(messageOf);
  const longest = messages.filter(({ text }) => text.length > 3_000);
  const read = () => {
    for (const one of messages) readByRule(one);
  };
  let parts = 0;
  const split = () => {
    for (const { text } of messages) parts += text.split(SPLIT).length;
  };
  // Once compiled; a process reads for months.
  for (let round = 0; round < ROUNDS; round += 1) read();
  // The fastest round: what shares the core only ever adds to one.
  const each = (work: () => void) => Math.min(...Array.from({ length: ROUNDS }, () => cpuMs(work)));
  const readMs = each(read) / messages.length;
  const splitMs = each(split) / messages.length;
  const longMs = longest.map((one) => each(() => void readByRule(one)));
  return { readMs, splitMs, longMs: Math.max(...longMs), perSecond: 1000 / readMs, parts };
}

const report = ({
  readMs,
  splitMs,
  longMs,
  perSecond,
}: ReturnType<typeof measureReading>): Report => ({
  title: 'Leads read by the rules, in processor time',
  body: table(
    ['what', 'ms'],
    [
      ['one message', rounded(readMs)],
      ['the same cut at its commas', splitMs.toFixed(4)],
      ['3,000 characters', rounded(longMs)],
    ],
  ),
  goals: [
    { text: '1,000 messages in a second', isReached: perSecond >= 1000 },
    { text: '3,000 characters in 5 ms', isReached: longMs < 5 },
  ],
});

await whenCommand(import.meta.url, async () => report(measureReading()));
