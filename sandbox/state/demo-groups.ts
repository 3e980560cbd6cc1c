import { readDemoGroups } from './directory.ts';
import { groupIdOf } from './ids.ts';
import type { Chat } from './types.ts';
import type { World } from './world.ts';

/**
 * The demo's groups that are about no project, so that what a bot does in any other group can be
 * tried. Each is made once: its id stands, and a group that was disbanded stays so.
 */
export function openDemoGroups(world: World, now: number): void {
  for (const { id, name, members } of readDemoGroups()) {
    const chatId = groupIdOf(id);
    if (world.get('chat', chatId)) continue;
    const openIds = members.flatMap((each) => world.directory.personById(each)?.openId ?? []);
    const [ownerId] = openIds;
    if (!ownerId) continue;
    const chat: Chat = {
      chatId,
      type: 'group',
      name,
      description: '',
      members: openIds,
      botIn: true,
      ownerId,
      pins: [],
      disbanded: false,
      createdAt: now,
    };
    world.commit(['chat', chatId, chat]);
  }
}
