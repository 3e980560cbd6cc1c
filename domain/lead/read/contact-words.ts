import { ADDRESS, DEPARTMENT, LABEL, OWNER, SURNAME, TITLE_HEAD } from './person-words.ts';
import type { Phone } from './phone-words.ts';
import { blanked, type Span } from './text.ts';

/** A person of the investor's as the text names them. */
export interface Person {
  readonly name: Span | null;
  readonly title: Span | null;
  readonly phone: Phone | null;
  /** Words to show where the name is made of several places (老板姓钱). */
  readonly called?: string;
}

const ADDRESSED = new RegExp(
  `(?:(?<!公|上)(?<![对我外甲乙双资院各供]方)${SURNAME}${ADDRESS}|(?<![古元])[老小阿][${'\\u4e00-\\u9fa5'}](?=[,。;:、\\s()\\d没手电说微]|$))`,
  'g',
);
const ADDRESSED_AT_END = new RegExp(`(?:${SURNAME}${ADDRESS}|[老小阿]${SURNAME})$`);
const LETTER_PERSON = /[A-Z](?:先生|女士|总|老板|小姐|博士)$/;
const FULL = new RegExp(`^${SURNAME}[\\u4e00-\\u9fa5]{1,2}$`);
const ANY_NAME = /^[\u4e00-\u9fa5]{2,4}$/;
const LATIN_NAME = /[A-Z][a-zA-Z'’]+(?:[ -][A-Z][a-zA-Z.'’]*){1,3}$/;
const LATIN_TITLE = /^[A-Z][A-Za-z&]+(?: [A-Z&of][A-Za-z&]*){0,4}$/;
const TITLE_END = new RegExp(`${TITLE_HEAD}$`, 'i');
const TITLE_INSIDE = new RegExp(
  `(?:${TITLE_HEAD}|[\\u4e00-\\u9fa5]{1,5}(?:部|处|中心|办公室)(?:的)?|老板娘?|老总)`,
  'gi',
);
const LABEL_INSIDE = new RegExp(`(?:${LABEL}|叫|找|姓名)(?:是|为|叫|:|就叫|就是)?`, 'g');
const CALLED =
  /(?:的?(?:联系|手机|微信)?(?:电话|手机号?码?|号码|微信|联系方式|方式|同号|联系|座机|热线|来电|tel|phone|mobile|cell|wechat|whatsapp|V信?|(?<=[话人号式机应])[是为]|号|在|打|就|本人投?|已?换号了?|换成了?|改成了?|留的?|留了))$/i;
const TRAILING = /[\s,.:;、/()\-—|+·“”]+$/;
const EDGES = /[,。;:、/()|\s“”【】!?！？\n·—-]/;
const NO_NAME =
  /信息|电话|手机|厂房|投资|用地|万元|公司|企业|项目|左右|平米|意向|考察|要地|用工|正在|已经|暂无|没有|联系|需要|详询|待定|另外|可以|用房|租赁|老板|人名|专班|线索|合资|地块|今天|昨天|明天|想来|回话|换号|新号|号码|微信|就是|厂里|那边|方面|来访|谈过|看过|面积|层高|招工|环评|能评|贷款|补贴|落户|选址|投产|亿元|产品|生产|加工|销售额|产值|税收/;

/** People on their own side, ours or go-betweens: read around the name. */
const NOT_THEIRS_BEFORE =
  /(?:我们|咱们?|我[镇局区委]|[区市县镇局]里的?|街道|只跟|只和|商会的?|联谊会的?|协会的?|同乡会的?|中介(?:公司)?的?|找过?|问过?|汇报给?|请|跟我|Hi|Dear|@|喂|哎|在座|各位|感谢|麻烦|报告|介绍人|引荐人|推荐人|中间人|陪同)[^,。;]{0,2}$/;
const NOT_THEIRS_AFTER =
  /^(?:本人)?(?:给|帮)?(?:介绍|牵线|引荐|推荐|让我报|问的|问起|问到|安排|批示|要求|交代|牵头|搭桥|带来的|介绍来|转来|转过来|推过来|啊我)/;

