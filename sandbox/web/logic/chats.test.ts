import { describe, expect, it } from 'vitest';
import { chatEntries, filterEntries, keyOf, own, shortName } from './chats.ts';
import { chat } from './samples.ts';

const last = (created_at: string) => ({ message_id: 'm', sender: 's', created_at, preview: '' });

describe('the chat list', () => {
  it('offers the own chat before it exists', () => {
    expect(chatEntries([], 'e点通')).toEqual([{ key: own, name: 'e点通' }]);
  });

  it('puts the own chat first and then the latest', () => {
    const chats = [
      chat('old', { last: last('2026-03-16T09:00:00+08:00') }),
      chat('silent'),
      chat('new', { last: last('2026-03-16T01:30:00Z') }),
      chat('p', { type: 'p2p' }),
    ];
    const entries = chatEntries(chats, 'e点通');
    expect(entries.map((entry) => entry.key)).toEqual([own, 'new', 'old', 'silent']);
    expect(entries[0]?.chat?.chat_id).toBe('p');
  });

  it('knows the own chat by its id', () => {
    const chats = [chat('a'), chat('p', { type: 'p2p' })];
    expect(keyOf(chats, 'p')).toBe(own);
    expect(keyOf(chats, 'a')).toBe('a');
    expect(keyOf(chats, own)).toBe(own);
    expect(keyOf([], 'p')).toBe('p');
    expect(keyOf(chats, undefined)).toBeUndefined();
  });

  it('filters by a part of the name', () => {
    const entries = chatEntries([chat('a', { name: '牛集冷链物流园项目 专班' })], 'e点通');
    expect(filterEntries(entries, '冷链').map((entry) => entry.key)).toEqual(['a']);
    expect(filterEntries(entries, '风电')).toEqual([]);
    expect(filterEntries(entries, ' ')).toHaveLength(2);
  });

  it('drops what every group name ends in', () => {
    expect(shortName('牛集冷链物流园项目 专班')).toBe('牛集冷链物流园');
    expect(shortName('重点项目调度')).toBe('重点项目调度');
  });
});
