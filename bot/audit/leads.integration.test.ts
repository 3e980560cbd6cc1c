import { afterEach, beforeEach, expect, test } from 'vitest';
import { auditCard } from '../../cards/audit.ts';
import { textOf } from '../../cards/testing.ts';
import { forgetLeadCalls } from '../../db/audit-testing.ts';
import { savePeople } from '../../db/queries/people.ts';
import { MINUTE } from '../../domain/calendar/time.ts';
import { at, people } from '../../domain/testing.ts';
import { cardContext } from '../context.ts';
import { sweepLeadDrafts } from '../lead/draft-sweep.ts';
import { sweepLeads } from '../lead/sweep.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { chatWith } from '../testing/chat.ts';
import { keepTestServer } from '../testing/database.ts';
import { createAudit } from './audit.ts';

keepTestServer();

const PROMOTER = 'U064';
const LATE = at('2026-03-17 17:30');

let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
beforeEach(async () => {
  bot = await testBot({ arePeopleStored: true, freshForMs: 0 });
  chat = chatWith(bot);
  const [draft] = await chat.say(PROMOTER, chat.ownChat(PROMOTER), '晨曦新材料公司投3亿，保密');
  await chat.press(PROMOTER, draft!, '确认');
});
afterEach(() => bot.close());

/** What an audit says at `now` of leads; of digests that nobody made here it says other things. */
async function findings(now: number) {
  const audit = createAudit(bot.context(), async () => {});
  const found = (await audit.run(now)).findings.filter(({ kind }) => /^(lead|draft)-/.test(kind));
  const ctx = cardContext(await bot.context().who(), now);
  return textOf(auditCard(ctx, found, (id) => id))
    .split('\n')
    .filter((line) => line.startsWith('· '));
}

test('a lead in time breaks no promise, nor does one that is called for in red', async () => {
  expect(await findings(bot.clock.now())).toEqual([]);
  await sweepLeads(bot.context(), LATE);
  expect(await findings(LATE + 11 * MINUTE)).toEqual([]);
});

test('a late step without its red card is told, and so is a look that was never taken', async () => {
  expect(await findings(LATE + 11 * MINUTE)).toEqual([
    '· 线索 L-2026-0001：首次联系 3月17日 17:30（周二） 已到期，没有发出红灯卡片',
    expect.stringContaining('· 线索 L-2026-0001：应在 '),
  ]);
  await sweepLeads(bot.context(), LATE + 11 * MINUTE);
  expect(await findings(LATE + 11 * MINUTE)).toEqual([]);
  await forgetLeadCalls(bot.db);
  expect(await findings(LATE + 11 * MINUTE)).toEqual([
    '· 线索 L-2026-0001：首次联系 3月17日 17:30（周二） 已到期，没有发出红灯卡片',
  ]);
});

test('a lead whose owner has left is told, without what is confidential of it', async () => {
  const gone = people.map((person) => ({
    ...person,
    openId: `ou_${person.id}`,
    active: person.id !== PROMOTER,
  }));
  await savePeople(bot.db, 'cli_test', gone);
  expect(await findings(bot.clock.now())).toEqual([
    '· 保密线索 L-2026-0001：跟办人 景招远 已离任，请名单内的领导转交',
  ]);
});

test('drafts that time forgot are told', async () => {
  await chat.say(PROMOTER, chat.ownChat(PROMOTER), '云岭药业投1亿');
  const now = at('2026-03-18 18:00');
  await sweepLeads(bot.context(), now);
  expect(await findings(now)).toEqual([
    expect.stringMatching(/^· 1 条线索草稿应提醒或过期，最早应在 3月17日/),
  ]);
  await sweepLeadDrafts(bot.context(), now);
  expect(await findings(now)).toEqual([]);
});
