import { describe, expect, test } from 'vitest';
import { leadsMeant, likelyLeads, likelyProjects } from './duplicates.ts';
import { alike, keysOf } from './same-name.ts';
import { aLead, facts } from './testing.ts';

const alikeness = (one: string, other: string) => {
  const [left, right] = [keysOf(one), keysOf(other)];
  return left && right ? alike(left, right) : null;
};

describe('names of companies', () => {
  test.each([
    ['晨曦新材料有限公司', '晨曦新材料股份有限公司', 'same'],
    ['苏州晨曦新材料有限公司', '晨曦新材料', 'same'],
    ['晨曦新材料(苏州)有限公司', '晨曦新材料（安徽）有限公司', 'same'],
    ['浙江晨曦新材料科技有限公司', '安徽省晨曦新材料科技集团', 'same'],
    ['Ｃｈｅｎｘｉ Ltd.', 'chenxi', 'same'],
    ['晨曦新材料有限公司', '晨曦新材料有限責任公司', 'same'],
    ['蘇州晨曦紡織有限公司', '苏州晨曦纺织有限公司', 'same'],
    ['廣東寶潤有限公司', '宝润有限公司', 'sounds'],
    ['晨熙新材料有限公司', '晨曦新材料有限公司', 'sounds'],
    ['晨曦药业', '晨曦制药有限公司', 'core'],
    ['晨曦新材料', '晨熙新材料二部', 'core'],
    ['晨曦新材料', '晨曦新村料', 'typo'],
    ['华晨曦光电子', '华晨光曦电子', 'typo'],
  ] as const)('%s and %s are alike', (one, other, how) => {
    expect(alikeness(one, other)).toBe(how);
    expect(alikeness(other, one)).toBe(how);
  });

  test.each([
    ['晨曦新材料', '晨星新能源'],
    ['苏州工业', '苏州农业'],
    ['华为', '华润'],
    ['亳州药业', '谯城药业'],
    ['中科生物', '中科曙光电子'],
  ])('%s and %s are two', (one, other) => {
    expect(alikeness(one, other)).toBeNull();
  });

  test('a name that is nothing but a form tells nothing', () => {
    expect(keysOf(null)).toBeNull();
    expect(keysOf('，')).toBeNull();
  });
});

describe('leads that are likely one', () => {
  const known = [
    aLead(),
    aLead({
      id: 'L-2026-0002',
      facts: { company: null, project: '烤面筋', origin: '郑州', contacts: [] },
    }),
  ];

  test('share a company, or a phone in whatever spelling', () => {
    const byName = likelyLeads(facts({ company: '晨曦新材料', contacts: [] }), known);
    expect(byName.map(({ lead, by }) => [lead.id, by])).toEqual([['L-2026-0001', ['company']]]);
    const contacts = [{ name: null, title: null, phone: '8613900001234' }];
    const byPhone = likelyLeads(facts({ company: '别的公司甲', contacts }), known);
    expect(byPhone.map(({ lead, by }) => [lead.id, by])).toEqual([['L-2026-0001', ['phone']]]);
  });

  test('without a company share the project and where it comes from', () => {
    const told = { company: null, contacts: [], project: '烤面筋' };
    expect(likelyLeads(facts({ ...told, origin: '郑州' }), known)[0]?.lead.id).toBe('L-2026-0002');
    expect(likelyLeads(facts({ ...told, origin: '长沙' }), known)).toEqual([]);
  });

  test('may also be a project under way', () => {
    const project = { id: 'P-1', name: '晨曦薄膜项目', owner: '安徽晨曦新材料有限公司' };
    expect(likelyProjects(facts(), [project])).toEqual([{ project }]);
  });

  test('an update with a short name finds the lead it means', () => {
    const meant = (company: string) =>
      leadsMeant(facts({ company, contacts: [], project: null }), known).map(({ id }) => id);
    expect(meant('晨曦')).toEqual(['L-2026-0001']);
    expect(meant('晨熙')).toEqual(['L-2026-0001']);
    expect(meant('别的')).toEqual([]);
  });
});
