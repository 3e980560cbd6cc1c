import { chart } from './chart.ts';
import {
  bool,
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
import { isRecord } from './json.ts';
import { child } from './place.ts';
import { table } from './table.ts';
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
  chart,
};
