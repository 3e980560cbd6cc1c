import {
  anyObject,
  bool,
  type Fields,
  layout,
  links,
  list,
  oneOf,
  padding,
  shape,
  string,
} from './checks.ts';
import { HEADER_TEMPLATES } from './colours.ts';
import { elements } from './elements.ts';
import { isRecord } from './json.ts';
import {
  CARD_ERROR,
  type CardFault,
  type CardWorld,
  cardFault,
  child,
  type Place,
  report,
  rootPlace,
} from './place.ts';
import { icon, text, textTag } from './texts.ts';

export type { CardFault, CardWorld };

/** A card may weigh 30 KB in UTF-8. */
const MAX_BYTES = 30 * 1024;
/** Every object with a `tag` counts, columns and texts included. */
const MAX_TAGGED = 200;
const MAX_TABLES = 5;

const title = text(['plain_text', 'lark_md']);

const header = shape(
  { title },
  {
    subtitle: title,
    text_tag_list: list(textTag),
    i18n_text_tag_list: anyObject,
    template: oneOf(...HEADER_TEMPLATES),
    icon,
    padding,
  },
);

const CONFIG: Fields = {
  streaming_mode: bool,
  streaming_config: anyObject,
  summary: shape({}, { content: string, i18n_content: anyObject }),
  locales: list(string),
  enable_forward: bool,
  // Schema 2.0 has one state for all viewers.
  update_multi: oneOf(true),
  width_mode: oneOf('default', 'compact', 'fill'),
  use_custom_translation: bool,
  enable_forward_interaction: bool,
  style: shape({}, { text_size: anyObject, color: anyObject }),
};

const root = shape(
  { schema: oneOf('2.0') },
  {
    config: shape({}, CONFIG),
    card_link: links,
    header,
    body: shape({ elements }, layout),
  },
);

/** Refuses what Feishu refuses of Card JSON 2.0, in the words of its API. */
export function validateCard(card: unknown, world: CardWorld): CardFault | undefined {
  const at = rootPlace(world);
  if (isRecord(card) && Object.keys(card).length === 0) return undefined;
  if (new TextEncoder().encode(JSON.stringify(card) ?? '').length > MAX_BYTES) {
    return { code: 230025, msg: 'The length of the message content reaches its limit.' };
  }
  learnCustomStyle(card, at);
  root(card, at);
  checkCounts(card, at);
  const first = at.run.problems[0];
  return first && cardFault(first);
}

function learnCustomStyle(card: unknown, at: Place): void {
  const config = isRecord(card) ? card.config : undefined;
  const style = isRecord(config) ? config.style : undefined;
  if (!isRecord(style)) return;
  for (const name of namesIn(style.color)) at.run.customColours.add(name);
  for (const name of namesIn(style.text_size)) at.run.customSizes.add(name);
}

function namesIn(value: unknown): string[] {
  return isRecord(value) ? Object.keys(value) : [];
}

function checkCounts(card: unknown, at: Place): void {
  const tags = tagsOf(card);
  if (tags.length > MAX_TAGGED) report(at, 'element exceeds the limit', CARD_ERROR.limit);
  if (tags.filter((tag) => tag === 'table').length > MAX_TABLES) {
    report(child(at, 'body'), 'card table number over limit', CARD_ERROR.limit);
  }
}

/** Foreign data inside a card: a `tag` in there is not an element. */
const FOREIGN: ReadonlySet<string> = new Set(['behaviors', 'chart_spec', 'rows']);

function tagsOf(value: unknown, tags: string[] = []): string[] {
  if (Array.isArray(value)) {
    for (const item of value) tagsOf(item, tags);
  } else if (isRecord(value)) {
    if (typeof value.tag === 'string') tags.push(value.tag);
    for (const key of Object.keys(value)) {
      if (!FOREIGN.has(key)) tagsOf(value[key], tags);
    }
  }
  return tags;
}
