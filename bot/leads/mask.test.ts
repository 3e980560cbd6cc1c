import { describe, expect, test } from 'vitest';
import { readByRule } from '../../domain/lead/read/read.ts';
import { linesOf, messageOf } from '../../eval/leads/read-set.ts';
import { mask } from './mask.ts';

const maskedOf = (text: string) => {
  const message = {
    text,
    receivedAt: Date.parse('2026-03-16T09:00:00+08:00'),
    sender: { name: '景招远', unit: '投促中心' },
  };
  return mask(text, readByRule(message), [message.sender.name]);
};

describe('what leaves the house', () => {
  test('names neither contacts nor sender nor whoever brought the lead', () => {
    const said =
      '苏州明泉泵业有限公司做化工泵，孙立诚经理 139 0000 1234，由周怀远介绍过来，景招远跟进';
    const { text, restore } = maskedOf(said);
    expect(text).not.toMatch(/孙立诚|周怀远|景招远|1234/);
    expect(text).toContain('苏州明泉泵业有限公司');
    expect(restore({ words: [text] })).toEqual({ words: [said] });
  });

  test('still says which chamber or office brought it', () => {
    expect(maskedOf('苏州商会推荐的，明泉泵业想投3亿').text).toContain('苏州商会推荐');
  });

  test.each(['dev', 'more'] as const)('holds no labelled number of the set %s', (set) => {
    const left = linesOf(set).flatMap((line) => {
      const message = messageOf(line);
      const { text } = mask(message.text, readByRule(message), [message.sender.name]);
      const { expected } = JSON.parse(line) as {
        expected: { leads: { contacts: { phone: string | null }[] }[] };
      };
      const phones = expected.leads.flatMap(({ contacts }) => contacts.map(({ phone }) => phone));
      const digits = text.replace(/\D/gu, '');
      return phones.filter((phone) => phone && digits.includes(phone));
    });
    expect(left).toEqual([]);
  });
});
