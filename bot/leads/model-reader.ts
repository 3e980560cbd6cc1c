import { dayOf, weekdayOf } from '../../domain/calendar/time.ts';
import { withoutInstructions } from '../../domain/lead/read/instruction-words.ts';
import { readByRule } from '../../domain/lead/read/read.ts';
import { plain } from '../../domain/lead/read/text.ts';
import type { LeadMessage, LeadReader, Reading, ReadLead } from '../../domain/lead/types.ts';
import { type Answer, parseAnswer } from './answer.ts';
import type { Asked } from './ask.ts';
import type { Budget } from './budget.ts';
import { doubtsOf } from './doubts.ts';
import { groundedLead, saysSomething, standsIn } from './grounded.ts';
import { mask, unmasked } from './mask.ts';
import { received, repair, TASK } from './prompt-words.ts';

export interface ModelReaderParts {
  ask(messages: { role: 'system' | 'user' | 'assistant'; content: string }[]): Promise<Asked>;
  readonly budget: Budget;
  readonly isMasking: boolean;
  /** Longer messages are left to the rule reader. */
  readonly maxCharacters: number;
  /** Told why the rule reader stood in: a code, never anything of the message. */
  onFallback(code: string): void;
}

/** Reads with a model, and with the rule reader whenever the model fails. Never throws. */
export function createModelReader(parts: ModelReaderParts): LeadReader {
  return {
    async read(message) {
      const byRule = readByRule(message);
      const outcome = await answerFor(message, byRule, parts).catch(() => 'failed');
      if (typeof outcome !== 'string') return outcome;
      parts.onFallback(outcome);
      return byRule;
    },
  };
}

/** The message with instructions to a program blanked, in its own characters. */
function safeText(text: string): string {
  const seen = plain(text);
  const { text: safe, found } = withoutInstructions(seen);
  if (!found) return text;
  return [...Array(text.length).keys()]
    .map((at) => (safe[at] === ' ' && seen[at] !== ' ' ? ' ' : (text[at] ?? '')))
    .join('');
}

async function answerFor(
  message: LeadMessage,
  byRule: Reading,
  { ask, budget, isMasking, maxCharacters }: ModelReaderParts,
): Promise<Reading | string> {
  const safe = safeText(message.text);
  if (safe.trim() === '') return 'nothing-left';
  if (safe.length > maxCharacters) return 'too-long';
  if (!budget.isLeft(message.receivedAt)) return 'budget';
  const masked = isMasking ? mask(safe, byRule, [message.sender.name]) : unmasked(safe);
  const day = dayOf(message.receivedAt);
  const messages = [
    { role: 'system' as const, content: TASK },
    { role: 'user' as const, content: `${received(day, weekdayOf(day))}\n${masked.text}` },
  ];
  const first = await ask(messages);
  budget.spend(message.receivedAt, first.tokens);
  if (!first.ok) return first.code;
  let parsed = parseAnswer(first.text);
  if (!parsed.ok) {
    if (!budget.isLeft(message.receivedAt)) return 'budget';
    const again = await ask([
      ...messages,
      { role: 'assistant', content: first.text },
      { role: 'user', content: repair(parsed.faults) },
    ]);
    budget.spend(message.receivedAt, again.tokens);
    if (!again.ok) return again.code;
    parsed = parseAnswer(again.text);
  }
  return parsed.ok ? readingOf(masked.restore(parsed.answer), safe, byRule) : 'not-the-schema';
}

function readingOf(answer: Answer, safe: string, byRule: Reading): Reading | string {
  const hasLeads = answer.kind === 'lead' || answer.kind === 'update';
  const stands = standsIn(safe);
  const leads: ReadLead[] = hasLeads
    ? answer.leads.map((lead) => groundedLead(lead, stands)).filter(saysSomething)
    : [];
  if (hasLeads && leads.length === 0) return 'nothing-grounded';
  // A lead that the grammar is sure of is not talked away.
  if (!hasLeads && byRule.leads.some(({ contacts }) => contacts.some(({ phone }) => phone)))
    return 'talked-away';
  return { kind: answer.kind, leads, doubts: doubtsOf(leads, byRule.leads), by: 'model' };
}
