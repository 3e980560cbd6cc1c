import { afterAll, beforeAll, expect, test } from 'vitest';
import { type District, openDistrict, titleOf, wordsOf } from './district.ts';

let district: District;
beforeAll(async () => {
  district = await openDistrict({ projects: ['DEMO-02'] });
});
afterAll(() => district.close());

/** The moment of the district's own report: a listing due at 23:15, a parcel map missing at 22:15. */
test('a listing is saved one hour before its deadline', async () => {
  const { drive } = district;
  const { chat_id: group } = await district.group('岐禾中药');
  await district.say('俞澄', group, '时限 0404 3月17日23:15');
  const node = await district.card(group, '0404');
  await district.send('俞澄', group, {
    file: '国有建设用地出让方案.pdf',
    replyTo: node.message_id,
  });

  await drive.moveClock({ to: '2026-03-17T22:14:00+08:00' });
  expect(await urgentTo('俞澄')).toEqual([]);
  await drive.moveClock({ to: '2026-03-17T22:15:30+08:00' });
  for (const name of ['俞澄', '卓文渊']) {
    const [urgent] = await urgentTo(name);
    expect(urgent && wordsOf(urgent)).toContain('宗地图');
    expect(urgent?.urgent).toEqual([{ kind: 'app', open_ids: [district.idOf(name)] }]);
  }

  await drive.moveClock({ to: '2026-03-17T22:25:00+08:00' });
  await district.send('俞澄', group, { file: '宗地图.pdf', replyTo: node.message_id });
  expect((await district.click('俞澄', node.message_id, '办结')).toast?.type).toBe('success');
  await drive.idle();

  const done = await district.card(group, '0404');
  expect(wordsOf(done)).toContain('已办结');
  expect(wordsOf(done)).not.toContain('逾期');
  await drive.moveClock({ to: '2026-03-18T07:30:00+08:00' });
  const titles = (await drive.messages(group)).map(titleOf);
  expect(titles.some((title) => title.startsWith('红灯') && title.includes('0404'))).toBe(false);
  // The next node calls its person in the morning, not in the night.
  const next = await district.card(group, '0405');
  expect(next.created_at >= '2026-03-18T07:00').toBe(true);
});

async function urgentTo(name: string) {
  const chat = await district.ownChat(name);
  const messages = chat ? await district.drive.messages(chat.chat_id) : [];
  return messages
    .filter(({ urgent }) => urgent.length > 0)
    .filter((m) => titleOf(m).includes('0404'));
}
