import type { App } from '../api/endpoint.ts';
import type { Json } from '../api/fields.ts';
import { CARD_LIFE_MS } from '../api/messages.ts';
import { TENANT_KEY } from '../app-identity.ts';
import { type CardButton, findButton } from '../card/read.ts';
import type { Sandbox } from '../sandbox.ts';
import { idsOf } from '../state/happenings.ts';
import { newId } from '../state/ids.ts';
import { changeMessage, withCard } from '../state/posting.ts';
import type { Message, Person } from '../state/types.ts';
import { envelope } from '../ws/delivery.ts';
import { readCallbackAnswer } from './callback-answer.ts';
import { formValue } from './form.ts';
import { actorOf, DrivingError, livingChatOf, messageOf, readBody, textOf } from './requests.ts';

/** What the clicking person sees; the codes are those that Feishu's client shows. */
interface ClickResult {
  toast?: { type: string; content: string };
  card_updated: boolean;
  error?: number;
}

const NO_CLIENT = 200340;
const NO_ANSWER_IN_TIME = 200341;
const SERVICE_FAILED = 200671;

export function clickRoutes(app: App, sandbox: Sandbox): void {
  app.post('/sandbox/clicks', async (c) => {
    const body = await readBody(c);
    const person = actorOf(sandbox, body);
    const message = clickable(sandbox, textOf(body, 'message_id'), person);
    const button = pressable(message, textOf(body, 'button'));
    const action = actionOf(sandbox, message, button, body.form);
    if (!action) return c.json({ card_updated: false });
    const end = sandbox.settling.begin();
    try {
      return c.json(await callBack(sandbox, message, person, action));
    } finally {
      end();
    }
  });
}

/** Feishu's client does not even send a click on these. */
function clickable(sandbox: Sandbox, messageId: string, person: Person): Message {
  const message = messageOf(sandbox, messageId);
  livingChatOf(sandbox, message.chatId, person);
  if (message.recalledAt !== undefined) throw new DrivingError(409, 'the message was recalled');
  if (message.msgType !== 'interactive') throw new DrivingError(400, 'the message is no card');
  if (sandbox.clock.now() - message.createdAt > CARD_LIFE_MS) {
    throw new DrivingError(409, 'the card is older than 14 days and has expired');
  }
  return message;
}

function pressable(message: Message, textOrName: string): CardButton {
  const button = findButton(message.content, textOrName);
  if (button === 'ambiguous') {
    throw new DrivingError(400, `several buttons say ${textOrName}: give the name instead`);
  }
  if (!button) throw new DrivingError(404, `the card has no button ${textOrName}`);
  if (button.disabled) {
    const tips = button.disabledTips ? `: ${button.disabledTips}` : '';
    throw new DrivingError(409, `the button ${textOrName} is disabled${tips}`);
  }
  return button;
}

/** Undefined where the button calls nobody: it opens a link or empties a form. */
function actionOf(
  { world }: Sandbox,
  message: Message,
  button: CardButton,
  form: unknown,
): Json | undefined {
  const action = {
    tag: 'button',
    ...(button.value === undefined ? {} : { value: button.value }),
    ...(button.name ? { name: button.name } : {}),
    timezone: 'Asia/Shanghai',
  };
  if (button.inForm && button.submit) {
    const members = world.get('chat', message.chatId)?.members ?? [];
    return { ...action, form_value: formValue(message.content, button.inForm, form, members) };
  }
  return button.value === undefined ? undefined : action;
}

async function callBack(
  sandbox: Sandbox,
  message: Message,
  person: Person,
  action: Json,
): Promise<ClickResult> {
  const event = {
    operator: { tenant_key: TENANT_KEY, ...idsOf(sandbox, person.openId) },
    token: newId('cardToken'),
    action,
    host: 'im_message',
    context: { open_message_id: message.messageId, open_chat_id: message.chatId },
  };
  // Microseconds in callbacks, where events count milliseconds.
  const createTime = `${sandbox.clock.now()}000`;
  const body = envelope(newId('event'), 'card.action.trigger', createTime, event);
  const sent = sandbox.clients.send(body);
  if (!sent) return { card_updated: false, error: NO_CLIENT };
  const unlock = lock(sandbox, message.messageId);
  const ack = await sent.finally(unlock);
  if (ack.kind !== 'answered') return { card_updated: false, error: NO_ANSWER_IN_TIME };
  if (ack.code !== 200) return { card_updated: false, error: SERVICE_FAILED };
  return applied(sandbox, message.messageId, ack.data);
}

/** A card whose callback is awaited takes no other update. */
function lock({ cardLocks }: Sandbox, messageId: string): () => void {
  cardLocks.set(messageId, (cardLocks.get(messageId) ?? 0) + 1);
  return () => {
    const left = (cardLocks.get(messageId) ?? 1) - 1;
    if (left > 0) cardLocks.set(messageId, left);
    else cardLocks.delete(messageId);
  };
}

function applied(sandbox: Sandbox, messageId: string, data: string | undefined): ClickResult {
  const answer = readCallbackAnswer(sandbox, data);
  if (answer.kind === 'wrong') return { card_updated: false, error: answer.code };
  const { toast, card } = answer;
  const message = sandbox.world.get('message', messageId);
  if (card && message) {
    const updated = withCard(sandbox, message, card.content, card.mentions);
    changeMessage(sandbox, updated, 'updated');
  }
  return { ...(toast ? { toast } : {}), card_updated: card !== undefined };
}
