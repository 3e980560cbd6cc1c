import { readByRule } from '../domain/lead/read/read.ts';
import { linesOf, messageOf } from '../eval/leads/read-set.ts';
import { rounded, table } from './figures.ts';

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
  const each = (work: () => void) => {
    const ms = cpuMs(() => {
      for (let round = 0; round < ROUNDS; round += 1) work();
    });
    return ms / ROUNDS;
  };
  const readMs = each(read) / messages.length;
  const splitMs = each(split) / messages.length;
  const longMs = longest.map((one) => each(() => void readByRule(one)));
  return { readMs, splitMs, longMs: Math.max(...longMs), perSecond: 1000 / readMs, parts };
}

export const readingTable = ({
  readMs,
  splitMs,
  longMs,
  perSecond,
}: ReturnType<typeof measureReading>) =>
  table(
    ['what', 'ms'],
    [
      ['one message', rounded(readMs)],
      ['cut at its commas', splitMs.toFixed(4)],
      ['3,000 characters', rounded(longMs)],
      ['messages in a second', String(Math.round(perSecond))],
    ],
  );
