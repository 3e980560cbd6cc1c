import type { Day } from '../../calendar/time.ts';
import type { DayMention } from './day-words.ts';
import type { Span } from './text.ts';

/** What will be done next and when. */
export interface Action extends Span {
  readonly date: (Span & { readonly day: Day }) | null;
  /** The investor comes to us. */
  readonly isVisit: boolean;
}

const VERB =
  /来|到(?!期)|过来|拜访|考察|看|踏勘|签|谈|发|给|寄|报|回话|回复|答复|反馈|开会|会议|上会|视频|提案|定|带队|联系|对接|见面|会面|洽谈|电话|量|送|碰|汇报|研究|跟进|面谈|走访|敲定|确认|明确|落实|拿出|确定|约(?=在|到|好|了|定)|见[个一]?下?面|细聊|碰头|follow|visit|meet|call|send|reply|come|arrive|sign/i;
const VISIT =
  /(?:来|过来|到)(?!电|了?个?电话|年|源|不来|往)(?:谯城|亳州|区里|镇[里上]|园区|这边|咱|我)?|考察|踏勘|看(?:地|厂|场|现场|一看)|带队|派人|visit|come/i;
const PAST =
  /(?:来|到|看|去|谈|见|签|发|寄|给|报)(?:过(?!去|来)|了)(?!就|再|才)|已(?:经)?(?:来|到|签|发|寄|看|谈|考察)|(?:昨天|前天|上周|刚刚|刚才|去年)|推介会上|展会上|现场加|封顶|开工|投产|达产|竣工|交付|试生产|投入使用|成立|通车|开业|公告|聚餐|报销|合同到期|注册成立|签约落地|动工|建成/;
const OURS_ROUTINE = /后续跟进|再说|登记|报备|继续跟/;

const UNDATED: readonly RegExp[] = [
  /给(?:他|她|对方|企业|客商)们?(?:先)?(?:打|去|回)个?电话/,
  /盼(?:回)?复|[请望](?:尽快|及时)?(?:给予)?(?:回|答)复|(?:安排|约)[^,。;\n]{0,6}(?:领导|书记|区长|镇长|局长)[^,。;\n]{0,6}(?:见|出面)|请领导[^,。;\n]{0,8}约/,
  /请(?:区|市|镇|县|主要)?(?:领导|区长|书记|镇长|局长|县长|主任)[^,。;\n]{0,8}(?:出面|对接|会见|拜访|见面|接待|约见)|(?:希望|想请?|请)(?:区长|书记|领导|镇长|局长|主任)[^,。;\n]{0,4}见|(?:领导|书记|区长)(?:尽快|抓紧|早点|亲自)?(?:出面|会见|约见)/,
  /(?:让|请|要|叫|等|希望|需要)(?:我们|咱们?|我方|镇里|区里)(?:先|尽快|再|这边){0,3}(?:出|发|寄|给|提供|报|做|拿|准备|测算|回)[^,。;\n]{1,14}/,
  /(?:我方|我们|咱们?|镇里|区里|我)(?:会|将|要|先|尽快|抓紧|马上|回头|再|准备|得){1,4}(?:给|把|去|发|寄|报|拿|做|出|安排|联系|打|约|拜访|提供|核实)[^,。;\n]{1,14}/,
  /(?:要|索要|想要|需要|急需)(?:一份|一下|咱们?|我们)?(?:的)?(?:土地|地块|厂房|园区|招商|政策)?(?:红线图|平面图|位置图|规划图|图纸|资料|手册|报价|清单|方案|政策文件)/,
  /回头[^,。;\n]{0,8}(?:电话|联系|拜访|发|约|见|聊|谈|问)|(?:再|准备|约)(?:打|给[^,。;\n]{1,6}打)(?:个)?电话|尽快(?:拿出|出|给|回复|答复|对接|安排|反馈|发|约|上门|来)[^,。;\n]{0,10}/,
  /(?:约|约好|约了|说好|答应|定好|商定|改)[^,。;\n]{0,10}(?:来|过来|见面|考察|看|面谈|会面)(?!过|了)|(?:准备|打算|要|想|计划|近期|过两天|过几天|下周|下个?月|马上|这两天|月内|随时|抽空)(?:亲自|带[^,。;\n]{1,6}|派人|组团|再|先)?(?:来|过来|到谯城|到亳州|到区里|到镇里)(?:谯城|亳州|区里|镇上|镇里|现场|实地|咱这边?|这边|一趟){0,3}(?:看看|考察|看地|看厂房|看现场|看一看|一趟|实地看|踏勘|谈|面谈|对接|[,。;\s]|$)/,
  /(?:要求|安排|责成)[^,。;\n]{0,8}核实|核实(?:企业|一?下|清楚|情况)|(?:会同|由)[^,。;\n]{2,16}(?:拿出|提供|出具)[^,。;\n]{2,12}/,
  /等(?:着)?(?:咱们?|我们)(?:的)?(?:报价|回复|答复|方案|消息|政策)|就等[^,。;\n]{0,6}(?:报价|回复|答复|方案)|等(?:对方|他们)(?:答复|回复|回话|消息|定)|随[^,。;\n]{1,8}一起来|跟[^,。;\n]{1,8}一块来/,
  /(?:方案|资料|图纸|报价|合同|协议|红线图|清单)[^,。;\n]{0,4}(?:尽快|马上|近期)[^,。;\n]{0,4}(?:发|寄|给)|上会(?:研究)?|提交[^,。;\n]{0,6}(?:会|审议)|开会研究/,
];
const NO_ACTION =
  /(?:没|未|不|暂不)(?:约|定|来)|后续跟进|[给要](?:排污)?(?:指标|政策|补贴|优惠|支持)/;

