import { setTimeout as wait } from 'node:timers/promises';
import { ruleReader } from '../../domain/lead/read/reader.ts';
import type { LeadReader } from '../../domain/lead/types.ts';
import type { Settings } from '../config.ts';
import { createAsk } from './ask.ts';
import { createBudget } from './budget.ts';
import { createModelReader } from './model-reader.ts';

type ReaderSettings = Pick<
  Settings,
  'OPENAI_BASE_URL' | 'OPENAI_API_KEY' | 'OPENAI_MODEL' | 'LEAD_MASK' | 'LEAD_TOKENS_A_DAY'
>;

/** People wait for the draft: a model that takes longer is not waited for. */
const TIMEOUT_MS = 20_000;
const LONGEST_WAIT_MS = 5_000;
const MAX_ANSWER_TOKENS = 4_000;
const MAX_CHARACTERS = 6_000;

/** The reader that the settings ask for: a model where one is named, else the rule reader. */
export function leadReaderOf(
  settings: ReaderSettings,
  onFallback: (code: string) => void = () => undefined,
): LeadReader {
  const { OPENAI_MODEL: name } = settings;
  if (!name) return ruleReader;
  const ask = createAsk({
    baseURL: settings.OPENAI_BASE_URL,
    apiKey: settings.OPENAI_API_KEY,
    name,
    timeoutMs: TIMEOUT_MS,
    maxTokens: MAX_ANSWER_TOKENS,
    longestWaitMs: LONGEST_WAIT_MS,
    wait: async (ms) => {
      await wait(ms);
    },
  });
  return createModelReader({
    ask,
    budget: createBudget(settings.LEAD_TOKENS_A_DAY),
    isMasking: settings.LEAD_MASK === 'on',
    maxCharacters: MAX_CHARACTERS,
    onFallback,
  });
}
