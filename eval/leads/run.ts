import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSettings } from '../../bot/config.ts';
import { leadReaderOf } from '../../bot/leads/reader.ts';
import { ruleReader } from '../../domain/lead/read/reader.ts';
import type { LeadReader } from '../../domain/lead/types.ts';
import { fileOf, isSet, linesOf, messageOf, predicted } from './read-set.ts';

// `npm run eval:leads -- --reader rule|model [--set dev|more] [--errors]`: reads the labelled messages
// and prints the scorer's table.

function readerNamed(name: string): LeadReader {
  if (name === 'rule') return ruleReader;
  const read = readSettings(process.env);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  if (!read.settings.OPENAI_MODEL) throw new Error('OPENAI_MODEL is not set');
  return leadReaderOf(read.settings);
}

async function main(args: readonly string[]): Promise<number> {
  const given = (flag: string, otherwise: string) => {
    const at = args.indexOf(flag);
    return at < 0 ? otherwise : (args[at + 1] ?? otherwise);
  };
  const reader = readerNamed(given('--reader', 'rule'));
  const set = given('--set', 'dev');
  if (!isSet(set)) throw new Error(`there is no set ${set}`);
  const lines: string[] = [];
  for (const line of linesOf(set)) {
    const message = messageOf(line);
    lines.push(JSON.stringify(predicted(message.id, await reader.read(message))));
  }
  const folder = mkdtempSync(join(tmpdir(), 'leads-'));
  const file = join(folder, 'predictions.jsonl');
  writeFileSync(file, lines.join('\n'));
  const scorer = fileURLToPath(new URL('score.mjs', import.meta.url));
  const flags = args.filter((arg) => arg === '--errors' || arg === '--json');
  const { status } = spawnSync(
    process.execPath,
    [scorer, fileURLToPath(fileOf(set)), file, ...flags],
    {
      stdio: 'inherit',
    },
  );
  rmSync(folder, { recursive: true });
  return status ?? 1;
}

process.exitCode = await main(process.argv.slice(2));
