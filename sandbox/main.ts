import { startSandbox } from './server.ts';

const out = (line: string) => process.stdout.write(`${line}\n`);
const err = (line: string) => process.stderr.write(`${line}\n`);

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`SANDBOX_PORT must be a port from 0 to 65535, not ${text}`);
}

try {
  const { url, close } = await startSandbox({
    port: readPort(process.env.SANDBOX_PORT ?? '3100'),
    dataDir: process.env.DATA_DIR ?? './data',
    log: err,
  });
  out(`ready  sandbox ${url}`);
  // Ctrl-C comes twice where npm passes on what the terminal has sent already.
  let isClosing = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (!isClosing) void close();
      isClosing = true;
    });
  }
} catch (error) {
  err(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