const isTheirs = (text: string, name: Span) =>
  !NOT_THEIRS_BEFORE.test(text.slice(Math.max(0, name.start - 8), name.start)) &&
  !NOT_THEIRS_AFTER.test(text.slice(name.end, name.end + 8));

const TITLE_NOISE =
  /^(?:其中|他们|她们|对方|对方的|我们|她|他|其|那边|这边|企业方?|公司|厂里|外方|乙方|现场|一位|是|为|的|由|请|跟|和|与|叫|及|联系人?|对接人?|联络人?|窗口|人|[\u4e00-\u9fa5]{2,6}的(?=[\u4e00-\u9fa5]{2})|[:,.\s])+/;

const TO_LABEL = new RegExp(`^.*?${LABEL}(?:是|为|:|叫)?`);

/** The words as a title: without labels; null where they are none. */
function titleIn(text: string, start: number, end: number): Span | null {
  let from = start;
  const words = text.slice(start, end);
  const label = TO_LABEL.exec(words);
  if (label) from += label[0].length;
  from += TITLE_NOISE.exec(text.slice(from, end))?.[0].length ?? 0;
  let to = end;
  while (to > from && /[的:,\s是叫为]/.test(text[to - 1] ?? '')) to -= 1;
  const found = text.slice(from, to);
  if (found.length < 2 || found.length > 12 || OWNER.test(found)) return null;
  if (!TITLE_END.test(found) && !DEPARTMENT.test(found)) return null;
  if (/[0-9]/.test(found) || /(?:^|[^\u4e00-\u9fa5])厂房|项目部$|企业负责$/.test(found))
    return null;
  return { start: from, end: to };
}

