import { startSandbox } from './server.ts';

const out = (line: string) => process.stdout.write(`${line}\n`);
const err = (line: string) => process.stderr.write(`${line}\n`);

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`SANDBOX_PORT must be a port from 0 to 65535, not ${text}`);
}

function readQuota(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const quota = Number(text);
  if (Number.isInteger(quota) && quota >= 0) return quota;
  throw new Error(`SANDBOX_SMS_QUOTA must be a number of text messages, not ${text}`);
}

try {
  const smsQuota = readQuota(process.env.SANDBOX_SMS_QUOTA);
  const { url, close } = await startSandbox({
    port: readPort(process.env.SANDBOX_PORT ?? '3100'),
    dataDir: process.env.DATA_DIR ?? './data',
    log: err,
    ...(smsQuota === undefined ? {} : { smsQuota }),
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
