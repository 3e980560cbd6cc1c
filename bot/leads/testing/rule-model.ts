import {
  CHANNEL_NAMES,
  INDUSTRY_NAMES,
  SAID_STAGE_NAMES,
} from '../../../domain/lead/name-words.ts';
import { readByRule } from '../../../domain/lead/read/read.ts';
import type { Read, Reading, ReadLead } from '../../../domain/lead/types.ts';
import type { Behaviour, ModelRequest } from './model-server.ts';

/**
 * What a model would answer that reads as well as the rule reader: the text and the day are taken out
 * of the request, as a model has nothing else.
 */
export function answersByRule({ messages }: ModelRequest): Behaviour {
  const [, day, text] =
    /(\d{4}-\d\d-\d\d)[^\n]*\n([\s\S]*)$/.exec(messages[1]?.content ?? '') ?? [];
  const reading = readByRule({
    text: text ?? '',
    receivedAt: Date.parse(`${day ?? '2026-01-01'}T09:00:00+08:00`),
    sender: { name: '', unit: '' },
  });
  return { kind: 'content', content: JSON.stringify(answerOf(reading)) };
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
