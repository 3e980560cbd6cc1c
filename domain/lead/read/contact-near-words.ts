import {
  ADDRESS,
  ANY_NAME,
  DEPARTMENT,
  FULL_NAME,
  LABEL,
  NO_NAME,
  SURNAME,
  TITLE_HEAD,
} from './person-words.ts';
import type { Span } from './text.ts';
import { chunkStart, TITLE_END, TITLE_INSIDE, titleBeforeChunk, titleIn } from './title-words.ts';

// Who is named beside a telephone number.

const ADDRESSED_AT_END = new RegExp(`(?:${SURNAME}${ADDRESS}|[老小阿]${SURNAME})$`);
const LETTER_PERSON = /[A-Z](?:先生|女士|总|老板|小姐|博士)$/;
const LATIN_NAME = /[A-Z][a-zA-Z'’]+(?:[ -][A-Z][a-zA-Z.'’]*){1,3}$/;
const LATIN_TITLE = /^[A-Z][A-Za-z&]+(?: [A-Z&of][A-Za-z&]*){0,4}$/;
const LABEL_INSIDE = new RegExp(`(?:${LABEL}|叫|找|姓名)(?:是|为|叫|:|就叫|就是)?`, 'g');
const CALLED =
  /(?:的?(?:联系|手机|微信)?(?:电话|手机号?码?|号码|微信|联系方式|方式|分机|国内|同号|联系|座机|热线|来电|tel|phone|mobile|cell|wechat|whatsapp|V信?|(?<=[话人号式机应])[是为]|号|在|打|就|本人投?|已?换号了?|换成了?|改成了?|留的?|留了))$/i;
const TRAILING = /[\s,.:;、/()\-—|+·“”]+$/;

function trimEnd(text: string, from: number, end: number): number {
  let to = end;
  for (let turn = 0; turn < 8; turn += 1) {
    const part = text.slice(Math.max(from, to - 24), to);
    const cut = TRAILING.exec(part)?.[0].length ?? CALLED.exec(part)?.[0].length ?? 0;
    if (cut === 0) break;
    to -= cut;
  }
  return Math.max(to, from);
}

/** The person that is named right before `end`, where a number or a clause's edge follows. */
export function personBefore(
  text: string,
  end: number,
  least: number,
): { name: Span; title: Span | null } | undefined {
  const bracket = bracketBefore(text, end, least);
  const to = trimEnd(text, least, bracket ? bracket.open : end);
  if (to <= least) return undefined;
  const latin = latinBefore(text, to, least);
  if (latin) return latin;
  const from = chunkStart(text, to, least);
  const found = nameInChunk(text, from, to, least);
  if (!found) return undefined;
  const inBracket = bracket && titleIn(text, bracket.open + 1, bracket.close);
  const title = found.title ?? inBracket ?? titleBeforeChunk(text, found.name.start, least) ?? null;
  return { name: found.name, title };
}

/** `(战略部总监)` or `(人名)` between a name and its number. */
function bracketBefore(text: string, end: number, least: number) {
  const tail = text.slice(Math.max(least, end - 30), end);
  const match = /\(([^()]{1,16})\)[\s,:]*$/.exec(tail);
  if (!match) return undefined;
  const open = end - tail.length + match.index;
  return { open, close: open + 1 + (match[1]?.length ?? 0) };
}

function latinBefore(text: string, to: number, least: number) {
  const from = Math.max(least, to - 70);
  const tail = text.slice(from, to);
  const alone = LATIN_NAME.exec(tail);
  if (!alone) return undefined;
  const before = tail.slice(0, alone.index);
  const isTitle =
    LATIN_TITLE.test(alone[0]) &&
    /manager|director|officer|president|ceo|engineer|head|founder|partner|representative|sales/i.test(
      alone[0],
    );
  const single = /,\s*$/.exec(before);
  if (
    (isTitle || /^(?:Director|CEO|Manager|President|Founder|Partner)$/.test(alone[0])) &&
    single
  ) {
    const name = LATIN_NAME.exec(before.slice(0, single.index));
    if (!name) return undefined;
    const start = from + name.index;
    const titleStart = from + alone.index;
    return { name: { start, end: start + name[0].length }, title: { start: titleStart, end: to } };
  }
  const start = from + alone.index;
  return { name: { start, end: to }, title: titleBeforeChunk(text, start, least) ?? null };
}

