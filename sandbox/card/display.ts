import {
  anyObject,
  anything,
  bool,
  colour,
  type Fields,
  filled,
  horizontalAlign,
  integer,
  list,
  margin,
  matching,
  oneOf,
  shape,
  size,
  textSize,
} from './checks.ts';
import type { ElementSpec } from './elements.ts';
import { isRecord, type Json } from './json.ts';
import { CARD_ERROR, type Check, child, type Place, report } from './place.ts';
import { checkImage, checkUser, icon, markdownText, plainText, styledText, text } from './texts.ts';

const elementId = matching(/^[A-Za-z][A-Za-z0-9_]{0,19}$/, 'a letter, then up to 19 of a-z 0-9 _');

const personSize = oneOf('extra_small', 'small', 'medium', 'large');

const personList: ElementSpec = {
  required: { persons: list(shape({ id: filled })) },
  optional: {
    drop_invalid_user_id: bool,
    lines: integer(1, 999),
    show_name: bool,
    show_avatar: bool,
    size: personSize,
    icon,
  },
  also(element, at) {
    if (element.drop_invalid_user_id === true || !Array.isArray(element.persons)) return;
    element.persons.forEach((person, index) => {
      if (isRecord(person)) checkUser(person.id, child(at, `persons -> [${index}] -> id`));
    });
  },
};

const tableColumn = shape(
  {
    name: filled,
    data_type: oneOf('text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown'),
  },
  {
    display_name: anything,
    width: matching(/^(auto|\d+px|\d+%)$/, 'auto, Npx or N%'),
    vertical_align: oneOf('top', 'center', 'bottom'),
    horizontal_align: horizontalAlign,
    format: anyObject,
    date_format: filled,
  },
);

const table: ElementSpec = {
  required: { columns: list(tableColumn), rows: list(anyObject) },
  optional: {
    page_size: integer(1, 10),
    row_height: size(32, 124, 'low', 'middle', 'high', 'auto'),
    row_max_height: size(32, 999),
    freeze_first_column: bool,
    header_style: shape(
      {},
      {
        text_align: horizontalAlign,
        text_size: textSize,
        background_style: oneOf('none', 'grey'),
        text_color: colour,
        bold: bool,
        lines: integer(1, 999),
      },
    ),
  },
  onlyInBody: true,
  also: checkRowNames,
};

function checkRowNames(element: Json, at: Place): void {
  const { columns, rows } = element;
  if (!Array.isArray(columns) || !Array.isArray(rows)) return;
  const declared = new Set(columns.map((column) => isRecord(column) && column.name));
  rows.forEach((row, index) => {
    if (!isRecord(row)) return;
    for (const key of Object.keys(row)) {
      if (!declared.has(key)) {
        report(child(at, `rows -> [${index}]`), key, CARD_ERROR.undeclaredTableRow);
      }
    }
  });
}

const chartSpec: Check = (value, at) => {
  const hasType = isRecord(value) && typeof value.type === 'string' && value.type !== '';
  if (!hasType) report(at, 'chart type is missing', CARD_ERROR.badChart);
};

/** What every element may carry. */
export const COMMON: Fields = { margin, element_id: elementId };

export const DISPLAY: Record<string, ElementSpec> = {
  markdown: {
    required: { content: markdownText },
    optional: { text_align: horizontalAlign, text_size: textSize, icon },
  },
  div: {
    required: {},
    optional: {
      text: text(['plain_text', 'lark_md'], undefined, { ...styledText, element_id: elementId }),
      icon,
      width: size(16, 999, 'fill', 'auto'),
    },
  },
  hr: { required: {}, optional: {} },
  img: {
    required: { img_key: checkImage, alt: plainText },
    optional: {
      title: plainText,
      scale_type: oneOf('crop_center', 'crop_top', 'fit_horizontal'),
      size: matching(/^(stretch|large|medium|small|tiny|\d+px \d+px)$/, 'a size or "Wpx Hpx"'),
      corner_radius: matching(/^\d+(px|%)$/, 'Npx or N%'),
      preview: bool,
      transparent: bool,
    },
  },
  person: {
    required: { user_id: checkUser },
    optional: {
      size: personSize,
      show_avatar: bool,
      show_name: bool,
      style: oneOf('normal', 'capsule'),
    },
  },
  person_list: personList,
  table,
  chart: {
    required: { chart_spec: chartSpec },
    optional: {
      aspect_ratio: oneOf('1:1', '2:1', '4:3', '16:9'),
      color_theme: oneOf('brand', 'rainbow', 'complementary', 'converse', 'primary'),
      height: size(1, 999, 'auto'),
      preview: bool,
    },
  },
};
