import { expect, test } from 'vitest';
import { ApiError } from './errors.ts';
import { readMultipart } from './multipart.ts';

const bytes = Buffer.from([0, 255, 13, 10, 45, 45, 128]);

function form(...parts: [head: string, body: Buffer][]): Buffer {
  const pieces = parts.flatMap(([head, body]) => [
    Buffer.from(`--mark\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
    body,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...pieces, Buffer.from('--mark--\r\n')]);
}

test('binary parts without a file name stay whole', () => {
  const body = form(['name="file_type"', Buffer.from('pdf')], ['name="file"', bytes]);
  const parts = readMultipart('multipart/form-data; boundary=mark', body);
  expect(parts.get('file')?.bytes.equals(bytes)).toBe(true);
  expect(parts.get('file_type')?.bytes.toString()).toBe('pdf');
});

test('a file name is not taken for a field name', () => {
  const body = form(['filename="a.png"; name="image"', bytes]);
  const parts = readMultipart('multipart/form-data; boundary="mark"', body);
  expect(parts.get('image')?.fileName).toBe('a.png');
});

test('an empty part is read as no bytes', () => {
  const parts = readMultipart(
    'multipart/form-data; boundary=mark',
    form(['name="f"', Buffer.of()]),
  );
  expect(parts.get('f')?.bytes.length).toBe(0);
});

test('a body without a boundary is refused', () => {
  expect(() => readMultipart('application/json', bytes)).toThrow(ApiError);
});
