import { consoleTroubles, helpLines, wrongOrderLines } from '../../cards/setup/console-words.ts';
import { catalogueOrStop } from '../catalogue.ts';
import { MessengerError } from '../messenger/messenger.ts';
import { failStart, settingsOrStop } from '../run.ts';
import { type Answer, failed } from './answer.ts';
import { type Asked, readArgs } from './args.ts';
import { openSession } from './session.ts';

// `npm run setup`: an operator puts a district in, at the console of the machine it runs on.

function say({ ok, lines }: Answer): void {
  process.stdout.write(`${lines.join('\n')}\n`);
  if (!ok) process.exitCode = 1;
}

async function run(asked: Asked): Promise<Answer> {
  const session = await openSession(settingsOrStop(process.env), await catalogueOrStop());
  try {
    // Only now: it reads the same files, and their faults must end in words.
    const { carryOut } = await import('./orders.ts');
    return await carryOut(session, asked);
  } finally {
    await session.close();
  }
}

const read = readArgs(process.argv.slice(2));
try {
  if (!read.ok) say(failed(...wrongOrderLines(read.wrong)));
  else if (read.order.do === 'help') say({ ok: true, lines: helpLines() });
  else say(await run(read));
} catch (error) {
  if (!(error instanceof MessengerError)) failStart(error);
  say(failed(consoleTroubles.feishuAway(error.message)));
}
