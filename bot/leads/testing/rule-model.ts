import {
  CHANNEL_NAMES,
  INDUSTRY_NAMES,
  SAID_STAGE_NAMES,
} from '../../../domain/lead/name-words.ts';
import { readByRule } from '../../../domain/lead/read/read.ts';
import type { Read, Reading, ReadLead } from '../../../domain/lead/types.ts';
import type { Behaviour, ModelRequest } from './model-server.ts';

/** A model takes ⟦姓名1⟧ for a name; the rule reader needs one that looks like it, and back. */
const SURNAMES = '赵钱孙李周吴郑冯陈褚卫蒋沈韩杨';
const standIn = (kind: string, n: string): string =>
  kind === '电话' ? `1390009${n.padStart(4, '0')}` : `${SURNAMES[Number(n) % SURNAMES.length]}代名`;

/**
 * What a model would answer that reads as well as the rule reader: the text and the day are taken out
 * of the request, as a model has nothing else.
 */
export function answersByRule({ messages }: ModelRequest): Behaviour {
  const [, day, text = ''] =
    /(\d{4}-\d\d-\d\d)[^\n]*\n([\s\S]*)$/.exec(messages[1]?.content ?? '') ?? [];
  const tokens = [...text.matchAll(/⟦(电话|姓名)(\d+)⟧/gu)];
  const seen = text.replace(/⟦(电话|姓名)(\d+)⟧/gu, (_all, kind, n) => standIn(kind, n));
  const reading = readByRule({
    text: seen,
    receivedAt: Date.parse(`${day ?? '2026-01-01'}T09:00:00+08:00`),
    sender: { name: '', unit: '' },
  });
  let content = JSON.stringify(answerOf(reading));
  for (const [token, kind = '', n = ''] of tokens)
    content = content.replaceAll(standIn(kind, n), token);
  return { kind: 'content', content };
}

const answerOf = ({ kind, leads }: Reading) => ({ kind, leads: leads.map(told) });

const named = <Code extends string>(
  field: Read<Code> | null,
  names: Readonly<Record<Code, string>>,
) => field && { value: names[field.value], words: field.words };

const told = (lead: ReadLead) => ({
  ...lead,
  industry: named(lead.industry, INDUSTRY_NAMES),
  channel: named(lead.channel, CHANNEL_NAMES),
  stage: named(lead.stage, SAID_STAGE_NAMES),
});
