import { catalogueOrStop } from './bot/catalogue.ts';
import { failStart, runBot, settingsOrStop } from './bot/run.ts';
import { stopOnSignal } from './bot/shutdown.ts';
import { startSandbox } from './sandbox/server.ts';

// The one place that knows both: without Feishu's credentials the bot gets a Feishu of its own.
const shutdown = stopOnSignal();
try {
  const settings = settingsOrStop(process.env);
  // Before the sandbox, which reads some of the same files.
  await catalogueOrStop();
  const needsSandbox = !settings.FEISHU_APP_ID && !settings.FEISHU_DOMAIN;
  const sandbox = needsSandbox
    ? await shutdown.begin(
        () =>
          startSandbox({
            port: settings.SANDBOX_PORT,
            dataDir: settings.DATA_DIR,
            smsQuota: settings.SANDBOX_SMS_QUOTA,
          }),
        (started) => started.close(),
      )
    : undefined;
  const bot = await runBot(settings, sandbox?.url, shutdown.begin);
  shutdown.add(bot.stop);
  const chat = sandbox ? `chat ${sandbox.url}  ` : '';
  process.stdout.write(`ready  ${chat}bot ${bot.url}\n`);
} catch (error) {
  if (shutdown.isOn()) failStart(error);
}