function nameInChunk(
  text: string,
  from: number,
  to: number,
  least: number,
): { name: Span; title: Span | null } | undefined {
  const chunk = text.slice(from, to);
  // 王小满 is a whole name, no 小满.
  const isWhole = FULL_NAME.test(chunk) && /^.[老小阿][^板总师姐哥妹]$/.test(chunk);
  const addressed = (isWhole ? null : ADDRESSED_AT_END.exec(chunk)) ?? LETTER_PERSON.exec(chunk);
  if (
    addressed &&
    !/[对我外甲乙双资]方(?:总|经理|代表)$/.test(chunk.slice(0, addressed.index + 3))
  ) {
    // 周立言副总裁: the whole name is there.
    const whole = wholeNameWithTitle(text, from, to);
    if (whole) return whole;
    const start = from + addressed.index;
    return { name: { start, end: to }, title: titleIn(text, from, start) };
  }
  if (TITLE_END.test(chunk) || (DEPARTMENT.test(chunk) && chunk.length > 2)) {
    const whole = wholeNameWithTitle(text, from, to);
    if (whole) return whole;
    const label = /(?:职务|职位|身份|头衔)[:\s]{0,2}$/.exec(
      text.slice(Math.max(least, from - 5), from),
    )?.[0];
    const before = trimEnd(text, least, from - (label?.length ?? 0));
    const start = chunkStart(text, before, least);
    const name = lastName(text, start, before, true);
    const title = titleIn(text, from, to);
    if (name && title) return { name, title };
    return undefined;
  }
  const strict = lastName(text, from, to, false);
  if (!strict) return undefined;
  return { name: strict, title: titleIn(text, from, strict.start) };
}

const NAME_AND_TITLE = new RegExp(`(${SURNAME}[\\u4e00-\\u9fa5]{1,2}?)(${TITLE_HEAD})$`);
const DEPUTY = new RegExp(`^${SURNAME}(?:副|常务|执行)`);

function wholeNameWithTitle(text: string, from: number, to: number) {
  const chunk = text.slice(from, to);
  const match = NAME_AND_TITLE.exec(chunk);
  if (!match?.[1] || !match[2] || NO_NAME.test(match[1])) return undefined;
  const start = from + match.index;
  const lead = chunk.slice(0, match.index);
  if (lead && !LABEL_INSIDE.test(lead)) {
    LABEL_INSIDE.lastIndex = 0;
    return undefined;
  }
  LABEL_INSIDE.lastIndex = 0;
  const end = start + match[1].length;
  if (DEPUTY.test(match[1])) return undefined;
  return { name: { start, end }, title: { start: end, end: to } };
}

/** The name at the end of the chunk: after a label or a title, or the whole chunk. */
function lastName(text: string, from: number, to: number, isTitled: boolean): Span | undefined {
  const chunk = text.slice(from, to);
  if (FULL_NAME.test(chunk) && !NO_NAME.test(chunk)) return { start: from, end: to };
  let best = -1;
  for (const pattern of [TITLE_INSIDE, LABEL_INSIDE]) {
    for (const match of chunk.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const rest = chunk.slice(end);
      if (ANY_NAME.test(rest) && !NO_NAME.test(rest)) best = Math.max(best, end);
    }
  }
  if (best >= 0) return { start: from + best, end: to };
  if (isTitled && ANY_NAME.test(chunk) && !NO_NAME.test(chunk)) return { start: from, end: to };
  if (isAfterLabel(text, from) && ANY_NAME.test(chunk) && !NO_NAME.test(chunk))
    return { start: from, end: to };
  return undefined;
}

const AFTER_LABEL = new RegExp(`(?:${LABEL}|${TITLE_HEAD}|老板娘?|部)(?:是|为|叫)?[:\\s,]{1,2}$`);
const isAfterLabel = (text: string, start: number) =>
  AFTER_LABEL.test(text.slice(Math.max(0, start - 12), start));

const AFTER_PHONE = new RegExp(
  `^[\\s,(]{0,2}(${SURNAME}(?:${ADDRESS}|[\\u4e00-\\u9fa5]{1,2}))(?=[\\s,。;)、]|$)`,
);
/** The person named right after a number. */
export function personAfter(text: string, end: number): { name: Span; title: null } | undefined {
  const match = AFTER_PHONE.exec(text.slice(end, end + 10));
  if (!match?.[1] || NO_NAME.test(match[1])) return undefined;
  const start = end + match[0].length - match[1].length;
  return { name: { start, end: start + match[1].length }, title: null };
}
