import type { CSSProperties, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { type Json, numberAt, recordAt, recordsAt, stringAt } from '../../card/json.ts';
import { cellOf } from './cells.tsx';
import { marginStyle } from './layout.ts';

/** Columns beyond these are accepted and not shown, as in Feishu. */
const SHOWN_COLUMNS = 50;

const ROW_HEIGHTS: Record<string, string> = { low: '36px', middle: '56px', high: '80px' };

/** A table with its pages; it scrolls sideways inside its own box. */
export function Table({ element }: { element: Json }): VNode {
  const columns = recordsAt(element, 'columns').slice(0, SHOWN_COLUMNS);
  const rows = recordsAt(element, 'rows');
  const perPage = numberAt(element, 'page_size') ?? 5;
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const [chosen, setPage] = useState(0);
  // An update of the card may have taken the page away.
  const page = Math.min(chosen, pages - 1);
  const shown = rows.slice(page * perPage, (page + 1) * perPage);
  return (
    <div class="card-table" style={marginStyle(element)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys. */}
      <section class="card-table-scroll" tabIndex={0} aria-label="表格">
        <table
          data-frozen={element.freeze_first_column === true}
          data-row-height={stringAt(element, 'row_height') === 'auto' ? 'auto' : 'fixed'}
          style={heightStyle(element)}
        >
          <colgroup>
            {columns.map((column, index) => (
              <col key={index} style={{ width: widthOf(column) }} />
            ))}
          </colgroup>
          <Head columns={columns} style={recordAt(element, 'header_style') ?? {}} />
          <tbody>
            {shown.map((row, index) => (
              <Row key={index} columns={columns} row={row} />
            ))}
            {rows.length === 0 && (
              <tr>
                <td colSpan={Math.max(1, columns.length)} class="card-table-empty">
                  暂无数据
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </section>
      {pages > 1 && <Pager page={page} pages={pages} rows={rows.length} onPage={setPage} />}
    </div>
  );
}

function Head({ columns, style }: { columns: Json[]; style: Json }): VNode {
  return (
    <thead
      data-ground={stringAt(style, 'background_style') ?? 'none'}
      data-colour={stringAt(style, 'text_color') ?? 'default'}
      data-size={stringAt(style, 'text_size') ?? 'normal'}
      data-bold={style.bold !== false}
    >
      <tr>
        {columns.map((column, index) => (
          <th
            key={index}
            scope="col"
            data-align={alignOf(style, 'text_align') ?? horizontalOf(column)}
          >
            <span
              class="card-table-words"
              style={{ '--card-lines': numberAt(style, 'lines') ?? 1 }}
            >
              {stringAt(column, 'display_name')}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Row({ columns, row }: { columns: Json[]; row: Json }): VNode {
  return (
    <tr>
      {columns.map((column, index) => {
        const value = row[stringAt(column, 'name') ?? ''];
        return (
          <td
            key={index}
            title={typeof value === 'string' && column.data_type === 'text' ? value : undefined}
            data-align={horizontalOf(column)}
            style={{ verticalAlign: verticalOf(column) }}
          >
            <div class="card-table-cell">{cellOf(column, value)}</div>
          </td>
        );
      })}
    </tr>
  );
}

interface PagerProps {
  page: number;
  pages: number;
  rows: number;
  onPage(page: number): void;
}

function Pager({ page, pages, rows, onPage }: PagerProps): VNode {
  const turn = (words: string, sign: string, to: number) => (
    <button
      type="button"
      class="card-table-turn"
      aria-label={words}
      disabled={to < 0 || to >= pages}
      onClick={() => onPage(to)}
    >
      {sign}
    </button>
  );
  return (
    <div class="card-table-pager">
      <span>共 {rows} 行</span>
      {turn('上一页', '‹', page - 1)}
      <span aria-live="polite">
        {page + 1} / {pages}
      </span>
      {turn('下一页', '›', page + 1)}
    </div>
  );
}

type Align = 'left' | 'center' | 'right';

function alignOf(of: Json, key: string): Align | undefined {
  const value = stringAt(of, key);
  return value === 'left' || value === 'center' || value === 'right' ? value : undefined;
}

/** Numbers stand on the right unless the column says otherwise. */
const horizontalOf = (column: Json): Align =>
  alignOf(column, 'horizontal_align') ?? (column.data_type === 'number' ? 'right' : 'left');

function verticalOf(column: Json): CSSProperties['verticalAlign'] {
  const value = stringAt(column, 'vertical_align');
  return value === 'top' || value === 'bottom' ? value : 'middle';
}

function widthOf(column: Json): string | undefined {
  const width = stringAt(column, 'width');
  return width === 'auto' ? undefined : width;
}

function heightStyle(element: Json): CSSProperties {
  const height = stringAt(element, 'row_height') ?? 'low';
  if (height === 'auto') {
    return { '--card-row-max': stringAt(element, 'row_max_height') ?? '124px' };
  }
  return { '--card-row': ROW_HEIGHTS[height] ?? height };
}
