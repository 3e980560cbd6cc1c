import { failStart, runBot, settingsOrStop } from './run.ts';
import { stopOnSignal } from './shutdown.ts';

const shutdown = stopOnSignal();
try {
  const bot = await runBot(settingsOrStop(process.env), undefined, shutdown.begin);
  shutdown.add(bot.stop);
  process.stdout.write(`ready  bot ${bot.url}\n`);
} catch (error) {
  if (shutdown.isOn()) failStart(error);
}
