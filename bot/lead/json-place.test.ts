import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonFault } from './json-place.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test.each([
  ['[1,\n 2,\n]', 3, 1, ']'],
  ['[{"a": "一"，"b": 2}]', 1, 11, '，'],
  ['[{“a”: 1}]', 1, 3, '“'],
  ['{"a" 1}', 1, 6, '1'],
  ['[{"a": 1}\n{"b": 2}]', 2, 1, '{'],
  ['[{"a": "没有完', 1, 8, '"'],
  ['[{"a": 1}', 1, 10, null],
  ['', 1, 1, null],
  ['[] []', 1, 4, '['],
])('%j stops at line %i, column %i', (text, line, column, found) => {
  expect(isJson(text)).toBe(false);
  expect(jsonFault(text)).toEqual({ line, column, found });
});

test('whatever is JSON has no fault, and whatever is none has one', () => {
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '"', '{', ']', ':', '，'),
      (json, n, sign) => {
        expect(jsonFault(json)).toBeUndefined();
        const at = n % (json.length + 1);
        const changed = json.slice(0, at) + sign + json.slice(at + 1);
        expect(jsonFault(changed) === undefined).toBe(isJson(changed));
      },
    ),
  );
});
