import { leadersToName } from '../../domain/lead/access.ts';
import type { LeadDraft } from '../../domain/lead/draft.ts';
import type { Confidential, Lead, LeadFacts } from '../../domain/lead/lead.ts';
import { CHANNEL_NAMES, INDUSTRY_NAMES } from '../../domain/lead/name-words.ts';
import type { CardAction } from '../action.ts';
import type { CardContext } from '../context.ts';
import {
  buttonRow,
  datePicker,
  form,
  multiSelect,
  type Option,
  otherSubmit,
  select,
  submit,
  textInput,
} from '../controls.ts';
import {
  type Card,
  card,
  coloured,
  column,
  columns,
  type Element,
  footer,
  header,
  markdown,
  panel,
} from '../parts.ts';
import { cut, escapeText, personLine } from '../text.ts';
import { leadFields as fields, type LeadFormKind, NONE } from './actions.ts';
import { investmentWords, leadName, rangeWords, whomToTell } from './words.ts';

const SHORT = 40;
const LONG = 200;

const row = (label: string, control: Element): Element =>
  columns([
    column([markdown(coloured('grey', label))], { width: '64px', align: 'center' }),
    column([control], { align: 'center' }),
  ]);

const text = (name: string, placeholder: string, initial: string, maxSigns = SHORT): Element =>
  textInput(name, { placeholder, maxSigns, initial, isRequired: false });

const optionsOf = (names: Readonly<Record<string, string>>): Option[] => [
  { text: '没有说', value: NONE },
  ...Object.entries(names).map(([value, name]) => ({ text: name, value })),
];

/** Two inputs in one row. */
const pair = (label: string, left: Element, right: Element): Element =>
  columns([
    column([markdown(coloured('grey', label))], { width: '64px', align: 'center' }),
    column([left], { align: 'center' }),
    column([right], { align: 'center' }),
  ]);

/** What is nearly always told, filled with what is known; all else can be unfolded. */
function factInputs(
  ctx: CardContext,
  facts: LeadFacts,
  confidential: Confidential | null,
): Element[] {
  const [contact] = facts.contacts;
  return [
    row('企业', text(fields.company, '企业全称', facts.company ?? '', 60)),
    row('项目', text(fields.project, '做什么产品或项目', facts.project ?? '', 60)),
    row(
      '总投资',
      text(
        fields.investment,
        '如 3亿 或 5000万美元',
        facts.investment ? investmentWords(facts.investment) : '',
      ),
    ),
    pair(
      '用地厂房',
      text(fields.landMu, '几亩', facts.landMu ? rangeWords(facts.landMu, '亩') : ''),
      text(fields.plantM2, '几平方米', facts.plantM2 ? rangeWords(facts.plantM2, '平方米') : ''),
    ),
    pair(
      '联系人',
      text(fields.contactName, '姓名', contact?.name ?? ''),
      text(fields.contactTitle, '职务', contact?.title ?? ''),
    ),
    row('电话', text(fields.contactPhone, '联系电话', contact?.phone ?? '')),
    // What is kept still is not to be overlooked.
    panel(
      rareWords(facts, confidential),
      rareInputs(ctx, facts, confidential),
      confidential !== null,
    ),
  ];
}

/** 其他, with the names of what is filled in there. */
function rareWords(facts: LeadFacts, confidential: Confidential | null): string {
  const filled = [
    ...(facts.industry ? ['行业'] : []),
    ...(facts.origin ? ['来自'] : []),
    ...(facts.channel ? ['渠道'] : []),
    ...(facts.introducer ? ['引荐人'] : []),
    ...(facts.needs.length > 0 ? ['要求'] : []),
    ...(facts.nextAction ? ['下一步'] : []),
    ...(confidential ? ['保密'] : []),
  ];
  return filled.length > 0
    ? `其他（已填：${filled.join('、')}）`
    : '其他：行业、渠道、引荐人、要求、下一步、保密';
}

