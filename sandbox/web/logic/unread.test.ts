import { describe, expect, it } from 'vitest';
import { message } from './samples.ts';
import { firstSeen, unreadOf } from './unread.ts';

const me = 'ou_me';
const calling = { mentions: [me] };

describe('unread marks', () => {
  it('counts what others sent after the last seen', () => {
    const messages = [message('a'), message('b'), message('c', { sender: me }), message('d')];
    expect(unreadOf(messages, 'a', me)).toMatchObject({ count: 2, first: 'b' });
    expect(unreadOf(messages, 'd', me)).toMatchObject({ count: 0, first: undefined });
  });

  it('counts everything where nothing was seen', () => {
    expect(unreadOf([message('a'), message('b')], undefined, me).count).toBe(2);
  });

  it('leaves recalled messages out', () => {
    expect(unreadOf([message('a', { recalled: true })], '', me).count).toBe(0);
  });

  it('tells a call from other news', () => {
    const urgent = [{ kind: 'app', open_ids: [me] }];
    expect(unreadOf([message('a', calling)], '', me)).toMatchObject({ called: true });
    expect(unreadOf([message('a', { mentions: ['all'] })], '', me)).toMatchObject({ called: true });
    expect(unreadOf([message('a', { urgent })], '', me)).toMatchObject({
      called: false,
      urgent: true,
    });
  });

  it('starts a first visit before the first call', () => {
    const messages = [message('a'), message('b'), message('c', calling), message('d')];
    expect(firstSeen(messages, me)).toBe('b');
    expect(firstSeen(messages, 'ou_other')).toBe('d');
    expect(firstSeen([message('a', calling)], me)).toBe('');
  });
});
