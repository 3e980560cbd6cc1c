import { refuse } from './errors.ts';

export interface Part {
  name: string;
  fileName?: string;
  bytes: Buffer;
}

/** Own reader, because the SDK sends binary parts without a file name: `formData()` would read them
 *  as text and spoil them. */
export function readMultipart(contentType: string | undefined, body: Buffer): Map<string, Part> {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType ?? '');
  if (!boundary) throw refuse(234001);
  const mark = Buffer.from(`--${(boundary[1] ?? boundary[2] ?? '').trim()}`);
  const parts = new Map<string, Part>();
  let at = body.indexOf(mark);
  while (at >= 0) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    // Between two marks: CRLF, head, empty line, bytes, CRLF.
    const part = readPart(body.subarray(at + mark.length + 2, next - 2));
    if (part) parts.set(part.name, part);
    at = next;
  }
  return parts;
}

function readPart(raw: Buffer): Part | undefined {
  const headEnd = raw.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = raw.subarray(0, headEnd).toString('utf8');
  const name = /[;\s]name="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) return undefined;
  const fileName = /filename="([^"]*)"/i.exec(head)?.[1];
  return { name, ...(fileName ? { fileName } : {}), bytes: raw.subarray(headEnd + 4) };
}
