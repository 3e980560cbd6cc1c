import type { Sandbox } from '../sandbox.ts';
import { newId } from '../state/ids.ts';
import type { StoredFile } from '../state/types.ts';
import { type App, type Call, endpoint } from './endpoint.ts';
import { refuse } from './errors.ts';
import type { Json } from './fields.ts';
import { type Part, readMultipart } from './multipart.ts';
import { download } from './reading.ts';

const MB = 1024 * 1024;
const MAX_FILE_BYTES = 30 * MB;
const MAX_IMAGE_BYTES = 10 * MB;
/** Room for the other parts and the marks between them. */
const FORM_BYTES = 64 * 1024;
const FILE_TYPES = ['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream'];

/** First bytes of JPEG, PNG, GIF, BMP, TIFF (both orders) and ICO. */
const IMAGE_STARTS = ['ffd8ff', '89504e47', '47494638', '424d', '49492a00', '4d4d002a', '00000100'];

export function fileApi(app: App, sandbox: Sandbox): void {
  const scopes = ['im:resource'] as const;
  endpoint(app, sandbox, { method: 'POST', path: '/open-apis/im/v1/files', scopes }, uploadFile);
  endpoint(app, sandbox, { method: 'POST', path: '/open-apis/im/v1/images', scopes }, uploadImage);
  endpoint(
    app,
    sandbox,
    { method: 'GET', path: '/open-apis/im/v1/files/:file_key', scopes },
    (call) => {
      const file = sandbox.world.get('file', call.param('file_key'));
      if (file && file.uploader !== 'bot') throw refuse(234008);
      return download(call, call.param('file_key'), 'file');
    },
  );
}

async function uploadFile(call: Call): Promise<Json> {
  const parts = await readForm(call, MAX_FILE_BYTES);
  const file = partBytes(parts, 'file', MAX_FILE_BYTES);
  const fileType = text(parts, 'file_type');
  const name = text(parts, 'file_name');
  if (!FILE_TYPES.includes(fileType) || name === '') throw refuse(234001);
  return { file_key: store(call.sandbox, 'file', name, fileType, file) };
}

async function uploadImage(call: Call): Promise<Json> {
  const parts = await readForm(call, MAX_IMAGE_BYTES);
  const image = partBytes(parts, 'image', MAX_IMAGE_BYTES);
  if (!['message', 'avatar'].includes(text(parts, 'image_type'))) throw refuse(234001);
  if (!isImage(image)) throw refuse(234011);
  const name = parts.get('image')?.fileName ?? 'image';
  return { image_key: store(call.sandbox, 'image', name, 'image', image) };
}

async function readForm({ c }: Call, maxBytes: number): Promise<Map<string, Part>> {
  const announced = Number(c.req.header('content-length') ?? 0);
  if (announced > maxBytes + FORM_BYTES) throw refuse(234006);
  return readMultipart(c.req.header('content-type'), Buffer.from(await c.req.arrayBuffer()));
}

function partBytes(parts: Map<string, Part>, name: string, maxBytes: number): Buffer {
  const part = parts.get(name);
  if (!part) throw refuse(234001);
  if (part.bytes.length === 0) throw refuse(234010);
  if (part.bytes.length > maxBytes) throw refuse(234006);
  return part.bytes;
}

function text(parts: Map<string, Part>, name: string): string {
  return parts.get(name)?.bytes.toString('utf8') ?? '';
}

function isImage(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 4).toString('hex');
  const brand = bytes.subarray(4, 12).toString('latin1');
  const riff = bytes.subarray(8, 12).toString('latin1');
  return (
    IMAGE_STARTS.some((each) => start.startsWith(each)) ||
    riff === 'WEBP' ||
    /^ftyp(heic|heix|mif1)/.test(brand)
  );
}

function store(
  { world }: Sandbox,
  kind: StoredFile['kind'],
  name: string,
  fileType: string,
  bytes: Buffer,
): string {
  const key = newId(kind);
  const sha256 = world.files.put(bytes);
  const file = { key, kind, name, fileType, size: bytes.length, sha256, uploader: 'bot' };
  world.commit(['file', key, file]);
  return key;
}
