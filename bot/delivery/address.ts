import { MessengerError, type OutgoingCard } from '../messenger/messenger.ts';
import { BrokenRow, type Work } from './job.ts';
import { targetOf } from './lane-keys.ts';

/** Where the lane's messages go. Throws where nobody is there to receive them. */
export function addressOf({ lane, who }: Pick<Work, 'lane' | 'who'>): OutgoingCard['to'] {
  const target = targetOf(lane.key);
  switch (target?.kind) {
    case 'group':
      return { chatId: chatOf({ lane }) };
    case 'person': {
      const openId = who.openIdOf(target.personId);
      if (!openId) throw new MessengerError('unreachable', `no account of ${target.personId}`);
      return { openId };
    }
    case 'chat':
      return { chatId: target.chatId };
    case undefined:
      throw new BrokenRow(`not a lane: ${lane.key}`);
    default:
      return target satisfies never;
  }
}

/** The group of a lane. Throws where it was never created. */
export function chatOf({ lane }: Pick<Work, 'lane'>): string {
  if (!lane.chatId) throw new MessengerError('noGroup', `${lane.key} has no group`);
  return lane.chatId;
}
