import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../domain/import/types.ts';
import { readEntries } from './archive.ts';
import { MAX_SHEET_BYTES, readWorkbook } from './read.ts';
import { writeWorkbook } from './write.ts';

const simple = () =>
  writeWorkbook([
    {
      name: '一',
      heads: ['姓名', '金额'],
      rows: [
        ['张三', 4.5],
        [null, null],
        ['李四', 0],
      ],
      widths: [],
    },
    { name: '二', heads: ['说明'], rows: [], widths: [] },
  ]);

/** A workbook of one sheet with these cells, as XML. */
function workbookOf(cells: string, workbook = ''): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const kept = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return zip({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${links}">${workbook}<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${kept}"><Relationship Id="rId1" Type="${links}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${cells}</sheetData></worksheet>`,
  });
}

/** A ZIP archive; sizes may be told otherwise than they are. */
function zip(files: Readonly<Record<string, string>>, claimedBytes?: number): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(claimedBytes ?? content.length, 22);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    head.copy(entry, 10, 8, 26);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(at, 42);
    bodies.push(head, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  const list = Buffer.concat(directory);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, list, end]);
}

async function cellsOf(content: Uint8Array): Promise<readonly (readonly Cell[])[]> {
  const workbook = await readWorkbook(content);
  if (!workbook.ok) throw new Error(workbook.problem);
  return workbook.sheets[0]?.rows ?? [];
}

describe('a workbook', () => {
  test('comes back as it was written, blank rows and all', async () => {
    const workbook = await readWorkbook(await simple());
    expect(workbook).toMatchObject({
      ok: true,
      sheets: [{ name: '一' }, { name: '二', rows: [['说明']] }],
    });
    expect(workbook.ok && workbook.sheets[0]?.rows).toEqual([
      ['姓名', '金额'],
      ['张三', 4.5],
      [null, null],
      ['李四', 0],
    ]);
  });

  test('shows what a formula last came to, and marks one that came to nothing', async () => {
    const rows = await cellsOf(
      workbookOf(
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c>' +
          '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
      ),
    );
    expect(rows).toEqual([[2, { broken: true }, { broken: true }]]);
  });

  test.each([
    ['1900', ''],
    ['1904', '<workbookPr date1904="1"/>'],
  ])('counts days from %s', async (from, setting) => {
    const serial = from === '1900' ? 46_082 : 46_082 - 1_462;
    const cells = `<row r="1"><c r="A1" s="1"><v>${serial}</v></c></row>`;
    expect(await cellsOf(workbookOf(cells, setting))).toEqual([[{ day: '2026-03-01' }]]);
  });
});

describe('a file that is no workbook', () => {
  const old = Buffer.from('d0cf11e0a1b11ae1', 'hex');

  test.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['nothing', () => Buffer.alloc(0), 'empty'],
    ['.xls', () => Buffer.concat([old, Buffer.alloc(600)]), 'oldExcel'],
    [
      'a password',
      () => Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')]),
      'protected',
    ],
    ['text', () => Buffer.from('姓名,单位\n张三,发改委'), 'notExcel'],
    ['another archive', () => zip({ 'word/document.xml': '<w/>' }), 'notExcel'],
    ['half of one', async () => (await simple()).slice(0, 900), 'notExcel'],
    ['50 MB', () => Buffer.alloc(50 * 1024 * 1024), 'tooBig'],
    ['no sheets', () => zip({ 'xl/workbook.xml': '<workbook' }), 'broken'],
    [
      'a bomb that tells its size',
      () => zip({ 'xl/workbook.xml': 'a'.repeat(40 * 1024 * 1024) }),
      'tooBig',
    ],
    [
      'a bomb that lies',
      () => zip({ 'xl/workbook.xml': 'a'.repeat(5 * 1024 * 1024) }, 10),
      'broken',
    ],
  ])('%s', async (_name, content, problem) => {
    expect(await readWorkbook(await content())).toEqual({ ok: false, problem });
  });

  test('every way to cut one short ends in words', async () => {
    const whole = Buffer.from(await simple());
    for (let length = 0; length < whole.length; length += 97) {
      expect((await readWorkbook(whole.subarray(0, length))).ok).toBe(false);
    }
  });
});

test('the longest file that is read is not the longest there is', () => {
  expect(MAX_SHEET_BYTES).toBeLessThan(30 * 1024 * 1024);
  expect(readEntries(Buffer.alloc(10))).toBeUndefined();
});