const EDGE = /[,。;!?！？\n]/;
function clauseAround(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from > 0 && start - from < 30 && !EDGE.test(text[from - 1] ?? '')) from -= 1;
  while (to < text.length && to - end < 30 && !EDGE.test(text[to] ?? '')) to += 1;
  return { start: from, end: to };
}

function dated(text: string, mention: DayMention): Action | undefined {
  if (mention.tense === 'past') return undefined;
  const clause = clauseAround(text, mention.start, mention.end);
  let after = text.slice(mention.end, clause.end);
  const before = text.slice(clause.start, mention.start);
  let end = clause.end;
  const isBare = after.replace(/[\s之前后内左右上下午点早晚]/g, '') === '';
  if (isBare && before.trim() === '' && text[clause.start - 1] === ',') {
    // 可以先来看看,12月中旬: what happens stands before.
    const last = clauseAround(text, clause.start - 1, clause.start - 1);
    const words = text.slice(last.start, clause.start - 1);
    if (VISIT.test(words) && !PAST.test(words) && mention.day) {
      const on = { start: mention.start, end: mention.end, day: mention.day };
      return { start: last.start, end: mention.end, date: on, isVisit: true };
    }
  }
  if (isBare && !VERB.test(before)) {
    const next = clauseAround(text, clause.end + 1, clause.end + 1);
    after = text.slice(mention.end, next.end);
    end = next.end;
  }
  if (/^[^,。]{0,3}(?:来不了|(?<!来)不来|没空|取消|去不了|不行)/.test(after)) return undefined;
  if (/(?:来不了|赶不上|去不了)$/.test(before)) return undefined;
  if (/聚餐|吃饭|喝酒|团建|婚礼/.test(before)) return undefined;
  const around = before.slice(-12) + after;
  if (PAST.test(after.slice(0, 16)) || /(?:昨天|上周|去年)[^,。]*$/.test(before)) return undefined;
  if (
    mention.tense === 'today' &&
    !/^(?:[上下]午|晚上?|中午|傍晚)?[^,。了没未]{0,6}(?:要|会|将|(?<![转发推寄])来(?!了|电|提)|过来|签约|签|座谈|见面|开会|到,|到$)/.test(
      after,
    )
  )
    return undefined;
  if (mention.tense === 'today' && /了|到了|见|去|问|累|接待|跑|顺利|成功|完成|结束/.test(after))
    return undefined;
  if (
    OURS_ROUTINE.test(around) ||
    (/(?:推迟|延期|顺延|推|提前|改|换|调)(?:到|至|成|为|在)?$/.test(before) === false &&
      !VERB.test(after) &&
      !VERB.test(before.slice(-10)))
  )
    return undefined;
  if (/投产|开工|达产|交付|到期|报销|公告|动工/.test(after.slice(0, 8))) return undefined;
  // 3月18日走访: told in March, it lies behind and not a year ahead.
  if (
    /^(?:[上下]午)?(?:去|到)?(?:敲门|走访|拜访|参加|接待|赴)/.test(after) &&
    /\d月/.test(text.slice(mention.start, mention.end)) &&
    /已|了|过/.test(text)
  )
    return undefined;
  const date = mention.day ? { start: mention.start, end: mention.end, day: mention.day } : null;
  const isVisit =
    (VISIT.test(after) ||
      (/(?:改|推|延|挪|提前)(?:到|至|成|为|在)?$/.test(before) &&
        /来不了|行程|过来|来访|考察|踏勘/.test(text.slice(0, mention.start))) ||
      /(?:考察|踏勘|来访|来看)[^,。]{0,4}$|约(?:在|到|好)$/.test(before)) &&
    !/(?:我们|咱们?|我方?|给他们?)[^,。]{0,4}(?:去|发|给)/.test(around);
  return { start: mention.start, end, date, isVisit };
}

/** The next thing to happen: the earliest with a date, else the first without. */
export function actionOf(text: string, days: readonly DayMention[]): Action | undefined {
  const found = days.map((mention) => dated(text, mention)).filter((one) => one !== undefined);
  const withDate = found
    .filter(({ date }) => date !== null)
    .sort((a, b) => ((a.date?.day ?? '') < (b.date?.day ?? '') ? -1 : 1));
  const visit = found.some(({ isVisit }) => isVisit);
  if (withDate[0]) return { ...withDate[0], isVisit: visit };
  const undated = UNDATED.flatMap((pattern) => {
    const match = pattern.exec(text);
    if (!match) return [];
    const start = match.index;
    const end = start + match[0].length;
    if (NO_ACTION.test(match[0]) || PAST.test(match[0]) || OURS_ROUTINE.test(match[0])) return [];
    return [{ start, end, date: null, isVisit: VISIT.test(match[0]) && /来|到/.test(match[0]) }];
  }).sort((a, b) => a.start - b.start);
  const open = found.filter(
    ({ date, start }) => date === null && /^(?:下|这|本|近|尽|过)/.test(text.slice(start)),
  );
  const first = [...undated, ...open].sort((a, b) => a.start - b.start)[0];
  return first ? { ...first, isVisit: visit || first.isVisit } : undefined;
}
