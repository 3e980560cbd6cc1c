import type { LeadReader, Read, Reading, ReadLead } from '../../domain/lead/types.ts';
import { createLeadDesk, type LeadDesk } from './desk.ts';

/** Reads a few plain words, so that tests of what happens to a lead do not hang on how it is read. */
export const testReader: LeadReader = {
  async read({ text }): Promise<Reading> {
    const leads = text.split(/[;；\n]/u).flatMap((part) => leadIn(part) ?? []);
    const isUpdate = /上次|进展/u.test(text);
    const kind =
      leads.length > 0
        ? isUpdate
          ? 'update'
          : 'lead'
        : /[?？]|政策/u.test(text)
          ? 'question'
          : 'other';
    return { kind, leads, doubts: [], by: 'rule' };
  },
};

function leadIn(text: string): ReadLead | null {
  const company =
    /^(?:线索 )?(?:上次)?([\p{Script=Han}]{2,12}公司|[\p{Script=Han}]{2,6}(?:药业|科技|集团))/u.exec(
      text,
    )?.[1];
  if (!company) return null;
  const amount = /(\d+)亿/u.exec(text);
  const phone = /1\d{10}/u.exec(text)?.[0];
  const name = /([\p{Script=Han}]总)/u.exec(text)?.[1];
  const wan = amount ? Number(amount[1]) * 10_000 : 0;
  const read = <Value>(value: Value, words: string): Read<Value> => ({ value, words });
  return {
    company: read(company, company),
    project: text.includes('薄膜') ? read('薄膜', '薄膜') : null,
    industry: text.includes('药') ? read('chinese-medicine', '药') : null,
    investment: amount ? read({ min: wan, max: wan, currency: 'CNY' }, amount[0]) : null,
    landMu: null,
    plantM2: null,
    origin: null,
    contacts:
      phone || name
        ? [
            {
              name: name ? read(name, name) : null,
              title: null,
              phone: phone ? read(phone, phone) : null,
            },
          ]
        : [],
    channel: text.includes('商会') ? read('chamber', '商会') : null,
    stage: text.includes('在谈') ? read('talks', '在谈') : null,
    nextAction: null,
    needs: [],
    confidential: text.includes('保密') ? read(true, '保密') : null,
  };
}

export const testLeadDesk = (): LeadDesk => createLeadDesk({}, testReader);
