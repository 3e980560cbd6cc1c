import { failStart, runBot, settingsOrStop, stopOnSignal } from './run.ts';

try {
  const bot = await runBot(settingsOrStop(process.env));
  stopOnSignal(() => bot.stop());
  process.stdout.write(`ready  bot ${bot.url}\n`);
} catch (error) {
  failStart(error);
}
