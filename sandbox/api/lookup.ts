import type { Sandbox } from '../sandbox.ts';
import { BOT_OPEN_ID } from '../state/ids.ts';
import { ownChat } from '../state/posting.ts';
import type { Chat, Message, Person } from '../state/types.ts';
import { ApiError, invalid, refuse } from './errors.ts';

/** A message by its id, in a chat where the bot still is. */
export function findMessage(sandbox: Sandbox, messageId: string): Message {
  const message = sandbox.world.get('message', messageId);
  if (!message)
    throw messageId.startsWith('om_') ? refuse(99992354) : invalid('invalid message_id');
  messagingChat(sandbox, message.chatId);
  return message;
}

/** A chat that messages can go to: refused with the codes of the message calls. */
export function messagingChat(sandbox: Sandbox, chatId: string): Chat {
  const chat = sandbox.world.get('chat', chatId);
  if (!chat) throw chatId.startsWith('oc_') ? refuse(230034) : invalid('invalid receive_id');
  if (chat.disbanded) throw refuse(232009);
  if (!chat.botIn) throw refuse(230002);
  return chat;
}

/** A chat to look at or change: refused with the codes of the chat calls. */
export function managedChat(sandbox: Sandbox, chatId: string): Chat {
  const chat = sandbox.world.get('chat', chatId);
  if (!chat) throw refuse(232006);
  if (chat.disbanded) throw refuse(232009);
  if (!chat.botIn) throw refuse(232011);
  return chat;
}

export const ID_TYPES = ['open_id', 'union_id', 'user_id'] as const;
export type IdType = (typeof ID_TYPES)[number];

export function personBy(sandbox: Sandbox, type: IdType, id: string): Person | undefined {
  const { directory } = sandbox.world;
  if (type === 'open_id') return directory.person(id);
  return type === 'union_id' ? directory.personByUnionId(id) : directory.personById(id);
}

export function idOf(person: Person, type: IdType): string {
  if (type === 'open_id') return person.openId;
  return type === 'union_id' ? person.unionId : person.id;
}

/** The chat that `receive_id` means; a person's own chat is made when it is first written to. */
export function receivingChat(sandbox: Sandbox, type: string, receiveId: string): Chat {
  if (type === 'chat_id') return messagingChat(sandbox, receiveId);
  if (type === 'email') throw refuse(230034);
  const idType = ID_TYPES.find((each) => each === type);
  if (!idType) throw invalid('invalid receive_id_type');
  const person = personBy(sandbox, idType, receiveId);
  if (!person) throw unknownReceiver(idType, receiveId);
  if (sandbox.world.hasResigned(person.openId)) throw refuse(230029);
  return ownChat(sandbox, person.openId);
}

function unknownReceiver(type: IdType, id: string): ApiError {
  if (type === 'open_id' && !id.startsWith('ou_')) return invalid('invalid receive_id');
  if (type === 'open_id') return new ApiError(99992351, `these open ids not existed: ${id}`);
  return type === 'union_id'
    ? new ApiError(99992364, 'union_id does not exist')
    : new ApiError(99992360, 'user_id does not exist');
}

export function isBots(message: Message): boolean {
  return message.sender === BOT_OPEN_ID;
}
