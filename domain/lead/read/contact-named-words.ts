import type { Person } from './contact-words.ts';
import { ADDRESS, FULL_NAME, LABEL, NO_NAME, OWNER, SURNAME, TITLE_HEAD } from './person-words.ts';
import type { Span } from './text.ts';
import { chunkStart, titleIn } from './title-words.ts';

// People named away from a telephone number.

/** People on their own side, ours or go-betweens: read around the name. */
const NOT_THEIRS_BEFORE =
  /(?:我们|咱们?|我[镇局区委]|[区市县镇局]里的?|街道|只跟|只和|商会的?|联谊会的?|协会的?|同乡会的?|中介(?:公司)?的?|找过|问过|汇报给?|请|跟我|Hi|Dear|@|喂|哎|在座|各位|感谢|麻烦|报告|介绍人|引荐人|推荐人|中间人|陪同)[^,。;]{0,2}$/;
const NOT_THEIRS_AFTER =
  /^(?:好[,。!\s]|您好|早上好)|^(?:本人)?(?:给|帮)?(?:咱们?|我们)?(?:介绍|牵的?线|牵了?个?头|搭的?桥|拉来|牵线|引荐|推荐|让我报|问的|问起|问到|安排|批示|要求|交代|牵头|搭桥|带来|介绍来|转来|转过来|推过来|啊我)/;

/** Whether who is named here is of the investor's side. */
export const isTheirs = (text: string, name: Span) =>
  !NOT_THEIRS_BEFORE.test(text.slice(Math.max(0, name.start - 8), name.start)) &&
  !NOT_THEIRS_AFTER.test(text.slice(name.end, name.end + 8));

const ADDRESSED = new RegExp(
  `(?:(?<!公|上)(?<![对我外甲乙双资院各供]方)${SURNAME}${ADDRESS}|(?<![古元])(?:[老小]${SURNAME}|阿[\\u4e00-\\u9fa5])(?=[,。;:、\\s()\\d没手电说微]|$))`,
  'g',
);
const STOP =
  '他她你我咱想说的在来要和跟把是有也都电手微亲本先已正今明昨打拟计准介告做搞让没今刚就讲表提反回带看到去自给称觉一姓过问能这那,。;:、()“”\\s\\d';
const AFTER_NAME = `(?=[${STOP}]|$)`;
const TWO_OR_THREE = `(${SURNAME}[\\u4e00-\\u9fa5](?:(?![${STOP}])[\\u4e00-\\u9fa5])?)${AFTER_NAME}`;
const NAMED: readonly RegExp[] = [
  new RegExp(
    `(?:${LABEL})(?:是|为|叫|:)?\\s?([\\u4e00-\\u9fa5]{2,4})(?=[,/(、]\\s?[\\u4e00-\\u9fa5]{0,4}${TITLE_HEAD})`,
    'g',
  ),
  new RegExp(`(?:${LABEL})(?:是|为|叫|:)?\\s?${TWO_OR_THREE}`, 'g'),
  new RegExp(
    `(?:姓名|全名|名字|人|我|他|她|老板娘?|战友|朋友|同学|亲戚|表哥|厂长|老乡|老总|小伙子|小伙|大姐|对)(?:就)?(?:叫|名叫|是叫)${TWO_OR_THREE}`,
    'g',
  ),
  new RegExp(`(?<=[,。;])叫${TWO_OR_THREE}(?=[,。;])`, 'g'),
  new RegExp(`姓${SURNAME}(?:的)?,?(?:名字?)?叫(?:做)?${TWO_OR_THREE}`, 'g'),
  new RegExp(
    `(?:老板娘?|厂长|老总|掌柜|董事长|总经理|创始人|负责人)(?:是|:|姓名是?|叫)?\\s?${TWO_OR_THREE}`,
    'g',
  ),
  new RegExp(
    `(?<=^|[,。;:\\s、的])(?:[\\u4e00-\\u9fa5]{0,6}${TITLE_HEAD})(?:叫|是|为)?\\s?([\\u4e00-\\u9fa5]{2,4})(?=[,;。(]|$)`,
    'g',
  ),
];
const HEADED = NAMED.at(-1);
/** 方砚总经理昨天来电: a whole name with its post, away from a number. */
const WITH_TITLE = new RegExp(
  `(?<=^|[,。;:\\s的]|人物)(${SURNAME}[\\u4e00-\\u9fa5]{1,2}?)((?:副?总经理|副?董事长|总监|副总裁?|总裁|厂长|董秘|部长|创始人|合伙人|研究员|教授|博士))(?=[,。;)\\s昨今上下说来表已带率]|$)`,
  'g',
);
const POST = new RegExp(`^${TITLE_HEAD}$`);
const LATIN_TITLED =
  /\b([A-Z][a-z]{1,20} [A-Z][a-z]{1,20}),\s?((?:[A-Z][A-Za-z]{1,20} ){0,4}(?:Manager|Director|Officer|President|CEO|Engineer|Founder|Partner|Representative))\b/g;
