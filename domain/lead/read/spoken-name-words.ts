import { industryOf } from './industry-words.ts';
import {
  BAD,
  type Candidate,
  captured,
  GENERIC,
  NO_BRAND,
  NOT_NOUN,
  PERSON_LIKE,
} from './name-words.ts';
import { placesOf } from './place-words.ts';
import { isBrand, TRADE, TRADE_END } from './trade-words.ts';

// Short names told by the sentence around them.

const OF_KIND = new RegExp(
  `(?<=[\\u4e00-\\u9fa5]{2})(?:企业|公司|厂家|品牌|厂商)([\\u4e00-\\u9fa5]{2,6}?${TRADE}|[\\u4e00-\\u9fa5]{2,6}?)(?=昨天|今天|前天|明天|想|拟|计划|打算|准备|有意|上午|下午|已|来谯|来亳|到谯|到亳|[,\\s(])`,
  'g',
);

/** 火锅底料企业某某想在…: a kind of firm and its name in one breath. */
export const kindNamed = (text: string): Candidate[] =>
  captured(text, OF_KIND, 6.2).filter(({ start, end }) => {
    const name = text.slice(start, end);
    return (
      !NOT_NOUN.test(name) &&
      (TRADE_END.test(name) || !NO_BRAND.test(name)) &&
      industryOf(name.slice(0, 2)) === undefined
    );
  });

/** 济南一家做馅料的,某某仓,: a name between commas after what kind of firm it is. */
const IN_APPOSITION =
  /(?:一家|有家|那家)[^,。;\n]{2,16}(?:的|公司|企业|厂家?|店),(?:叫)?([\u4e00-\u9fa5]{2,6}),/g;

export const inApposition = (text: string): Candidate[] =>
  captured(text, IN_APPOSITION, 4.5).filter(({ start, end }) => {
    const name = text.slice(start, end);
    return (
      !NOT_NOUN.test(name) &&
      !NO_BRAND.test(name) &&
      (isBrand(name) || industryOf(name) === undefined) &&
      placesOf(name).length === 0
    );
  });

/** 甲乙 做轮毂的, and 甲乙新材料公司想来: a name at the head of what it does. */
const HEADS = new RegExp(
  `(?:^|[\\n;。])([\\u4e00-\\u9fa5]{2,6})[\\s,](?:是)?(?:做|搞|主营|专做)|(?:^|[,。;:\\s])([\\u4e00-\\u9fa5]{2,6}?${TRADE}公司)(?=想|拟|要|计划|打算|准备|有意|来)`,
  'g',
);

export const heads = (text: string): Candidate[] =>
  [...text.matchAll(HEADS)].flatMap((match) => {
    const name = match[1] ?? match[2] ?? '';
    const start = match.index + match[0].indexOf(name);
    if (
      NOT_NOUN.test(name) ||
      GENERIC.test(name) ||
      BAD.test(name) ||
      NO_BRAND.test(match[1] ?? '') ||
      PERSON_LIKE.test(name) ||
      placesOf(name)[0]?.end === name.length
    )
      return [];
    return [{ start, end: start + name.length, score: match[2] ? 4.5 : 2.6 }];
  });