function rareInputs(
  { world }: CardContext,
  facts: LeadFacts,
  confidential: Confidential | null,
): Element[] {
  const people = leadersToName(world).map(({ id }) => ({ text: personLine(world, id), value: id }));
  return [
    row(
      '行业',
      select(fields.industry, {
        placeholder: '选行业',
        options: optionsOf(INDUSTRY_NAMES),
        initial: facts.industry ?? NONE,
      }),
    ),
    row('来自', text(fields.origin, '投资方所在地', facts.origin ?? '')),
    row(
      '渠道',
      select(fields.channel, {
        placeholder: '怎么来的',
        options: optionsOf(CHANNEL_NAMES),
        initial: facts.channel ?? NONE,
      }),
    ),
    row('引荐人', text(fields.introducer, '谁介绍的，可带电话', facts.introducer ?? '')),
    row('要求', text(fields.needs, '用工、用电、资金等，用顿号隔开', facts.needs.join('、'), LONG)),
    pair(
      '下一步',
      text(fields.actionWhat, '要做什么', facts.nextAction?.what ?? '', 60),
      datePicker(fields.actionDate, '哪天', false, facts.nextAction?.date ?? undefined),
    ),
    row(
      '保密',
      select(fields.confidential, {
        placeholder: '是否保密',
        options: [
          { text: '不保密', value: 'no' },
          { text: '保密，只让下面的人看', value: 'yes' },
        ],
        initial: confidential ? 'yes' : 'no',
      }),
    ),
    row(
      '谁可看',
      multiSelect(fields.leaders, {
        placeholder: '保密时可看的领导',
        options: people,
        isRequired: false,
        picked: confidential?.leaders ?? [],
      }),
    ),
  ];
}

/** 改 on a draft, in the own chat: prefilled, with 拆成两条 inside. */
export function draftFormCard(ctx: CardContext, id: string, draft: LeadDraft): Card {
  return card(
    `改线索 · ${leadName(draft.facts)}`,
    header(`改线索 · ${leadName(draft.facts)}`, { template: 'blue' }),
    [
      markdown(coloured('grey', `“${escapeText(cut(draft.text, 80))}”`)),
      form('lead_draft', [
        ...factInputs(ctx, draft.facts, draft.confidential),
        buttonRow([
          submit('改好了', { v: 1, action: 'lead-save', draft: id }),
          otherSubmit('拆成两条', { v: 1, action: 'lead-split', draft: id }),
        ]),
      ]),
      footer('还没有登记：改好后再点“确认”。“拆成两条”会另开一张表，这条照您填的留下。'),
    ],
  );
}

const titles: Readonly<Record<LeadFormKind, string>> = {
  followUp: '记跟进',
  feedBack: '反馈引荐人',
  handOver: '转交线索',
  lose: '记为已流失',
  sign: '记签约',
  edit: '改线索',
};

export const formTitle = (kind: LeadFormKind): string => titles[kind];

/** What a button of a lead's card asks for, in the clicker's own chat. */
export function leadFormCard(ctx: CardContext, lead: Lead, kind: LeadFormKind): Card {
  const title = `${titles[kind]} · ${leadName(lead.facts)}`;
  const action: CardAction = {
    v: 1,
    action: 'lead-submit',
    lead: lead.id,
    ask: kind,
  };
  return card(title, header(title, { subtitle: lead.id, template: 'blue' }), [
    form(`lead_${kind}`, [...inputsOf(ctx, lead, kind), submit('提交', action)]),
    ...(notes[kind] ? [footer(notes[kind])] : []),
    ...(kind === 'feedBack' ? [footer(escapeText(`${whomToTell(ctx, lead)}。`))] : []),
  ]);
}

const words = (placeholder: string): Element =>
  textInput(fields.words, { placeholder, maxSigns: 500, rows: 3 });

function inputsOf(ctx: CardContext, lead: Lead, kind: LeadFormKind): Element[] {
  switch (kind) {
    case 'followUp':
      return [words('这次谈了什么，下一步做什么')];
    case 'feedBack':
      return [words('告诉了引荐人什么')];
    case 'lose':
      return [words('为什么没谈成')];
    case 'handOver':
      return [select(fields.to, { placeholder: '转给谁', options: takersOf(ctx, lead) })];
    case 'sign':
      return [
        textInput(fields.amount, {
          placeholder: '签约总投资，如 3亿',
          maxSigns: SHORT,
          initial: lead.facts.investment ? investmentWords(lead.facts.investment) : '',
        }),
        datePicker(fields.day, '签约日期'),
      ];
    case 'edit':
      return factInputs(ctx, lead.facts, lead.confidential);
    default:
      return kind satisfies never;
  }
}

/** Promoters first, then heads of units: whoever may follow a lead. */
function takersOf({ world }: CardContext, { owner }: Lead): Option[] {
  return (['promoter', 'unitHead', 'agent', 'helper'] as const)
    .flatMap((role) => world.directory.withRole(role))
    .filter(({ id }) => id !== owner)
    .map(({ id }) => ({ text: personLine(world, id), value: id }));
}

const notes: Readonly<Partial<Record<LeadFormKind, string>>> = {
  followUp: '也可以直接回复线索卡片。',
  handOver: '对方会收到线索卡。',
  lose: '以后可以重新跟进。',
  sign: '签约后操作员会收到建项目的卡片。',
};
