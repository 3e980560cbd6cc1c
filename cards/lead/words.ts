import type { Instant } from '../../domain/calendar/time.ts';
import type { DraftField } from '../../domain/lead/draft.ts';
import { introducerOf, toldOf } from '../../domain/lead/introducer.ts';
import type { DutyKind, DutyLight, Lead, LeadFacts, LeadStage } from '../../domain/lead/lead.ts';
import { CHANNEL_NAMES, INDUSTRY_NAMES } from '../../domain/lead/name-words.ts';
import { currencyName } from '../../domain/lead/typed-words.ts';
import type { Investment, Range, WantedField } from '../../domain/lead/types.ts';
import type { CardContext } from '../context.ts';
import { cut, nameList, personLine } from '../text.ts';
import { dateWords, dueShort } from '../words.ts';

const NAME_SIGNS = 30;

const stageNames: Readonly<Record<LeadStage, string>> = {
  new: '新线索',
  study: '研判',
  contact: '对接',
  talks: '洽谈',
  signing: '拟签约',
  signed: '已签约',
  lost: '已流失',
};

/** 新线索, 研判, … as the pipeline calls its steps. */
export const stageName = (stage: LeadStage): string => stageNames[stage];

const dutyNames: Readonly<Record<DutyKind, string>> = {
  respond: '首次联系',
  study: '研判',
  feedback: '反馈引荐人',
  followUp: '跟进',
};

export const dutyName = (duty: DutyKind): string => dutyNames[duty];

const lightNames: Readonly<Record<DutyLight | 'green' | 'grey', string>> = {
  red: '红灯',
  yellow: '黄灯',
  blue: '正常',
  green: '已签约',
  grey: '不计时',
};

export const leadLightName = (light: DutyLight | 'green' | 'grey'): string => lightNames[light];

/** What a lead is called, in plain text: its company, else its project, else where it comes from. */
export function leadName({ company, project, origin, contacts }: LeadFacts): string {
  const contact = contacts.find(({ name }) => name !== null)?.name;
  const rest = project ?? (origin ? `${origin}客商` : contact ? `${contact}的项目` : '企业待核');
  return cut(company ?? rest, NAME_SIGNS);
}

const short = (value: number): string => String(Number(value.toFixed(2)));

const spread = ({ min, max }: Range): string =>
  min === max ? short(min) : `${short(min)}-${short(max)}`;

/** `3亿元`, `3-5亿元`, `500万美元`: as the form takes it back. */
export function investmentWords({ min, max, currency }: Investment): string {
  const name = currencyName(currency);
  const isYi = min >= 10_000;
  const range = isYi ? { min: min / 10_000, max: max / 10_000 } : { min, max };
  const whole = isYi && [range.min, range.max].every((n) => Number.isInteger(n * 100));
  return whole ? `${spread(range)}亿${name}` : `${spread({ min, max })}万${name}`;
}

export const rangeWords = (range: Range, measure: string): string => `${spread(range)}${measure}`;

const measures = { landMu: '亩', plantM2: '平方米' } as const;

/** `50亩`, `3000-5000平方米` */
export const areaWords = (field: keyof typeof measures, range: Range): string =>
  rangeWords(range, measures[field]);

const contactWords = ({ name, title, phone }: LeadFacts['contacts'][number]): string =>
  [name, title, phone].filter((part) => part !== null).join(' ');

const fieldNames: Readonly<Record<DraftField, string>> = {
  company: '企业',
  project: '项目',
  industry: '行业',
  investment: '投资',
  landMu: '用地',
  plantM2: '厂房',
  origin: '来自',
  contacts: '联系人',
  channel: '渠道',
  stage: '进展',
  needs: '要求',
  nextAction: '下一步',
  confidential: '保密',
};

export const fieldName = (field: DraftField): string => fieldNames[field];

/** What is known of a field, in plain text; empty where nothing is. */
export function fieldWords(facts: LeadFacts, field: DraftField, now?: Instant): string {
  switch (field) {
    case 'company':
    case 'project':
    case 'origin':
      return facts[field] ?? '';
    case 'industry':
      return facts.industry ? INDUSTRY_NAMES[facts.industry] : '';
    case 'investment':
      return facts.investment ? investmentWords(facts.investment) : '';
    case 'landMu':
      return facts.landMu ? areaWords('landMu', facts.landMu) : '';
    case 'plantM2':
      return facts.plantM2 ? areaWords('plantM2', facts.plantM2) : '';
    case 'contacts':
      return facts.contacts.map(contactWords).join('；');
    case 'channel':
      return [
        facts.channel ? CHANNEL_NAMES[facts.channel] : '',
        facts.introducer ? `引荐人 ${facts.introducer}` : '',
      ]
        .filter((part) => part !== '')
        .join('，');
    case 'needs':
      return facts.needs.join('、');
    case 'nextAction': {
      if (!facts.nextAction) return '';
      const { what, date } = facts.nextAction;
      return date ? `${dateWords(date, now)} ${what}` : what;
    }
    case 'stage':
    case 'confidential':
      return '';
    default:
      return field satisfies never;
  }
}

const questions: Readonly<Record<WantedField, string>> = {
  company: '企业全称是什么？',
  project: '做什么产品或项目？',
  investment: '总投资大约多少？',
  space: '要多少亩地，或多大厂房？',
  contact: '投资方联系人是谁？',
  phone: '联系电话是多少？',
};

/** What is asked where the draft does not say it. */
export const questionWords = (field: WantedField): string => questions[field];

/** `首次联系 · 3月17日 17:30 到期`: what is owed on a lead, and by when. */
export const dutyWords = ({ kind, dueAt }: Lead['duties'][number], now: Instant): string =>
  `${dutyName(kind)} · ${dueShort(dueAt, now >= dueAt, now)}`;

/** Whom the owner owes a word, and how they are reached; in plain text. */
export function whomToTell({ world }: CardContext, lead: Lead): string {
  const introducer = introducerOf(world, lead.facts);
  const told = toldOf(world, lead).map((person) => personLine(world, person));
  const outside =
    introducer?.kind === 'outside'
      ? [
          `请告诉引荐人 ${cut(introducer.name, 30)}（${introducer.phone ? `电话 ${introducer.phone}` : '没有登记电话'}）`,
        ]
      : [];
  const inside = told.length > 0 ? [`您写的反馈会转告 ${nameList(told, 3, '人')}`] : [];
  const all = [...outside, ...inside];
  return all.length > 0 ? all.join('；') : '没有登记引荐人是谁，请点“改”补上';
}
