import { describe, expect, test } from 'vitest';
import { aLead, carryOutLead, facts } from '../../domain/lead/testing.ts';
import { mentionsOf } from '../../sandbox/card/read.ts';
import { at, contextAt, faultOf, tagsOf, textOf } from '../testing.ts';
import { leadCard } from './draw.ts';
import { leadFormCard } from './forms.ts';
import {
  aDraft,
  disputedLead,
  inTalks,
  leadCardsOf,
  lostLead,
  ownCard,
  redLead,
  shownDraft,
  signedLead,
} from './testing.ts';

const ctx = contextAt(at('2026-03-16 10:00'));
const evil = '<at id=all></at> **重** [点](https://x.cn) _a_\n换行';

const own = { reader: 'U064' } as const;
const duty = { kind: 'leadDuty', lead: redLead.id, duty: 'respond', light: 'red' } as const;

describe('a draft', () => {
  test('shows each value with its words, and asks for what is missing', () => {
    const of = aDraft({ facts: facts({ contacts: [] }), words: { investment: '投资三个亿' } });
    expect(textOf(shownDraft(of))).toBe(
      [
        'blue: 核对线索 · 苏州晨曦新材料有限公司 [待确认]',
        '企业 | 苏州晨曦新材料有限公司',
        '项目 | 可降解薄膜',
        '行业 | 新材料',
        '投资 | 3亿元 “投资三个亿”',
        '还想知道（可以先确认，以后再补）：',
        '1. 要多少亩地，或多大厂房？',
        '2. 投资方联系人是谁？',
        '3. 联系电话是多少？',
        '[确认] | [改] | [不是线索]',
        '确认后才登记。没提到的不填。',
      ].join('\n'),
    );
  });

  test.each([
    ['3亿元', '5亿元', '投资额读作 3亿元，也可能是 5亿元。请核对，不对请点“改”。'],
    [null, '5亿元', '投资额没有填，原文里可能有：5亿元。请核对，要填请点“改”。'],
    ['3亿元', null, '投资额读作 3亿元，但不能确定。请核对，不对请点“改”。'],
  ])('says where the readers read %s and %s', (taken, other, words) => {
    const doubts = [{ field: 'investment', lead: 0, taken, other }] as const;
    expect(textOf(shownDraft(aDraft({ doubts })))).toContain(words);
  });

  test('says a date on which they differ as people say it', () => {
    const doubts = [{ field: 'date', lead: 0, taken: '2026-03-25', other: '2026-03-18' }] as const;
    expect(textOf(shownDraft(aDraft({ doubts })))).toContain(
      '日期读作 3月25日，也可能是 3月18日。',
    );
  });
});

test('a draft that says nothing cannot be confirmed, only filled in or dropped', () => {
  const bare = { company: null, project: null, industry: null, investment: null, contacts: [] };
  const text = textOf(shownDraft(aDraft({ facts: facts(bare), words: {} })));
  expect(text).not.toContain('[确认]');
  expect(text).toContain('[改] | [不是线索]');
});

