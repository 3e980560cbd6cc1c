import { type Messenger, MessengerError, type NewGroup } from '../messenger.ts';
import { type Api, needed } from './api.ts';
import { inChunks, readPages } from './pages.ts';

type Groups = Pick<
  Messenger,
  | 'createGroup'
  | 'renameGroup'
  | 'listMembers'
  | 'addMembers'
  | 'removeMembers'
  | 'pin'
  | 'unpin'
  | 'listPins'
>;

/** At most so many people in one call. */
const PEOPLE_PER_CALL = 50;
const MEMBERS_PER_PAGE = 100;
const PINS_PER_PAGE = 50;

/** Groups that the bot owns, their members and pins. */
export function createGroups(api: Api): Groups {
  return {
    createGroup: (group) => createGroup(api, group),
    addMembers: (chatId, openIds) => addMembers(api, chatId, openIds),

    async removeMembers(chatId, openIds) {
      for (const chunk of inChunks(openIds, PEOPLE_PER_CALL)) {
        await api.call('chat.members.remove', (client) =>
          client.im.v1.chatMembers.delete({
            path: { chat_id: chatId },
            params: { member_id_type: 'open_id' },
            data: { id_list: chunk },
          }),
        );
      }
    },

    async renameGroup(chatId, name) {
      await api.call('chat.update', (client) =>
        client.im.v1.chat.update({ path: { chat_id: chatId }, data: { name } }),
      );
    },

    async listMembers(chatId) {
      const members = await readPages((token) =>
        api.call('chat.members.list', (client) =>
          client.im.v1.chatMembers.get({
            path: { chat_id: chatId },
            params: { member_id_type: 'open_id', page_size: MEMBERS_PER_PAGE, ...token },
          }),
        ),
      );
      return members.flatMap(({ member_id }) => member_id ?? []);
    },

    async pin(messageId) {
      await api.call('pin', (client) =>
        client.im.v1.pin.create({ data: { message_id: messageId } }),
      );
    },

    async unpin(messageId) {
      await api.call('unpin', (client) =>
        client.im.v1.pin.delete({ path: { message_id: messageId } }),
      );
    },

    async listPins(chatId) {
      const pins = await readPages((token) =>
        api.call('pin.list', (client) =>
          client.im.v1.pin.list({
            params: { chat_id: chatId, page_size: PINS_PER_PAGE, ...token },
          }),
        ),
      );
      return pins.map(({ message_id }) => message_id);
    },
  };
}

/** One person who cannot be added refuses the whole call: then everybody is added afterwards. */
async function createGroup(api: Api, group: NewGroup): Promise<{ chatId: string }> {
  const first = group.openIds.slice(0, PEOPLE_PER_CALL);
  try {
    const chatId = await openGroup(api, group, first);
    await addMembers(api, chatId, group.openIds.slice(PEOPLE_PER_CALL));
    return { chatId };
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    const chatId = await openGroup(api, group, []);
    await addMembers(api, chatId, group.openIds);
    return { chatId };
  }
}

async function openGroup(api: Api, group: NewGroup, openIds: readonly string[]): Promise<string> {
  const created = await api.call('chat.create', (client) =>
    client.im.v1.chat.create({
      params: { user_id_type: 'open_id', uuid: group.uuid },
      data: {
        name: group.name,
        description: group.description,
        chat_mode: 'group',
        chat_type: 'private',
        ...(openIds.length > 0 ? { user_id_list: [...openIds] } : {}),
      },
    }),
  );
  return needed(created.chat_id, 'chat_id');
}

async function addMembers(api: Api, chatId: string, openIds: readonly string[]) {
  const notAdded: string[] = [];
  // One after the other: changes of one group that meet are refused (232019).
  for (const chunk of inChunks(openIds, PEOPLE_PER_CALL)) {
    notAdded.push(...(await addChunk(api, chatId, chunk)));
  }
  return { notAdded };
}

async function addChunk(api: Api, chatId: string, openIds: string[]): Promise<string[]> {
  try {
    const answer = await api.call('chat.members.add', (client) =>
      client.im.v1.chatMembers.create({
        path: { chat_id: chatId },
        // 1: adds whom it can.
        params: { member_id_type: 'open_id', succeed_type: 1 },
        data: { id_list: openIds },
      }),
    );
    return [
      ...(answer.invalid_id_list ?? []),
      ...(answer.not_existed_id_list ?? []),
      ...(answer.pending_approval_id_list ?? []),
    ];
  } catch (error) {
    if (isUnreachable(error)) return openIds;
    throw error;
  }
}

const isUnreachable = (error: unknown): boolean =>
  error instanceof MessengerError && error.kind === 'unreachable';
