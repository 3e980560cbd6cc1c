import { catalogueOrStop, failStart, runBot, settingsOrStop, stopOnSignal } from './bot/run.ts';
import { startSandbox } from './sandbox/server.ts';

// The one place that knows both: without Feishu's credentials the bot gets a Feishu of its own.
try {
  const settings = settingsOrStop(process.env);
  // Before the sandbox, which reads some of the same files.
  await catalogueOrStop();
  const needsSandbox = !settings.FEISHU_APP_ID && !settings.FEISHU_DOMAIN;
  const sandbox = needsSandbox
    ? await startSandbox({ port: settings.SANDBOX_PORT, dataDir: settings.DATA_DIR })
    : undefined;
  const bot = await runBot(settings, sandbox?.url);
  stopOnSignal(async () => {
    await bot.stop();
    await sandbox?.close();
  });
  const chat = sandbox ? `chat ${sandbox.url}  ` : '';
  process.stdout.write(`ready  ${chat}bot ${bot.url}\n`);
} catch (error) {
  failStart(error);
}
