import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Asset } from './bundle.ts';

const root = dirname(createRequire(import.meta.url).resolve('@visactor/vchart/package.json'));

/** VChart as its package builds it: bundling it here would cost the first start a second. */
export async function chartScript(): Promise<Asset> {
  const body = await readFile(join(root, 'build/index.min.js'), 'utf8');
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 20);
  return { body, etag: `"${digest}"` };
}
