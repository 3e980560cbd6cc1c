import { afterAll, afterEach, beforeAll, test } from 'vitest';
import { type Gallery, openGallery } from './gallery.ts';

// 景招远 and 戚沪生 promote, 路嘉树 heads the unit of 景招远, 总一鸣 operates.
const TOLD =
  '今天拜访了苏州晨曦新材料有限公司，方砚总经理13900001234，做可降解薄膜，计划总投资三个亿，要五十亩地，用工200人，苏州商会推荐的，下周三来谯城考察';
const own = (name: string) => ({ own: name });

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery({ projects: ['DEMO-02'] });
});
afterEach(() => gallery?.closePage());
afterAll(() => gallery?.close());

const tell = (name: string, text: string) => gallery.tell(name, text);
const press = (name: string, title: RegExp, button: string, form = {}) =>
  gallery.press(name, own(name), title, button, form);
const look = (name: string, title: string, picture: string) =>
  gallery.look(name, own(name), title, picture);
const lookAtChart = (name: string, title: string, picture: string) =>
  gallery.lookAtChart(name, own(name), title, picture);
const moveTo = async (to: string) => {
  await gallery.district.drive.moveClock({ to: `${to}:00+08:00` });
};

test('a lead fits the screen from the first sentence to the signing', async () => {
  await tell('景招远', TOLD);
  await look('景招远', '核对线索', 'lead-draft');
  await press('景招远', /^核对线索/, '改');
  await look('景招远', '改线索', 'lead-form');
  await press('景招远', /^核对线索/, '确认');
  await look('景招远', '已登记', 'lead-saved');
  await look('景招远', '线索 · ', 'lead');
  await tell('戚沪生', '晨熙新材料公司想来投2亿');
  await look('戚沪生', '核对线索', 'lead-likely');
  await tell('景招远', '上次报的晨曦新材料已经在谈价格了，总投资改成5亿');
  await look('景招远', '核对进展', 'lead-update');
  await tell('景招远', '明天下午三点全体开会，别迟到');
  await look('景招远', '没有当作线索', 'lead-talk');
  await moveTo('2026-03-17T16:00');
  await look('戚沪生', '核对线索', 'lead-reminder');
  await look('景招远', '黄灯 · ', 'lead-yellow');
  await moveTo('2026-03-17T18:00');
  await look('路嘉树', '红灯 · ', 'lead-red');
  await look('景招远', '已到期 · ', 'lead-yellow-over');
  await tell('景招远', '线索');
  await look('景招远', '我的线索', 'lead-list');
  await tell('景招远', '待办');
  await look('景招远', '我的待办', 'lead-todo');
  await tell('路嘉树', '线索看板');
  await lookAtChart('路嘉树', '线索看板', 'lead-board');
  await press('景招远', /^线索 · /, '转交');
  await look('景招远', '转交线索', 'lead-form-hand-over');
  await press('景招远', /^线索 · /, '已签约');
  await look('景招远', '记签约', 'lead-form-sign');
  await press('景招远', /^记签约/, '提交', { amount: '3亿', day: '2026-03-17 +0800' });
  await look('景招远', '线索 · ', 'lead-signed-own');
  await look('总一鸣', '已签约，请建项目', 'lead-signed');
  await moveTo('2026-03-20T09:00');
  await look('戚沪生', '线索草稿已过期', 'lead-expired');
  await moveTo('2026-03-23T09:00');
  await look('景招远', '黄灯 · 反馈引荐人', 'lead-feedback');
  await press('景招远', /^黄灯 · 反馈引荐人/, '已反馈');
  await look('景招远', '反馈引荐人 · ', 'lead-form-feedback');
  await lookAtChart('路嘉树', '周调度', 'lead-digest');
}, 300_000);

test('so does one that is disputed, kept still, lost and told of by a colleague', async () => {
  await tell('俞澄', '合肥青禾食品有限公司想投8000万做预制菜，联系人吴总13900007777');
  await press('俞澄', /^核对线索/, '确认');
  await tell('俞澄', '上次报的合肥青禾食品有限公司，吴总说下周三过来看地');
  await press('俞澄', /^核对进展/, '确认');
  await look('俞澄', '已转给跟办人', 'lead-passed-on');
  await look('桑伯安', '核对进展', 'lead-passed-on-owner');
  await tell('景招远', '线索争议 L-2026-0002 上周已在合肥拜访过吴总');
  await look('总一鸣', '线索归属争议', 'lead-dispute');
  await press('桑伯安', /^线索 · /, '已流失');
  await look('桑伯安', '记为已流失', 'lead-form-lose');
  await press('桑伯安', /^记为已流失/, '提交', { words: '选址到了滁州，那边有现成厂房' });
  await look('桑伯安', '线索 · ', 'lead-lost');
  await look('俞澄', '线索进展', 'lead-news');
  await tell('戚沪生', '杭州绿野生物科技有限公司想投2亿做生物菌肥，先别外传');
  await look('戚沪生', '核对线索', 'lead-draft-secret');
  await press('戚沪生', /^核对线索/, '确认');
  await look('戚沪生', '线索 · ', 'lead-secret');
  await tell('戚沪生', '红石药业有限公司投1亿；黄沙药业有限公司投1亿；黑土药业有限公司投1亿');
  await moveTo('2026-03-25T09:00');
  await look('戚沪生', '还有 \\d 条线索没有确认', 'lead-reminders');
}, 300_000);
