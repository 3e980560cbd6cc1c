import type { Catalogue } from '../domain/catalogue/types.ts';
import { StartError } from './config.ts';
import { errorWords } from './log.ts';

/** The catalogue the product ships with, or a stop with every fault in it. */
export async function catalogueOrStop(load = loadShipped): Promise<Catalogue> {
  try {
    return await load();
  } catch (error) {
    throw new StartError(faultWords(error), { cause: error });
  }
}

/** Loaded here and not with this file: data that is no JSON must end in words, too. */
async function loadShipped(): Promise<Catalogue> {
  const { shippedCatalogue } = await import('../domain/catalogue/load.ts');
  return shippedCatalogue();
}

/** `/…/rules.json:2:8: ERROR: Expected …`, as the loader says it; its columns count from 0. */
const NO_JSON = /^(.+\.json):(\d+):(\d+): ERROR: (.+)$/m;

function faultWords(error: unknown): string {
  const said = error instanceof Error ? errorWords(error) : String(error);
  const [, file, line, column, what] = NO_JSON.exec(said) ?? [];
  return file === undefined
    ? said
    : `${file} is no JSON\n  - line ${line}, column ${Number(column) + 1}: ${what}`;
}
