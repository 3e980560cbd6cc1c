import { expect, test } from 'vitest';
import { DATA, decodeFrame, encodeFrame, type Frame, headerOf } from './frame.ts';

const frame: Frame = {
  SeqID: 2 ** 52 + 1,
  LogID: 7,
  service: 33_554_678,
  method: DATA,
  headers: [{ key: 'type', value: 'event' }],
  payload: Buffer.from('{"名":1}'),
};

test('a frame survives the wire', () => {
  const read = decodeFrame(encodeFrame(frame));
  expect(read).toMatchObject({ SeqID: 2 ** 52 + 1, LogID: 7, method: DATA });
  expect(headerOf(read, 'type')).toBe('event');
  expect(Buffer.from(read.payload ?? []).toString()).toBe('{"名":1}');
});

test('a ping is written as the protocol says', () => {
  const ping = { ...frame, SeqID: 0, LogID: 0, service: 1, method: 0, headers: [] };
  const bytes = encodeFrame({ ...ping, payload: Buffer.of() });
  expect(Buffer.from(bytes).toString('hex')).toBe('08001000180120004200');
});

test('bytes that are no frame are refused', () => {
  expect(() => decodeFrame(Buffer.from('not a frame'))).toThrow();
});