describe('a lead', () => {
  test('says what is owed by when, and offers the next step', () => {
    expect(textOf(ownCard(inTalks))).toBe(
      [
        'blue: 线索 · 苏州晨曦新材料有限公司 [洽谈] [正常]',
        'L-2026-0001 · 投促中心 景招远',
        '反馈引荐人 · 3月23日 17:30 到期',
        '跟进 · 3月30日 17:30 到期',
        '没有登记引荐人是谁，请点“改”补上',
        '项目 | 可降解薄膜',
        '行业 | 新材料',
        '投资 | 3亿元',
        '联系人 | 方砚 总经理 13900001234',
        '渠道 | 商会推荐',
        '首报 | 3月16日 景招远首报',
        '最近跟进（共 1 次）',
        '3月16日 景招远：看了经开区的标准厂房',
        '[转拟签约] | [跟进] | [已反馈]',
        '▸ 更多',
        '  [改] | [转交] | [已流失]',
        '  [已签约]',
        '回复这张卡片，就是记一次跟进。',
      ].join('\n'),
    );
  });

  test('offers each reader what they may do, and nothing more', () => {
    expect(textOf(ownCard(inTalks, 'U066'))).toContain('[已签约] | [入库储备]');
    for (const other of ['U018', null]) {
      const [, ...rest] = textOf(ownCard(inTalks, other)).split('\n');
      expect(rest.join('\n')).not.toMatch(/\[|请点/);
    }
    expect(textOf(ownCard(lostLead, 'U064'))).toContain('[已反馈] | [重新跟进]');
    expect(textOf(ownCard(lostLead, 'U018'))).not.toContain('重新跟进');
    expect(textOf(ownCard(signedLead, 'U066'))).toContain('[建项目]');
    expect(textOf(ownCard(signedLead, 'U064'))).not.toContain('[建项目]');
    const secret = textOf(ownCard({ ...inTalks, confidential: { leaders: [] } }));
    expect(secret).not.toContain('[已签约]');
    expect(secret).toContain('签约前请先点“改”取消保密');
  });

  test('of which the end is known names it once in its summary', () => {
    expect(ownCard(signedLead).config.summary.content).toBe('已签约 · 苏州晨曦新材料有限公司');
    expect(ownCard(lostLead).config.summary.content).toBe('已流失 · 苏州晨曦新材料有限公司');
  });

  test.each([
    [null, '没有登记引荐人是谁，请点“改”补上'],
    ['苏州商会王会长', '请告诉引荐人 苏州商会王会长（没有登记电话）'],
    ['王会长 139 0000 1234', '请告诉引荐人 王会长（电话 13900001234）'],
    ['王会长 13900001234', '请告诉引荐人 王会长（电话 13900001234）'],
    ['戚沪生', '您写的反馈会转告 经开区 戚沪生'],
  ])('brought by %s says whom to tell and how: %s', (introducer, words) => {
    const lead = aLead({ facts: { channel: 'chamber', introducer } });
    expect(textOf(ownCard(lead))).toContain(words);
    expect(textOf(leadFormCard(ctx, lead, 'feedBack'))).toContain(words);
    const { dueAt } = lead.duties.find(({ kind }) => kind === 'feedback') ?? { dueAt: 0 };
    const late = carryOutLead(lead, dueAt, { type: 'tick' });
    const subject = { kind: 'leadDuty', lead: '', duty: 'feedback', light: 'red', dueAt } as const;
    expect(textOf(leadCard(contextAt(dueAt), late, subject, own).card)).toContain(words);
  });

  test('of which a day has passed has one red card: the yellow one before it is over', () => {
    const subject = { ...duty, light: 'yellow', dueAt: redLead.duties[0]?.dueAt ?? 0 } as const;
    const before = leadCard(
      ctx,
      aLead(),
      { ...subject, dueAt: aLead().duties[0]?.dueAt ?? 0 },
      own,
    );
    expect(textOf(before.card)).toContain('黄灯 · 首次联系');
    const { card, isFinal } = leadCard(contextAt(at('2026-03-17 18:00')), redLead, subject, own);
    expect(isFinal).toBe(true);
    expect(textOf(card)).toBe(
      [
        'grey: 已到期 · 首次联系 · 苏州晨曦新材料有限公司',
        'L-2026-0001',
        '已转红灯，请在红灯卡片上办理。',
      ].join('\n'),
    );
  });

  test('that is lost says why, one that is signed how much', () => {
    expect(textOf(ownCard(lostLead))).toContain('流失原因：选了别处');
    expect(textOf(ownCard(signedLead))).toContain('3月16日签约，3.00 亿元');
  });

  test('of a dispute shows both records and who may have it', () => {
    const subject = { kind: 'leadDispute', lead: disputedLead.id } as const;
    const text = textOf(
      leadCard(ctx, disputedLead, subject, {
        reader: 'U066',
        other: aLead({ id: 'L-2026-0002', by: 'U065' }),
      }).card,
    );
    expect(text).toContain('原记录 | L-2026-0001 · 投促中心 景招远');
    expect(text).toContain('另一条 | L-2026-0002 · 经开区 戚沪生');
    expect(text).toContain('[归 景招远] | [归 戚沪生]');
  });
});

test.each(Object.entries(leadCardsOf(evil)))('Feishu takes the card %s', (_name, card) => {
  expect(faultOf(card)).toBeUndefined();
  expect(tagsOf(card)).toBeLessThanOrEqual(200);
  expect(mentionsOf(card)).toEqual([]);
  expect(card.config.summary.content).not.toBe('');
});
