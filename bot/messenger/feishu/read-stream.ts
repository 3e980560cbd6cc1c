import type { Readable } from 'node:stream';
import { MessengerError } from '../messenger.ts';

/** A body that stands still for this long is given up. */
const SILENCE_MS = 10_000;
/** A body that trickles is given up, too: 30 MB take less over a line of 6 Mbit/s. */
const LONGEST_MS = 45_000;

/** Reads a body to its end, and stops as soon as it proves longer than allowed. */
export async function readAtMost(stream: Readable, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  const giveUp = (why: string) => stream.destroy(new MessengerError('temporary', why));
  const watch = setTimeout(() => giveUp(`no data for ${SILENCE_MS} ms`), SILENCE_MS);
  const deadline = setTimeout(() => giveUp(`not read in ${LONGEST_MS} ms`), LONGEST_MS);
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > maxBytes) throw new MessengerError('tooLarge', `more than ${maxBytes} bytes`);
      chunks.push(bytes);
      watch.refresh();
    }
  } catch (error) {
    if (error instanceof MessengerError) throw error;
    const words = error instanceof Error ? error.message : String(error);
    throw new MessengerError('temporary', `the body broke off: ${words}`);
  } finally {
    clearTimeout(watch);
    clearTimeout(deadline);
    stream.destroy();
  }
  return Buffer.concat(chunks);
}
