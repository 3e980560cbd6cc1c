import type { Logger } from 'pino';
import type { ChatEventHandler, ChatMessage, ClickAnswer, MembershipChange } from '../messenger.ts';
import {
  membershipEvents,
  type Parsed,
  parseClick,
  parseMembership,
  parseMessage,
} from './parse.ts';

type Receive = (raw: unknown) => Promise<object | undefined>;

/**
 * One function an event type, to be registered with the SDK. What one throws makes the SDK refuse
 * the event, and Feishu sends it again; what is malformed would be so again and is dropped.
 */
export function createReceivers(
  handler: ChatEventHandler,
  botOpenId: string,
  log: Logger,
): Record<string, Receive> {
  const drop = (type: string, parsed: Exclude<Parsed<unknown>, { kind: 'event' }>) => {
    if (parsed.kind === 'malformed') {
      log.warn({ event: type, where: parsed.where }, 'dropped a malformed event');
    }
  };
  const takeEvent =
    (type: string, parse: (raw: unknown) => Parsed<ChatMessage | MembershipChange>): Receive =>
    async (raw) => {
      const parsed = parse(raw);
      if (parsed.kind === 'event') await handler.onEvent(parsed.event);
      else drop(type, parsed);
      return undefined;
    };
  const takeClick: Receive = async (raw) => {
    const parsed = parseClick(raw);
    if (parsed.kind === 'event') return toWire(await handler.onClick(parsed.event));
    drop(CLICK, parsed);
    return {};
  };

  const memberships = Object.entries(membershipEvents).map(
    ([type, change]) => [type, takeEvent(type, (raw) => parseMembership(raw, change))] as const,
  );
  return {
    [MESSAGE]: takeEvent(MESSAGE, (raw) => parseMessage(raw, botOpenId)),
    [CLICK]: takeClick,
    ...Object.fromEntries(memberships),
  };
}

const MESSAGE = 'im.message.receive_v1';
const CLICK = 'card.action.trigger';

/** An empty answer changes nothing on the card. */
const toWire = ({ toast, card }: ClickAnswer): object => ({
  ...(toast ? { toast } : {}),
  ...(card ? { card: { type: 'raw', data: card } } : {}),
});
