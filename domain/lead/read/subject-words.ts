import { industryOf } from './industry-words.ts';
import { GENERIC } from './name-words.ts';
import { ADDRESS, SURNAME } from './person-words.ts';
import { placesOf } from './place-words.ts';
import type { Span } from './text.ts';
import { TRADE } from './trade-words.ts';

// Whom an update is about.

const LEAD_IN =
  /^(?:[\s,。!]|@\S+\s|紧急|你好|您好|领导|更正(?:一下)?[:,]?|补充(?:一下)?[:,]?|改一下[:,]?|纠正(?:一下)?[:,]?|更新(?:一下)?[:,]?|反馈(?:一下)?[:,]?|报(?:告|个喜)?[:,]|接上条[,:]?|关于|上次|上回|上周|之前|前面|前天|昨天|早先|此前|前期|前阵子|先前|刚(?:刚|才)?(?:问了?|联系了?|见了?|跟|和|与|给)?|联系上?了|已经?|问了|把|和|(?:元旦|年|节|春节)前|去年底?|年初|上半年|跟|报(?:过|的)(?:那个|那家)?|[提说]过的|那[个家条]|这[个家]|药博会|推介会|对接的|来的|录的|登记的|我|咱们?|[\u4e00-\u9fa5]{1,2}(?:主任|局长|书记|镇长|区长|科长|领导)问(?:的|起的?)|报的|的|线索|企业|进展[:,]?|最新(?:进展|情况)?[:,]?|跟进[:,]?|今天|有个事[,:]?|说一下|汇报(?:一下)?[:,]?|【[^】]{1,10}】)/;

const SUBJECT_END = new RegExp(
  `[:,。;!?\\s(“”]|那[个边家条]|这[边家]|今天|昨天|前天|明天|刚|上午|下午|上周|这周|下周|说|问|想|要|已|又|来|到了|去了|更新|补充|更正|反馈|改|调|黄了|凉了|不[来投]|没|的|意向|协议|合同|投资|总投|用地|项目|方面|之前|现在|原来|不考虑|不要|厂房|让|都|把|在|嫌|同意|国庆|春节|元旦|反映|觉得|决定|换了|看|回|又|路上|不是|并非|投(?=[一二两三四五六七八九十\\d])|终止|决定|定了|推迟|老板|电话|联系|${SURNAME}${ADDRESS}|和(?=[\\u4e00-\\u9fa5]{2,4}(?:今天|昨天|都|也))|[0-9]`,
);

/** Matters of the office, not firms. */
const NO_FIRM =
  /禁止|^群|表扬|感谢|欢迎|祝贺|奖励|奖补|兑现|补贴|政策|考核|会议|系统|工资|通知|材料|报销|文件|指标|任务|台账|保密|周报|月报|汇总|企$/;

const WITH_PERSON = new RegExp(
  `^([\\u4e00-\\u9fa5]{2,6}?${TRADE})${SURNAME}[\\u4e00-\\u9fa5]{1,2}$`,
);
const SPEAKS_OF = new RegExp(`^(?:下|一下|把)?${SURNAME}${ADDRESS}`);

/** 厦门那个某某: a place, and which one there. */
function placeBefore(head: string): number {
  const place = placesOf(head)[0];
  if (place?.start !== 0) return 0;
  const which = /^(?:那边)?的?那[个家]/.exec(head.slice(place.end))?.[0].length ?? 0;
  return which > 0 ? place.end + which : 0;
}

/** Whom an update is about: the name it begins with. */
export function subjectOf(text: string): Span | undefined {
  let start = 0;
  for (let turn = 0; turn < 12; turn += 1) {
    const head = text.slice(start, start + 24);
    const cut = LEAD_IN.exec(head)?.[0].length ?? placeBefore(head);
    if (cut === 0) break;
    start += cut;
  }
  if (text[start] === '“') start += 1;
  const rest = text.slice(start, start + 30);
  const stop = rest.search(SUBJECT_END);
  const length = stop < 0 ? rest.length : stop;
  const words = rest.slice(0, length).replace(/的$/, '');
  // 甲乙食品谷某: the firm, and who there.
  const name = WITH_PERSON.exec(words)?.[1] ?? words;
  if (
    name.length < 2 ||
    name.length > 14 ||
    GENERIC.test(name) ||
    // 周总的电话: a person, not a firm.
    SPEAKS_OF.test(name) ||
    NO_FIRM.test(name) ||
    (/厂$/.test(name) && name.length < 5 && industryOf(name) !== undefined) ||
    /^(?:一下|下|收到|好的|大家|各位|请|快|祝|投资方)|做|项目$/.test(name)
  )
    return undefined;
  // A place alone, 滁州那个项目, names nobody.
  if (placesOf(name)[0]?.end === name.length) return undefined;
  return { start, end: start + name.length };
}
