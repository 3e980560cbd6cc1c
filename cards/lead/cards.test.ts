import { describe, expect, test } from 'vitest';
import { boardOf } from '../../domain/lead/board.ts';
import { emptyDraft, type LeadDraft } from '../../domain/lead/draft.ts';
import type { Lead } from '../../domain/lead/lead.ts';
import type { LeadNewsKind } from '../../domain/lead/notices.ts';
import { aLead, carryOutLead, facts } from '../../domain/lead/testing.ts';
import { mentionsOf } from '../../sandbox/card/read.ts';
import type { Card } from '../parts.ts';
import { at, contextAt, faultOf, tagsOf, textOf } from '../testing.ts';
import { leadForms } from './actions.ts';
import { boardCard, leadListCard, savedCard } from './answers.ts';
import { chooseLeadCard, draftCard } from './draft.ts';
import { leadCard } from './draw.ts';
import { draftFormCard, leadFormCard } from './forms.ts';
import { historyCard } from './history.ts';
import { askCard, policyCard } from './questions.ts';

const ID = '5f0c2a52-6f7e-4f0e-9f57-0d9f3a6b1c11';
const ctx = contextAt(at('2026-03-16 10:00'));
const evil = '<at id=all></at> **重** [点](https://x.cn) _a_\n换行';

const draft = (choices: Partial<LeadDraft> = {}): LeadDraft => ({
  ...emptyDraft({ by: 'U064', at: at('2026-03-16 09:00'), hash: 'f'.repeat(64), text: '原话' }),
  facts: facts({ landMu: { min: 50, max: 80 }, origin: '苏州', channel: 'chamber' }),
  words: { investment: '投资三个亿', landMu: '五十到八十亩', channel: '苏州商会' },
  ...choices,
});

const shown = (of: LeadDraft, more: Partial<Parameters<typeof draftCard>[1]> = {}) =>
  draftCard(ctx, {
    id: ID,
    draft: of,
    reader: 'U064',
    likely: [],
    projects: [],
    of: null,
    ...more,
  });

const now = at('2026-03-16 10:00');
const talks = carryOutLead(
  aLead({ facts: { channel: 'chamber' } }),
  now,
  { type: 'advance', to: 'talks', by: 'U064' },
  { type: 'followUp', words: '看了经开区的标准厂房', by: 'U064' },
);
const signed = carryOutLead(talks, now, {
  type: 'sign',
  on: '2026-03-16',
  amountWan: 30_000,
  by: 'U064',
});
const lost = carryOutLead(talks, now, { type: 'lose', reason: '选了别处', by: 'U064' });
const disputed = carryOutLead(talks, now, {
  type: 'dispute',
  other: 'L-2026-0001',
  words: '我上周就报过',
  by: 'U065',
});
const living = (lead: Lead) => leadCard(ctx, lead, { kind: 'lead', lead: lead.id }).card;

