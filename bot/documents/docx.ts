import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { faces, signatureLine } from '../../cards/documents/print-words.ts';
import type { DocumentBlock, DocumentContent } from '../../cards/documents/types.ts';

/** In half points: official papers set their title in 二号 and their text in 四号 (GB/T 9704). */
const TITLE = 44;
const HEAD = 30;
const TEXT = 28;
const CELL = 24;
/** Known to Word and WPS on every office machine; others fall back to their own. */
const fontOf = (eastAsia: string) => ({
  ascii: 'Times New Roman',
  eastAsia,
  hAnsi: 'Times New Roman',
});
const SONG = fontOf(faces.text);
const HEI = fontOf(faces.head);
const SHADE = 'EEF3FA';
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '8F959E' };
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE };

/** A Word file (.docx) of a document. */
export async function writeDocument(content: DocumentContent): Promise<Uint8Array> {
  const { title, subtitle, blocks } = content;
  const document = new Document({
    title,
    styles: { default: { document: { run: { font: SONG, size: TEXT } } } },
    sections: [
      {
        properties: { page: { margin: { top: 1440, bottom: 1440, left: 1300, right: 1300 } } },
        children: [
          line(title, { size: TITLE, font: HEI, bold: true }, AlignmentType.CENTER, 240),
          line(subtitle, { size: CELL }, AlignmentType.RIGHT, 160),
          ...blocks.flatMap(drawBlock),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

interface Look {
  readonly size: number;
  readonly bold?: boolean;
  readonly font?: typeof SONG;
}

const line = (
  text: string,
  look: Look,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = AlignmentType.LEFT,
  after = 80,
): Paragraph =>
  new Paragraph({
    alignment,
    spacing: { after },
    children: [new TextRun({ text: printable(text), font: SONG, ...look })],
  });

/** Control characters make a file that Word refuses. */
const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ');

function drawBlock(block: DocumentBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'head':
      return [
        new Paragraph({
          spacing: { before: 240, after: 100 },
          keepNext: true,
          children: [new TextRun({ text: block.text, font: HEI, bold: true, size: HEAD })],
        }),
      ];
    case 'text':
      return [line(block.text, { size: TEXT })];
    case 'facts':
      return [factsTable(block.rows)];
    case 'table':
      return [drawTable(block)];
    case 'signatures':
      return block.labels.map((label) =>
        line(signatureLine(label), { size: TEXT }, undefined, 200),
      );
    default:
      return block satisfies never;
  }
}

const cell = (text: string, width: number, isHead: boolean): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    borders: BORDERS,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    ...(isHead ? { shading: { fill: SHADE } } : {}),
    children: [line(text, { size: CELL, bold: isHead }, undefined, 0)],
  });

const full = { size: 100, type: WidthType.PERCENTAGE };
/** Between the margins of a page of A4, in twentieths of a point. */
const PAGE_WIDTH = 9_300;
/** The grid as programs other than Word read it. */
const gridOf = (widths: readonly number[]): number[] =>
  widths.map((share) => Math.round((share * PAGE_WIDTH) / 100));
const FACTS = [16, 34, 16, 34] as const;

/** Two pairs a row. */
function factsTable(facts: readonly (readonly [string, string])[]): Table {
  const rows: TableRow[] = [];
  for (let n = 0; n < facts.length; n += 2) {
    const pairs = facts.slice(n, n + 2);
    const cells = pairs.flatMap(([label, value]) => [
      cell(label, FACTS[0], true),
      cell(value, FACTS[1], false),
    ]);
    rows.push(new TableRow({ cantSplit: true, children: cells }));
  }
  return new Table({ width: full, columnWidths: gridOf(FACTS), rows });
}

const drawTable = ({ heads, widths, rows }: Extract<DocumentBlock, { kind: 'table' }>): Table =>
  new Table({
    width: full,
    columnWidths: gridOf(widths),
    rows: [
      new TableRow({
        tableHeader: true,
        children: heads.map((head, n) => cell(head, widths[n] ?? 20, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((text, n) => cell(text, widths[n] ?? 20, false)),
          }),
      ),
    ],
  });
