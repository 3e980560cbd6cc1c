import { expect, test } from 'vitest';
import type { DocumentContent } from '../../cards/documents/types.ts';
import { readEntries, unpack } from '../sheets/archive.ts';
import { writeDocument } from './docx.ts';

const content: DocumentContent = {
  fileName: '督办单-S1.docx',
  title: '督办单',
  subtitle: '编号：P-1-S1',
  blocks: [
    { kind: 'facts', rows: [['责任单位', '自规分局']] },
    { kind: 'head', text: '办理记录' },
    {
      kind: 'table',
      heads: ['时间', '办理情况'],
      widths: [30, 70],
      rows: [['3月16日', '补齐 <图纸> & "会签"\u0007\n第二行']],
    },
    { kind: 'text', text: '请按时办理。' },
    { kind: 'signatures', labels: ['责任单位'] },
  ],
};

/** The text of the file's body, as Word would show it. */
async function bodyOf(document: DocumentContent): Promise<string> {
  const archive = Buffer.from(await writeDocument(document));
  const entry = readEntries(archive)?.find(({ name }) => name === 'word/document.xml');
  if (!entry) throw new Error('the file has no body');
  return unpack(archive, entry).toString('utf8');
}

test('a document is a Word file with everything in it', async () => {
  const body = await bodyOf(content);
  for (const text of [
    '督办单',
    '编号：P-1-S1',
    '责任单位',
    '自规分局',
    '办理记录',
    '请按时办理。',
  ]) {
    expect(body).toContain(text);
  }
});

test('what people wrote is text and never markup, and no sign breaks the file', async () => {
  const body = await bodyOf(content);
  expect(body).toContain('补齐 &lt;图纸&gt; &amp; &quot;会签&quot;');
  expect(body).not.toMatch(/(?![\n\r\t])\p{Cc}/u);
});
