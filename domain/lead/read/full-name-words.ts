import type { Candidate } from './name-words.ts';
import { blankedAll } from './text.ts';

// Names with their legal form, at home and abroad.

const LEGAL =
  /(?:\(集团\))?(?:有限责任公司|股份有限公司|集团有限公司|有限公司|股份公司|集团公司|总公司|研究院|合伙企业|专业合作社|合作社|集团(?!公司|有限|股份|对外|投资部|发展部|总部|说|的))/g;

const NAME_CHAR = /[\u4e00-\u9fa5A-Za-z0-9()·&.]/;

const CUT =
  /^.*(?:另外|还有|此外|以及|其中|朋友|同学|亲戚|老乡|战友|接待了?|他们|她们|关于|拜访了?|走访了?|台资企业|民营企业|对接了|见了|叫做?|名叫|说是|就是|全称[是为]?|名称[是为]?|公司名|名为|是|的|了|以?子公司|上市公司|母公司|旗下|企业(?=[\u4e00-\u9fa5]{4})|客商|项目方|投资方|敲到|一家|那家|一个|由|与|跟|向|(?<!华|作|名|因)为|(?<![分子总本])公司|企业)(?=.{4})/;

export const LATIN_LEGAL =
  /(?:(?:[A-Z][\w\u00c0-\u024f&.'-]{0,24},?|del?|la|di|van|von|und|y) ){1,6}(?:GmbH|Co\.?,? ?Ltd\.?|Pte\.? ?Ltd\.?|Inc\.?|LLC|Ltd\.?|Limited|Corp(?:oration)?\.?|AG\b|S\.A\.?|B\.V\.|SAS|SpA|S\.p\.A\.|K\.K\.|PLC|Sdn\.? Bhd\.?|Holdings?|Group)/;

export const JAPANESE =
  /株式会社(?!的)[\u4e00-\u9fa5\u3040-\u30ffA-Za-z]{2,8}(?=[,。;\s)”]|$)|[\u4e00-\u9fa5\u3040-\u30ff]{2,8}株式会社(?![\u4e00-\u9fa5])/;

export const LATIN_BRAND =
  /(?:法国|德国|意大利|英国|美国|瑞士|荷兰|新加坡|韩国|日本|西班牙|瑞典|丹麦|奥地利|马来西亚|泰国)[^,。\n]{0,6}?((?:[A-Z][A-Za-z'-]{1,24})(?: [A-Z][A-Za-z'-]{1,24}){0,3})/;

export const LATIN = /[A-Z][a-z]/;

const LOCAL =
  /^[^,。;\n]{0,4}(?:\([^)]{0,10}(?:本地|已落户|我区|区内|经开区)|的?[\u4e00-\u9fa5]{0,3}(?:总|董|老板|经理)?[^,。;\n]{0,2}(?:介绍|引荐|推荐|牵线|带来))|^\)?旗下|^\([^)]{0,20}\)?旗下|^\(?总部[^)]{0,14}\)旗下|^的?(?:供应商|客户|配套|控股股东)/;

export function legalNames(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(LEGAL)) {
    const end = match.index + match[0].length;
    let start = match.index;
    const least = Math.max(0, start - 24);
    let depth = 0;
    while (start > least) {
      const char = text[start - 1] ?? '';
      if (char === ')') depth += 1;
      if (char === '(' && depth === 0) break;
      if (char === '(') depth -= 1;
      if (!NAME_CHAR.test(char)) break;
      start -= 1;
    }
    const cut = CUT.exec(text.slice(start, match.index));
    if (cut) start += cut[0].length;
    if (end - start < 4 || (match[0] === '集团' && end - start < 4)) continue;
    const name = text.slice(start, end);
    if (/他们|她们|那个|这个/.test(name)) continue;
    if (/^(?:我们|他们|对方|本|一家|该|这|某|贵|子|各)|本区|区属|国有/.test(name)) continue;
    const after = text.slice(end, end + 24);
    const isLocal =
      LOCAL.test(after) ||
      /(?:已落户|本地|会员企业|我区|区内)[^,。]{0,4}$/.test(
        text.slice(Math.max(0, start - 8), start),
      );
    const weak = match[0] === '集团' ? 1.5 : 0;
    const isRelated =
      /(?:子公司|供应商|名义|主体)[:是\s]{0,2}$/.test(text.slice(Math.max(0, start - 6), start)) ||
      /^的?名义/.test(after);
    found.push({ start, end, score: 9 - weak - (isLocal ? 7 : 0) + (isRelated ? 1 : 0) });
  }
  return found;
}

/** The text with every name in full blanked: what a firm is called is not what it makes. */
export const withoutFullNames = (text: string): string => blankedAll(text, legalNames(text));
