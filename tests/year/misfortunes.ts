import { listGroupLanes } from '../../db/queries/lanes.ts';
import type { Players } from './player.ts';
import type { Random } from './random.ts';
import type { Town } from './town.ts';

/** Helpers of units that have somebody else to answer for them. */
const LEAVING = ['U023', 'U059', 'U025', 'U030'];
/** In working days. */
const FIRST_LEAVES_AFTER = 4;
const LEAVES_EVERY = 45;
const GROUP_LOST_EVERY = 8;

/** People who resign and groups that are thrown away, and the operator who mends it the day after. */
export function createMisfortunes(town: Town, random: Random, players: Players) {
  const { bot, watched } = town;
  const leaving = [...LEAVING];
  let count = 0;
  let toMend: (() => Promise<unknown>)[] = [];

  function resign(person: string): void {
    watched.gone.add(`ou_${person}`);
    bot.messenger.directory = bot.messenger.directory.filter(({ unionId }) => unionId !== person);
    for (const { members } of bot.messenger.chats.values()) members.delete(`ou_${person}`);
    toMend.push(async () => {
      if (await players.repair(['person-left'], person)) watched.noted.add(`ou_${person}`);
    });
  }

  async function loseGroup(): Promise<void> {
    const lanes = (await listGroupLanes(bot.db)).filter(({ lostAt }) => lostAt === null);
    const lane = random.pick(lanes);
    if (!lane) return;
    watched.lost.add(lane.key);
    bot.messenger.chats.delete(lane.chatId);
    await town.changeGroup(lane.chatId, random.chance(0.5) ? 'disbanded' : 'botRemoved');
    toMend.push(() => players.repair(['group-rebuild']));
  }

  return {
    async morning(): Promise<void> {
      count += 1;
      const mending = toMend;
      toMend = [];
      for (const mend of mending) await mend();
      const person = leaving[0];
      if (person && count % LEAVES_EVERY === FIRST_LEAVES_AFTER) {
        leaving.shift();
        resign(person);
        players.count('resign');
      }
      if (count % GROUP_LOST_EVERY === GROUP_LOST_EVERY - 1) {
        await loseGroup();
        players.count('lose group');
      }
      await town.settle();
    },
  };
}