const LATIN_LABELLED = new RegExp(
  `(?:${LABEL}|\\bcontact)(?:是|为|:|person:)?\\s?(?:Dr|Mr|Ms|Mrs)?\\.?\\s?([A-Z][a-z]{1,20} [A-Z][a-z]{1,20})(?:,\\s?(CEO|COO|CFO|CTO|GM|VP)\\b)?`,
  'g',
);
/** 老板娘打电话来…她姓初. */
const SURNAME_LATER = new RegExp(
  `(老板娘|老板|老总|厂长|经理)[^。\\n]{2,60}[他她](?:本人)?姓(${SURNAME})(?=[,。;\\s]|$)`,
);
const LATIN_HEADED = new RegExp(
  `(${TITLE_HEAD})[\\s:]{0,2}([A-Z][a-z]{1,20} [A-Z][a-z]{1,20}(?:-[a-z]{1,20})?)(?=[,。;(\\s]|$)`,
  'g',
);
const NAMED_IN_QUOTES =
  /(?:叫|姓名|联系人)[^,。“]{0,6}“([\u4e00-\u9fa5A-Z]{1,3}(?:先生|女士|总|老板))”/g;
const SURNAME_ONLY = new RegExp(
  `(老板娘?|老总|厂长|总经理|经理|女士|先生|负责人|总监|主任|部长|副总|博士)(?:是)?姓(${SURNAME})|(?:一位|有个|个)?姓(${SURNAME})的?(老板|女士|先生|老总|经理)`,
);

const ADDRESSED_ALONE = new RegExp(`^${SURNAME}${ADDRESS}$`);

/** More people than any lead has: what is compared with each other stays short. */
export const MOST_PEOPLE = 12;

/** People named away from a number. */
export function namedOf(text: string, known: readonly Person[]): Person[] {
  const found: Person[] = [];
  const add = (start: number, length: number, title: Span | null) => {
    if (found.length >= MOST_PEOPLE) return;
    const name = { start, end: start + length };
    // 联系人是林语的总监: whose, not who.
    if (text[name.end] === '的') return;
    const words = text.slice(start, name.end);
    if (POST.test(words)) return;
    if ((NO_NAME.test(words) && !ADDRESSED_ALONE.test(words)) || !isTheirs(text, name)) return;
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
        pattern === HEADED &&
        !FULL_NAME.test(name) &&
        (name.length < 4 || /[了来说在到去过的没有]/.test(name))
      )
        continue;
      if (pattern !== HEADED || (near && !OWNER.test(text.slice(near.start, near.end))))
        add(start, name.length, near);
    }
  for (const match of text.matchAll(WITH_TITLE)) {
    const end = match.index + (match[1]?.length ?? 0);
    add(match.index, match[1]?.length ?? 0, { start: end, end: match.index + match[0].length });
  }
  if (/[A-Z][a-z]/.test(text)) {
    for (const match of text.matchAll(LATIN_TITLED)) {
      const length = match[1]?.length ?? 0;
      const start = match.index + match[0].length - (match[2]?.length ?? 0);
      add(match.index, length, { start, end: match.index + match[0].length });
    }
    for (const match of text.matchAll(LATIN_LABELLED)) {
      const start = match.index + match[0].indexOf(match[1] ?? '');
      const end = match.index + match[0].length;
      add(start, match[1]?.length ?? 0, match[2] ? { start: end - match[2].length, end } : null);
    }
    for (const match of text.matchAll(LATIN_HEADED)) {
      const end = match.index + match[0].length;
      const title = { start: match.index, end: match.index + (match[1]?.length ?? 0) };
      add(end - (match[2]?.length ?? 0), match[2]?.length ?? 0, title);
    }
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
    const later = SURNAME_LATER.exec(text);
    const only = SURNAME_ONLY.exec(text) ?? (later && [later[0], later[1], later[2]]);
    const at = SURNAME_ONLY.exec(text)?.index ?? later?.index;
    if (only && at !== undefined) {
      const surname = only[2] ?? only[3] ?? '';
      const role = only[1] ?? only[4] ?? '';
      const called = `${surname}${role === '老总' ? '总' : role === '负责人' ? '总' : role}`;
      found.push({
        name: { start: at, end: at + (only[0]?.length ?? 0) },
        title: null,
        phone: null,
        called,
      });
    }
  }
  return found;
}