/** The chunk between edges that ends here. */
function chunkStart(text: string, end: number, least: number): number {
  let at = end;
  // Nobody is introduced in more words than that.
  const furthest = Math.max(least, end - 40);
  while (at > furthest && !EDGES.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

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
function personBefore(
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

function titleBeforeChunk(text: string, nameStart: number, least: number): Span | null {
  let to = nameStart;
  while (to > least && /[\s,:、/|·(]/.test(text[to - 1] ?? '')) to -= 1;
  if (nameStart - to > 2) return null;
  const from = chunkStart(text, to, least);
  return from < to ? titleIn(text, from, to) : null;
}

function nameInChunk(
  text: string,
  from: number,
  to: number,
  least: number,
): { name: Span; title: Span | null } | undefined {
  const chunk = text.slice(from, to);
  // 王小满 is a whole name, no 小满.
  const isWhole = FULL.test(chunk) && /^.[老小阿][^板总师姐哥妹]$/.test(chunk);
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

const NAME_AND_TITLE = new RegExp(`(${SURNAME}[\\u4e00-\\u9fa5]{1,2})(${TITLE_HEAD})$`);
const DEPUTY = new RegExp(`^${SURNAME}(?:副|常务|执行)`);

function wholeNameWithTitle(text: string, from: number, to: number) {
  const chunk = text.slice(from, to);
  const match = NAME_AND_TITLE.exec(chunk);
  if (!match?.[1] || !match[2]) return undefined;
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
  if (FULL.test(chunk) && !NO_NAME.test(chunk)) return { start: from, end: to };
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

const STOP =
  '他她你我咱想说的在来要和跟把是有也都电手微亲本先已正今明昨打拟计准介告做搞让没今刚就讲表提反回带看到去自给称觉一姓过问能这那,。;:、()“”\\s\\d';
const AFTER_NAME = `(?=[${STOP}]|$)`;
const TWO_OR_THREE = `(${SURNAME}[\\u4e00-\\u9fa5](?:(?![${STOP}])[\\u4e00-\\u9fa5])?)${AFTER_NAME}`;
const NAMED: readonly RegExp[] = [
  new RegExp(`(?:${LABEL})(?:是|为|叫|:)?\\s?${TWO_OR_THREE}`, 'g'),
  new RegExp(
    `(?:姓名|全名|名字|人|他|她|老板娘?|战友|朋友|同学|亲戚|表哥|厂长|老乡|老总|小伙子|小伙|大姐|对)(?:就)?(?:叫|名叫|是叫)${TWO_OR_THREE}`,
    'g',
  ),
  new RegExp(`姓${SURNAME}(?:的)?,?(?:名字?)?叫(?:做)?${TWO_OR_THREE}`, 'g'),
  new RegExp(
    `(?:老板娘?|厂长|老总|掌柜|董事长|总经理|创始人|负责人)(?:是|:|姓名是?|叫)?\\s?${TWO_OR_THREE}`,
    'g',
  ),
  new RegExp(
    `(?<=^|[,。;:\\s、])(?:[\\u4e00-\\u9fa5]{0,6}${TITLE_HEAD})\\s?([\\u4e00-\\u9fa5]{2,4})(?=[,;。]|$)`,
    'g',
  ),
];
const LATIN_TITLED =
  /\b([A-Z][a-z]+ [A-Z][a-z]+),\s?((?:[A-Z][A-Za-z]+ ){0,4}(?:Manager|Director|Officer|President|CEO|Engineer|Founder|Partner|Representative))\b/g;
const NAMED_IN_QUOTES =
  /(?:叫|姓名|联系人)[^,。“]{0,6}“([\u4e00-\u9fa5A-Z]{1,3}(?:先生|女士|总|老板))”/g;
const SURNAME_ONLY = new RegExp(
  `(老板娘?|老总|厂长|经理|女士|先生|负责人)(?:是)?姓(${SURNAME})|(?:一位|有个|个)?姓(${SURNAME})的?(老板|女士|先生|老总|经理)`,
);

/** All of the investor's people in the stretch, those with a number first in order. */
export function peopleOf(text: string, phones: readonly Phone[]): Person[] {
  let limit = 0;
  let rest = text;
  const people: Person[] = [];
  for (const phone of phones.slice(0, MOST_PEOPLE)) {
    const near = personBefore(text, phone.start, limit) ?? personAfter(text, phone.end);
    const isOurs = near && !isTheirs(text, near.name);
    if (!isOurs) people.push({ name: near?.name ?? null, title: near?.title ?? null, phone });
    if (near) rest = blanked(rest, near.name.start, near.name.end);
    limit = phone.end;
  }
  return completed(text, merged(text, [...people, ...namedOf(rest, people)]));
}

const AFTER_PHONE = new RegExp(
  `^[\\s,(]{0,2}(${SURNAME}(?:${ADDRESS}|[\\u4e00-\\u9fa5]{1,2}))(?=[\\s,。;)、]|$)`,
);
function personAfter(text: string, end: number): { name: Span; title: null } | undefined {
  const match = AFTER_PHONE.exec(text.slice(end, end + 10));
  if (!match?.[1] || NO_NAME.test(match[1])) return undefined;
  const start = end + match[0].length - match[1].length;
  return { name: { start, end: start + match[1].length }, title: null };
}

/** More people than any lead has: what is compared with each other stays short. */
const MOST_PEOPLE = 12;

/** People named away from a number. */
function namedOf(text: string, known: readonly Person[]): Person[] {
  const found: Person[] = [];
  const add = (start: number, length: number, title: Span | null) => {
    if (found.length >= MOST_PEOPLE) return;
    const name = { start, end: start + length };
    // 联系人是林语的总监: whose, not who.
    if (text[name.end] === '的') return;
    if (NO_NAME.test(text.slice(start, name.end)) || !isTheirs(text, name)) return;
    if (found.some((one) => one.name && one.name.start < name.end && name.start < one.name.end))
      return;
    found.push({ name, title, phone: null });
  };
  for (const pattern of NAMED)
    for (const match of text.matchAll(pattern)) {
      const name = match[1] ?? '';
      const start = match.index + match[0].length - name.length;
      const near = titleIn(text, chunkStart(text, start, 0), start);
      if (
        pattern === NAMED[4] &&
        !FULL.test(name) &&
        (name.length < 4 || /[了来说在到去过的没有]/.test(name))
      )
        continue;
      if (pattern !== NAMED[4] || (near && !OWNER.test(text.slice(near.start, near.end))))
        add(start, name.length, near);
    }
  for (const match of text.matchAll(LATIN_TITLED)) {
    const length = match[1]?.length ?? 0;
    const start = match.index + match[0].length - (match[2]?.length ?? 0);
    add(match.index, length, { start, end: match.index + match[0].length });
  }
  for (const match of text.matchAll(NAMED_IN_QUOTES))
    add(match.index + match[0].length - 1 - (match[1]?.length ?? 0), match[1]?.length ?? 0, null);
  const hasName = known.some(({ name }) => name) || found.length > 0;
  if (!hasName)
    for (const match of text.matchAll(ADDRESSED)) {
      const title = titleIn(text, chunkStart(text, match.index, 0), match.index);
      add(match.index, match[0].length, title);
      if (found.length > 0 && known.every(({ phone }) => phone === null)) break;
      if (found.length >= MOST_PEOPLE) break;
    }
  if (!hasName && found.length === 0) {
    const only = SURNAME_ONLY.exec(text);
    if (only) {
      const surname = only[2] ?? only[3] ?? '';
      const role = only[1] ?? only[4] ?? '';
      const called = `${surname}${role === '老总' ? '总' : role === '负责人' ? '总' : role}`;
      found.push({
        name: { start: only.index, end: only.index + only[0].length },
        title: null,
        phone: null,
        called,
      });
    }
  }
  return found;
}

const nameOf = (text: string, { name, called }: Person) =>
  called ?? (name ? text.slice(name.start, name.end) : '');

/** One person told twice (何老板, 何广平) is one; a number without a name goes to a name without one. */
function merged(text: string, people: readonly Person[]): Person[] {
  const out: Person[] = [];
  for (const one of people) {
    const name = nameOf(text, one);
    const at = out.findIndex((had) => isSame(nameOf(text, had), name) && name !== '');
    const had = out[at];
    if (had) {
      const keepOld =
        nameOf(text, had).length >= name.length &&
        !/[总老板经理女士先生工娘长]$/.test(nameOf(text, had));
      const base = keepOld || isAddress(name) ? had : one;
      out[at] = { ...base, title: had.title ?? one.title, phone: had.phone ?? one.phone };
      continue;
    }
    const lacking = out.findIndex((other) => other.name === null && other.phone !== null);
    const lone = out[lacking];
    if (lone && one.phone === null) out[lacking] = { ...one, phone: lone.phone };
    else if (one.name === null && one.phone) {
      const nameless = out.findIndex((other) => other.phone === null);
      const other = out[nameless];
      if (other) out[nameless] = { ...other, phone: one.phone };
      else out.push(one);
    } else out.push(one);
  }
  // A second number of somebody who is there already is left out: the first one counts.
  return out.filter(({ name, phone }, place) => name !== null || (phone !== null && place === 0));
}

const ADDRESS_ONLY = new RegExp(`^(?:${SURNAME}${ADDRESS}|[老小阿].)$`);
const isAddress = (name: string) => ADDRESS_ONLY.test(name);

function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  if (isAddress(a) === isAddress(b)) return false;
  const [short, long] = isAddress(a) ? [a, b] : [b, a];
  return long.startsWith(short[0] ?? '-') && long.length >= 2;
}

const TITLE_FIRST = new RegExp(`^(?:${TITLE_HEAD})`);

/** Titles that stand elsewhere: 康宁远教授团队 … 康宁远139. */
function completed(text: string, people: readonly Person[]): Person[] {
  return people.map((one) => {
    const name = nameOf(text, one);
    if (one.title || name.length < 2 || !one.name || isAddress(name)) return one;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const end = at + name.length;
      const after = TITLE_FIRST.exec(text.slice(end, end + 6))?.[0];
      if (after && !/^(?:翻译|销售|采购|代表)/.test(after))
        return { ...one, title: { start: end, end: end + after.length } };
    }
    return one;
  });
}
