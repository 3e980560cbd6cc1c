import { checkCard } from '../api/content.ts';
import { ApiError } from '../api/errors.ts';
import { isJson, type Json } from '../api/fields.ts';
import type { Sandbox } from '../sandbox.ts';

const WRONG_FORMAT = 200672;
const WRONG_CARD = 200673;
const OLD_CARD = 200830;
const TOAST_TYPES = ['info', 'success', 'error', 'warning'];

export type CallbackAnswer =
  | { kind: 'wrong'; code: number }
  | {
      kind: 'fine';
      toast: { type: string; content: string } | undefined;
      card: { content: Json; mentions: string[] } | undefined;
    };

/** What the app answered to a click: base64 of JSON in the acknowledgement. */
export function readCallbackAnswer(sandbox: Sandbox, data: string | undefined): CallbackAnswer {
  if (data === undefined || data === '') return { kind: 'fine', toast: undefined, card: undefined };
  const answer = decoded(data);
  if (answer === null) return { kind: 'fine', toast: undefined, card: undefined };
  if (!isJson(answer)) return wrong(WRONG_FORMAT);
  const toast = toastOf(answer.toast);
  if (toast === 'wrong') return wrong(WRONG_FORMAT);
  if (answer.card === undefined || answer.card === null) {
    return { kind: 'fine', toast, card: undefined };
  }
  const card = cardOf(sandbox, answer.card);
  return typeof card === 'number' ? wrong(card) : { kind: 'fine', toast, card };
}

function wrong(code: number): CallbackAnswer {
  return { kind: 'wrong', code };
}

function decoded(data: string): unknown {
  try {
    return JSON.parse(Buffer.from(data, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
}

function toastOf(toast: unknown): { type: string; content: string } | undefined | 'wrong' {
  if (toast === undefined || toast === null) return undefined;
  if (!isJson(toast)) return 'wrong';
  const { type = 'info', content = '' } = toast;
  if (typeof type !== 'string' || !TOAST_TYPES.includes(type)) return 'wrong';
  return typeof content === 'string' ? { type, content } : 'wrong';
}

/** The card, or the code that the clicking person sees instead. */
function cardOf(sandbox: Sandbox, card: unknown): { content: Json; mentions: string[] } | number {
  if (!isJson(card) || card.type !== 'raw' || !isJson(card.data)) return WRONG_CARD;
  if (card.data.schema !== '2.0') return OLD_CARD;
  try {
    return { content: card.data, mentions: checkCard(sandbox, card.data) };
  } catch (error) {
    if (error instanceof ApiError) {
      sandbox.log(`the card answered to a click was refused: ${error.message}`);
      return WRONG_CARD;
    }
    throw error;
  }
}
