import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from './address.ts';
import { clickErrorWords } from './click-errors.ts';
import { sizeWords } from './file-size.ts';
import { mergeMessages } from './messages.ts';
import { refusalWords } from './refusals.ts';
import { message, person } from './samples.ts';
import { suggestedPeople } from './suggestions.ts';

describe('the page address', () => {
  it('carries person and chat there and back', () => {
    const address = { as: 'ou_1', chat: 'oc_2' };
    expect(writeAddress(address)).toBe('?as=ou_1&chat=oc_2');
    expect(readAddress(writeAddress(address))).toEqual(address);
    expect(writeAddress({})).toBe('/');
  });
});

describe('click errors', () => {
  it('stand in words with their code', () => {
    expect(clickErrorWords(200341)).toMatch(/^机器人没有在 3 秒内回应.*200341/);
    expect(clickErrorWords(1)).toMatch(/^操作没有成功.*1/);
  });
});

describe('refusals', () => {
  it('stand in Chinese where they are known', () => {
    expect(refusalWords('the card has no button 接办')).toMatch(/没有这个按钮/);
    expect(refusalWords('the message to reply to was recalled')).toMatch(/要回复的/);
    expect(refusalWords('something else')).toBe('something else');
  });
});

describe('file sizes', () => {
  it.each([
    [0, '0 字节'],
    [2048, '2 KB'],
    [3.5 * 1024 * 1024, '3.5 MB'],
  ])('says %d bytes', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });
});

describe('merging messages', () => {
  it('keeps unchanged objects and takes changed ones', () => {
    const known = [message('a'), message('b')];
    const fresh = [message('a'), message('b', { updates: 1 }), message('c')];
    const merged = mergeMessages(known, fresh);
    expect(merged[0]).toBe(known[0]);
    expect(merged[1]).toBe(fresh[1]);
    expect(merged).toHaveLength(3);
  });
});

describe('suggested people', () => {
  it('are those of the demo district', () => {
    const found = suggestedPeople([person('甲', '一'), person('俞澄', '自规分局')]);
    expect(found.map((one) => one.person.name)).toEqual(['俞澄']);
  });

  it('fall back to the first of another district', () => {
    const people = ['甲', '乙', '丙', '丁', '戊'].map((name) => person(name, '一'));
    expect(suggestedPeople(people)).toHaveLength(4);
  });
});
