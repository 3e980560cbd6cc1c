import { inflateRawSync } from 'node:zlib';

/** One file inside a ZIP archive, as its directory announces it. */
export interface Entry {
  readonly name: string;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly method: number;
  /** Where its own header begins. */
  readonly at: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const FILE_HEADER = 0x04034b50;
/** The end's own length, and the longest comment that may follow it. */
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const DEFLATED = 8;
const STORED = 0;

/** What an archive says it holds; undefined where the bytes are no whole archive. */
export function readEntries(archive: Buffer): Entry[] | undefined {
  try {
    const end = findEnd(archive);
    if (end === undefined) return undefined;
    const entries: Entry[] = [];
    let at = archive.readUInt32LE(end + 16);
    for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
      if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined;
      const [name, extra, comment] = [28, 30, 32].map((offset) =>
        archive.readUInt16LE(at + offset),
      );
      entries.push({
        name: archive.toString('utf8', at + 46, at + 46 + (name ?? 0)),
        method: archive.readUInt16LE(at + 10),
        packedBytes: archive.readUInt32LE(at + 20),
        bytes: archive.readUInt32LE(at + 24),
        at: archive.readUInt32LE(at + 42),
      });
      at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    }
    return entries;
  } catch (error) {
    // Offsets that lead out of the file.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function findEnd(archive: Buffer): number | undefined {
  const last = archive.length - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (archive.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return undefined;
}

/** The content of one file. Throws where it is damaged, or longer than the archive says. */
export function unpack(archive: Buffer, { at, method, packedBytes, bytes }: Entry): Buffer {
  if (archive.readUInt32LE(at) !== FILE_HEADER) throw new RangeError('no file begins here');
  const from = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const packed = archive.subarray(from, from + packedBytes);
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new RangeError(`unknown packing ${method}`);
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) });
}
