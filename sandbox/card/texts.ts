import {
  anyObject,
  colour,
  type Fields,
  filled,
  horizontalAlign,
  integer,
  oneOf,
  shape,
  shortString,
  string,
  textSize,
} from './checks.ts';
import { TEXT_TAG_COLOURS } from './colours.ts';
import { isRecord } from './json.ts';
import { countMarkdownTables, markdownRefs } from './markdown-refs.ts';
import { CARD_ERROR, type Check, type Place, report } from './place.ts';

export function checkUser(id: unknown, at: Place): void {
  if (typeof id !== 'string' || !at.run.world.isUser(id)) {
    report(at, String(id), CARD_ERROR.unknownUser);
  }
}

export function checkImage(key: unknown, at: Place): void {
  if (typeof key !== 'string' || !at.run.world.isImage(key)) {
    report(at, String(key), CARD_ERROR.unknownImage);
  }
}

/** Markdown: whoever and whatever it names must exist, and it holds at most 4 tables. */
export const markdownText: Check = (value, at) => {
  if (typeof value !== 'string') return string(value, at);
  const { mentions, persons, images } = markdownRefs(value);
  for (const id of mentions) if (id !== 'all') checkUser(id, at);
  for (const id of persons) checkUser(id, at);
  for (const key of images) checkImage(key, at);
  if (countMarkdownTables(value) > 4) {
    report(at, 'card table number over limit', CARD_ERROR.limit);
  }
};

type TextTag = 'plain_text' | 'lark_md' | 'markdown';

/** A text object of one of the tags; `extra` are the properties its owner allows besides. */
export function text(tags: readonly TextTag[], content: Check = string, extra: Fields = {}): Check {
  return (value, at) => {
    const isPlain = isRecord(value) && value.tag === 'plain_text';
    shape(
      { tag: oneOf(...tags), content: isPlain ? content : markdownText },
      { i18n_content: anyObject, ...extra },
    )(value, at);
  };
}

export const plainText = text(['plain_text']);
export const shortPlainText = text(['plain_text'], shortString(100));

export const styledText: Fields = {
  text_size: textSize,
  text_color: colour,
  text_align: horizontalAlign,
  lines: integer(1, 999),
};

export const textTag = shape(
  { tag: oneOf('text_tag'), text: plainText },
  { color: oneOf(...TEXT_TAG_COLOURS), element_id: filled },
);

export const icon: Check = (value, at) => {
  const isCustom = isRecord(value) && value.tag === 'custom_icon';
  shape(
    {
      tag: oneOf('standard_icon', 'custom_icon'),
      ...(isCustom ? { img_key: checkImage } : { token: filled }),
    },
    { color: colour, size: string },
  )(value, at);
};

export const confirm = shape({ title: plainText, text: plainText });
