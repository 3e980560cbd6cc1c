import { describe, expect, test } from 'vitest';
import { decodeBase64 } from './base64.ts';

const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));

describe('base64 of a file', () => {
  test.each([0, 1, 2, 3, 4, 255, 256])('brings %i bytes back', (length) => {
    const some = bytes.subarray(0, length);
    expect(decodeBase64(some.toString('base64'))).toEqual(some);
  });

  test('may be broken into lines', () => {
    const wrapped = bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
    expect(wrapped).toContain('\n');
    expect(decodeBase64(wrapped)).toEqual(bytes);
  });

  test.each([
    ['plain words', '不是 base64'],
    ['a sign too many', 'aGk*='],
    ['the alphabet of addresses', '-_-_'],
    ['a lost end', 'aGVsbG8'],
    ['a single sign', 'a'],
    ['an end in the middle', 'aGk=aGk='],
    ['an address with its data', 'data:text/plain;base64,aGk='],
  ])('is not %s', (_what, text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });
});
