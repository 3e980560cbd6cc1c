import writeExcelFile from 'write-excel-file/node';

/** A sheet to be written: its name, its heads, and rows below them. */
export interface NewSheet {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Of each column, in signs. */
  readonly widths: readonly number[];
  /** Rows drawn in grey: they are no content. */
  readonly greyRows?: number;
}

const HEAD_COLOUR = '#dbe8fb';
const GREY = '#8f959e';

/** An Excel workbook (.xlsx) of these sheets: all cells are text or numbers, long ones wrap. */
export async function writeWorkbook(sheets: readonly NewSheet[]): Promise<Uint8Array> {
  const written = writeExcelFile(
    sheets.map(({ name, heads, rows, widths, greyRows = 0 }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: widths.map((width) => ({ width })),
      data: [
        heads.map((value) => ({
          value,
          fontWeight: 'bold' as const,
          backgroundColor: HEAD_COLOUR,
          wrap: true,
        })),
        ...rows.map((row, n) =>
          row.map((value) => {
            if (value === null) return null;
            const look = n < greyRows ? { textColor: GREY, wrap: true } : { wrap: true };
            return typeof value === 'number'
              ? { value, type: Number, ...look }
              : { value, ...look };
          }),
        ),
      ],
    })),
  );
  return (await written).toBuffer();
}
