import { afterAll, afterEach, beforeAll, test } from 'vitest';
import { type Gallery, openGallery } from './gallery.ts';
import { isLong } from './long.ts';

// 0404 of 岐禾 is due on 17 March at 17:30: 俞澄 answers for it, 卓文渊 is the head, 邬思齐 leads.
const GROUP = { group: '岐禾中药' };
const own = (name: string) => ({ own: name });

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery({ projects: ['DEMO-02'] });
});
afterEach(() => gallery?.closePage());
afterAll(() => gallery?.close());

const look = (name: string, where: 'own' | 'group', title: string, picture: string) =>
  gallery.look(name, where === 'own' ? own(name) : GROUP, title, picture);

/** The clock moves by weeks, and every look takes two pictures. */
const WITHIN_MS = 240_000;
const ORDER = /^督办单 S\d+ · 0404/;

test(
  'an order fits the screen at every step',
  async () => {
    const { district } = gallery;
    const { drive } = district;
    await drive.moveClock({ to: '2026-03-17T18:00:00+08:00' });
    await look('俞澄', 'group', '督办单 S\\d+ · 0404', 'order-red');
    await gallery.press('俞澄', GROUP, ORDER, '接办');
    await look('俞澄', 'own', '接办 · 督办单', 'order-form-accept');
    const people = await drive.people();
    const person = people.find(({ name }) => name === '俞澄')?.union_id ?? '';
    await gallery.press('俞澄', own('俞澄'), /^接办 · 督办单/, '接办', {
      person,
      cause: 'priorNode',
      words: '等宗地图，明天送审',
    });
    await drive.moveClock({ to: '2026-03-20T18:00:00+08:00' });
    await look('邬思齐', 'group', '督办单 S\\d+ · 3天反馈逾期', 'order-call-3');
    await look('邬思齐', 'own', '督办单 S\\d+ · 3天反馈逾期', 'order-leader');
    await look('俞澄', 'group', '督办单 S\\d+ · 0404', 'order-missed');
    await gallery.press('俞澄', GROUP, ORDER, '申请限期方案');
    await look('俞澄', 'own', '申请限期方案', 'order-form-plan');
    await gallery.press('俞澄', own('俞澄'), /^申请限期方案/, '提交方案', {
      day: '2026-04-30 +0800',
      words: '先出图，再挂牌',
    });
    await look('邬思齐', 'own', '限期方案 · 督办单', 'order-plan');
  },
  WITHIN_MS,
);

// Weeks of a whole project take minutes: with the long tests.
test.runIf(isLong)(
  'the top of the ladder and the close-out fit, too',
  async () => {
    const { district } = gallery;
    const { drive } = district;
    await drive.moveClock({ to: '2026-04-25T18:00:00+08:00' });
    await look('顾承砚', 'own', '约谈建议', 'order-summons');
    await look('顾承砚', 'group', '督办单 S\\d+ · 1个月完成逾期', 'order-call-month');
    await look('俞澄', 'group', GROUP.group, 'order-progress');
    const as = district.idOf('卫执中');
    await drive.say({ as, text: '督办' });
    await drive.idle();
    await look('卫执中', 'own', '督办单 · ', 'order-list');

    const helper = district.idOf('俞澄');
    const chat_id = await gallery.chatOf(GROUP);
    for (const name of ['宗地图.pdf', '国有建设用地出让方案.pdf']) {
      const { message_id: reply_to } = await gallery.find(chat_id, /^0404/);
      const base64 = Buffer.from(name).toString('base64');
      await drive.say({ as: helper, chat_id, reply_to, file: { name, base64 } });
      await drive.idle();
    }
    await gallery.press('俞澄', GROUP, ORDER, '办结');
    await look('卫执中', 'own', '销号复核', 'order-verify');
    await look('左怀瑾', 'own', '问题解决了吗', 'order-enterprise');
    await gallery.press('卫执中', own('卫执中'), /^销号复核/, '退回', { words: '图没有盖章' });
    await look('俞澄', 'group', '督办单 S\\d+ · 销号退回', 'order-call-returned');
    await look('俞澄', 'group', '督办单 S\\d+ · 0404', 'order-returned');
  },
  WITHIN_MS,
);
