import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface Asset {
  body: string;
  etag: string;
}

export interface Bundle {
  script: Asset;
  style: Asset;
}

function asset(body: string): Asset {
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 20);
  return { body, etag: `"${digest}"` };
}

/** Bundles the web chat in memory; nothing is written to disk. */
export async function buildBundle(): Promise<Bundle> {
  const result = await build({
    absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
    entryPoints: ['main.tsx', 'main.css'],
    outdir: 'web',
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: ['chrome100', 'firefox100', 'safari15'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const output = (ending: string) =>
    asset(result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '');
  return { script: output('.js'), style: output('.css') };
}
