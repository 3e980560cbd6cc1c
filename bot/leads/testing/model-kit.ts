import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { LeadMessage, Reading } from '../../../domain/lead/types.ts';
import { createAsk } from '../ask.ts';
import { createBudget } from '../budget.ts';
import { createModelReader } from '../model-reader.ts';
import { type Behaviour, type ModelServer, startModelServer } from './model-server.ts';

export const message = (text: string): LeadMessage => ({
  text,
  receivedAt: Date.parse('2025-09-09T17:40:00+08:00'),
  sender: { name: '赵明亮', unit: '谯城区商务局' },
});
export const TEXT =
  '苏州明泉泵业有限公司,做化工泵,投资8000万,用地30亩,孙立诚 139 0000 1234,下周三来看地';

export const read = (value: unknown, words: string) => ({ value, words });
const lead = (over: object = {}) => ({
  company: read('苏州明泉泵业有限公司', '苏州明泉泵业有限公司'),
  project: read('化工泵', '化工泵'),
  industry: read('装备制造', '化工泵'),
  investment: read({ min: 8000, max: 8000, currency: 'CNY' }, '投资8000万'),
  landMu: read({ min: 30, max: 30 }, '30亩'),
  plantM2: null,
  origin: read('苏州', '苏州'),
  contacts: [
    { name: read('孙立诚', '孙立诚'), title: null, phone: read('13900001234', '139 0000 1234') },
  ],
  channel: null,
  stage: read('有意向', '来看地'),
  nextAction: { what: read('来看地', '来看地'), date: read('2025-09-17', '下周三') },
  needs: [],
  confidential: null,
  ...over,
});
export const good = (over: object = {}) => ({ kind: 'lead', leads: [lead(over)] });

interface Limits {
  readonly timeoutMs?: number;
  readonly tokens?: number;
  readonly isMasking?: boolean;
  readonly most?: number;
}

/** A server on this machine for the tests of a file, and readers that ask it. */
export function modelKit() {
  let server: ModelServer;
  const codes: string[] = [];
  const waits: number[] = [];
  beforeAll(async () => {
    server = await startModelServer();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    server.requests.length = 0;
    codes.length = 0;
    waits.length = 0;
  });
  function reader(over: Limits = {}) {
    const ask = createAsk({
      baseURL: server.baseURL,
      apiKey: 'key-of-the-test',
      name: 'test',
      timeoutMs: over.timeoutMs ?? 5_000,
      maxTokens: 1_000,
      longestWaitMs: 3_000,
      wait: async (ms) => {
        waits.push(ms);
      },
    });
    return createModelReader({
      ask,
      budget: createBudget(over.tokens ?? 1_000_000),
      isMasking: over.isMasking ?? false,
      maxCharacters: over.most ?? 6_000,
      onFallback: (code) => codes.push(code),
    });
  }
  return {
    /** Why the rule reader stood in, in turn. */
    codes,
    /** How long was waited before each retry, in ms. */
    waits,
    server: () => server,
    reader,
    async given(
      behaviours: readonly Behaviour[],
      text = TEXT,
      over: Limits = {},
    ): Promise<Reading> {
      server.will(...behaviours);
      return reader(over).read(message(text));
    },
  };
}
