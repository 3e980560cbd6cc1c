import { expect, test } from 'vitest';
import { asOf } from '../../domain/testing.ts';
import { readLeave } from './leave.ts';

test.each([
  ['至 4月20日 由 卓文渊 代', { person: '', until: '2026-04-20' }],
  ['4月10日 至 4月20日 由 卓文渊 代', { person: '', from: '2026-04-10', until: '2026-04-20' }],
  ['4月10日至20日，由卓文渊代办', { person: '', from: '2026-04-10', until: '2026-04-20' }],
  [
    '俞澄 从4月10日起到4月20日 由 卓文渊 代',
    { person: '俞澄', from: '2026-04-10', until: '2026-04-20' },
  ],
  [
    '俞澄 明天 至 4月20日 由 卓文渊 代',
    { person: '俞澄', from: '2026-03-17', until: '2026-04-20' },
  ],
])('%s says who, from when and until when', (words, read) => {
  expect(readLeave(words, asOf)).toEqual({ ...read, standIn: '卓文渊' });
});

test.each([
  '4月31日 至 5月3日 由 卓文渊 代',
  '4月10日 至 40日 由 卓文渊 代',
  '至 20日 由 卓文渊 代',
  '4月10日 至 4月20日',
])('%s is no leave', (words) => {
  expect(readLeave(words, asOf)).toBeUndefined();
});