describe('a draft', () => {
  test('shows each value with its words, and asks for what is missing', () => {
    const of = draft({ facts: facts({ contacts: [] }), words: { investment: '投资三个亿' } });
    expect(textOf(shown(of))).toBe(
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

  test('says where the readers read differently', () => {
    const doubts = [{ field: 'investment', lead: 0, taken: '3亿', other: '5亿' }] as const;
    expect(textOf(shown(draft({ doubts })))).toContain(
      '投资额有两种读法：“3亿” 或 “5亿”，请核对，不对请点“改”。',
    );
  });
});

describe('a lead', () => {
  test('says what is owed by when, and offers the next step', () => {
    expect(textOf(living(talks))).toBe(
      [
        'blue: 线索 · 苏州晨曦新材料有限公司 [洽谈] [正常]',
        'L-2026-0001 · 投促中心 景招远',
        '反馈引荐人 · 3月23日 17:30 到期',
        '跟进 · 3月30日 17:30 到期',
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
        '  [已签约] | [入库储备]',
        '回复这张卡片，就是记一次跟进。',
      ].join('\n'),
    );
  });

  test('that is lost says why, one that is signed how much', () => {
    expect(textOf(living(lost))).toContain('流失原因：选了别处');
    expect(textOf(living(signed))).toContain('3月16日签约，3.00 亿元');
  });

  test('of a dispute shows both records and who may have it', () => {
    const subject = { kind: 'leadDispute', lead: disputed.id } as const;
    const text = textOf(
      leadCard(ctx, disputed, subject, aLead({ id: 'L-2026-0002', by: 'U065' })).card,
    );
    expect(text).toContain('原记录 | L-2026-0001 · 投促中心 景招远');
    expect(text).toContain('另一条 | L-2026-0002 · 经开区 戚沪生');
    expect(text).toContain('[归 景招远] | [归 戚沪生]');
  });
});

const news: readonly LeadNewsKind[] = [
  'moved',
  'signed',
  'lost',
  'revived',
  'fedBack',
  'ruled',
  'project',
];
const wild = facts({ company: evil, project: evil, needs: [evil], introducer: evil });
const red = carryOutLead(aLead(), at('2026-03-17 18:00'), { type: 'tick' });
const duty = { kind: 'leadDuty', lead: red.id, duty: 'respond', light: 'red' } as const;

const all: Record<string, Card> = {
  draft: shown(draft({ facts: wild, text: evil, confidential: { leaders: ['U003'] } })),
  empty: shown(
    draft({
      facts: facts({
        company: null,
        project: null,
        industry: null,
        investment: null,
        contacts: [],
      }),
      words: {},
    }),
  ),
  likely: shown(draft(), {
    likely: [{ lead: talks, by: ['company'], name: 'same' }],
    projects: [{ project: { id: 'P-1', name: evil, owner: evil } }],
  }),
  update: shown(draft({ stage: 'signing' }), { of: talks }),
  choose: chooseLeadCard(
    ctx,
    ID,
    draft({ text: evil }),
    ['1', '2', '3', '4', '5'].map((n) => ({ ...talks, id: `L-2026-000${n}` })),
  ),
  form: draftFormCard(ctx, ID, draft({ facts: wild, text: evil })),
  living: living(
    carryOutLead(aLead({ facts: wild }), now, { type: 'followUp', words: evil, by: 'U064' }),
  ),
  lost: living(lost),
  signed: living(signed),
  duty: leadCard(ctx, red, { ...duty, dueAt: red.duties[0]?.dueAt ?? 0 }).card,
  dutyMet: leadCard(ctx, talks, { ...duty, dueAt: 0 }).card,
  toOpen: leadCard(ctx, signed, { kind: 'leadSigned', lead: signed.id }).card,
  dispute: leadCard(ctx, disputed, { kind: 'leadDispute', lead: disputed.id }).card,
  saved: savedCard(ctx, talks, 'U018'),
  list: leadListCard(
    ctx,
    Array.from({ length: 15 }, () => red),
  ),
  none: leadListCard(ctx, []),
  board: boardCard(ctx, boardOf([red, talks, signed], 0, now)),
  history: historyCard(ctx, signed),
  policy: policyCard({ question: evil, answer: evil, source: evil }),
  asked: askCard(ctx, ID, { by: 'U064', text: evil }),
  ...Object.fromEntries(leadForms.map((kind) => [`form ${kind}`, leadFormCard(ctx, talks, kind)])),
  ...Object.fromEntries(
    news.map((each) => [
      each,
      leadCard(ctx, signed, { kind: 'leadNews', lead: '', news: each }).card,
    ]),
  ),
};

test.each(Object.entries(all))('Feishu takes the card %s', (_name, card) => {
  expect(faultOf(card)).toBeUndefined();
  expect(tagsOf(card)).toBeLessThanOrEqual(200);
  expect(mentionsOf(card)).toEqual([]);
  expect(card.config.summary.content).not.toBe('');
});
