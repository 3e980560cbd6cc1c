import { ADDRESS, SURNAME } from './person-words.ts';

/** What kind of message it is, told by its words and by what was found in it. */

const AD =
  /年化|放款|无抵押|抵押|贷款|勿扰|详询|群发|服务费|代招商|代办|合作[^,。]{0,4}微信|出租|招租|出售|转让|低价|优惠价|价格优惠|承接[^,。]{2,12}(?:手续|验收|环评|业务|工程)|加微信1|包过|加盟|代写|刷单|欢迎(?:来电|咨询)|有意者|促销|扫码|提额|利率|房东|(?<!企)业主/;
const NOTICE =
  /【[^】]{0,12}通知】|^[^。;\n]{0,40}(?:的|紧急|会议)通知(?:[:,。]|$)|^通知[:,]|接上级通知|(?:召开|举行)[^。\n]{0,16}(?:会议?|例会|调度会|培训)|请(?:各|全体)(?:单位|位|驻点|组|镇|部门|乡镇)[^。\n]{0,24}(?:参加|带齐|报送|对照|于|做好|准时|填报|上报|注意|务必)|(?:全区|全市|全县|年度)(?:目标|任务)|截至[^,。]{1,8}(?:已)?完成|考核通报|请假|值班表|报送材料/;
const LANDED =
  /封顶|已?(?:正式)?(?:开工|投产|竣工|达产|试生产|点火|通车|揭牌|开业)(?:了|仪式|运营|大吉|[,。!🎉]|$)|(?:去年|前年|今年)签的|签的约[^。]{0,14}开(?:的)?工|首批设备进场|主体完工/u;
const LANDED_FUTURE = /(?:想|拟|计划|打算|准备)[^。\n]{0,14}(?:投|建|租)/;
const OWN =
  /(?:镇|区|县|街道|政府|管委会|我镇|我区|财政|国有公司)[^,。;\n]{0,14}(?:总投资|投资)[^,。;\n]{0,20}(?:工程|项目|道路|产业路|改造|提升|广场|公园|管网|学校|医院)|(?:提升工程|改造工程|产业路|安置房|人居环境)/;
const ELSEWHERE =
  /(?:隔壁|别的|人家|外地|邻|兄弟|周边|听说)(?:市|县|区|县区|地方)?[^。\n]{0,16}(?:签了|签约|集中签约|开工了|引进了|拿下|落户了?)|羡慕|眼红|(?:好文|文章|转发)[^。\n]{0,8}(?:学习|参考|借鉴)|不是[咱我]们?的/;
const JOKE = /梦见|做梦|哈哈哈|段子|逗你|开玩笑|愚人节|中彩票|造航母|首富/;
/** What colleagues talk about when it is not work. */
const SMALL_TALK =
  /约个?饭|撸串|吃(?:什么|啥|了没|饭|过了?)|午饭|晚饭|早饭|食堂|下班|上班|放假|调休|加班|天气|下雨|下雪|降温|剁手|快递|球赛|打球|麻将|喝酒|奶茶|几点走|拼车|顺风车|停车|车位|减肥|抢红包|红包|周末(?:去|干|快)|电影|彩票|相亲/;
const AT_WORK =
  /政策|补贴|企业|客商|招商|线索|项目|投资|材料|手续|审批|厂房|用地|园区|考核|系统|文件|奖/;

const GREETING =
  /(?:新年|春节|中秋|国庆|元旦|端午|节日|除夕|双节|周末|生日|马年|羊年|蛇年)(?:好|快乐|安康|愉快|大吉|吉祥)|早上好|早安|晚安|晚上好|大家好(?:!|$)|恭喜发财|阖家|万事如意|happy new year|加油!?$|辛苦了?!?$|merry/i;
const COMPLAINT =
  /天天[要催逼]|谁爱|卡(?:了|死)|打不开|全没了|没人(?:接|管|理)|修修|修一下|烦死|累死|吐槽|登不上|闪退|白干|凭什么|受不了|瞎折腾/;

export const QUESTION_END =
  /(?:吗|呢|么|呀|不|没有?|没|不行|行不行|可以吗)?[?？]|(?:吗|呢|么)(?:[,。!\s]|$)/;
const ASKS =
  /请问|请教|谁(?:负责|管|收)|算谁|什么样|怎样|啥(?:时候|条件|政策|手续|意思)|咋|查一?下|有(?:消息|结果|眉目|说法|定论|通知)(?:没|吗|了没)|咨询(?:一下|下)?|想问|问一?下|问问|有没有(?!意向|兴趣|外迁)|能不能|可不可以|是不是|多少|怎么(?!样了)|如何|哪(?:里|个|些|儿|家|下|查|办|领|找|能|有|报|看|弄|交|取|发)|有[^,。;]{1,10}没(?:有)?$|几[号点月][?？]?$|[一按是][^,。]{1,8}还是[^,。]{2,10}$|(?<!好)几(?:年|天|个月|点|级|条(?:啊|呢|[?？]))|什么(?:时候|条件|标准|政策|手续|材料|要求|流程|程序|办法|渠道)|谁(?:有|知道|能)|多长时间|多久|还是[^,。]{1,14}(?:[?？]|呢|啊$)|还差(?:多少|几)|差几[条个家]|[哪谁][位]?(?:同志|领导)?(?:有|知道)|要不要|需不需要|算不算|区别|口径|发(?:给)?我|能[^,。?？]{1,8}(?:不|吗)[?？]?$|what|how|which|where|when|could you|can we/i;
const POLICY =
  /政策|补贴|奖补|奖励|标准|流程|考核|认定|口径|材料|手续|审批|GMP|电价|地价|价格|租金|多少钱|税收|分成|文件|系统|录入|重复|租期|常委会|入库|统一|手册|环评|验收|资质|办理|注册资本|加分|优惠|到账|高铁|区里批|市里批|指标|land price|policy/i;

const UPDATE_STRONG =
  /(?:上次|上回|之前|以前|前面|前期|此前|早先|前阵子|上周|上个?月|前几天|前天)[^,。;\n]{0,6}(?:报|提|说|登记|录|推|对接|聊|来|那|的那|没|漏|忘|写)|(?:之前|以前|上次|早先)(?:报|提|登记|录入|推荐)?过?的|更正|更新(?:一下|下|:)|接(?:上条|着上|前面)|继续保密|补(?:一下|上|个)(?:[:,]|电话|号|手机)|[^。]{0,14}补充(?:一下|一条|:|,|说明)|^[^,。;:\n]{2,14}(?:那边|那个事|的事|那事|这边|那家|那个)(?:[,:(]|我|(?=[^,。;\n]{0,6}(?:寄|发|签|付|打|交)[^,。;\n]{0,3}了)|(?=[下这本]周|明天|后天|周[一二三四五六日]|已|要|想|让|核实|全称|来)|有|今天|昨天|黄|定|说|问|回|反馈|的|(?=继续|[0-9两三四五六七八九十]))|跟进情况|最新进展|有(?:了)?(?:新)?进展|回访/;
/** Points at a lead that is known without naming it: 昨天那家, 芜湖那个电缆厂. */
const POINTS_BACK =
  /(?:昨天|前天|上周|上次|上午|刚才|之前|前几天|上回|那天)(?:的|来的|报的|说的)?那[家个条]|^[^,。;\n]{0,8}那[家个](?:做|搞|生产)?[^,。;\n]{1,8}(?:厂|公司|企业|项目|老板|的)[^。\n]{0,4}(?:之前|原来|现在|又|改|说|今天|昨天|已|已经)/;
const REPORTED = /(?:报|提|登记|录)(?:过)?的那[个家条]/;
/** What a firm that needs no introduction says. */
const THEY_SAY =
  /(?:企业|对方|人家|他们|她们|客商|那边)[^,。;\n]{0,3}(?:说|要求|反馈|觉得|提出|回[话复]|同意|答应|选了|催|改)|问(?:我们|咱们?|能不能|有没有|是否)/;
/** 从2亿提到2.6亿, 其他不变. */
const CHANGED_FROM =
  /从[^,。;\n]{1,8}(?:调|改|提|加|增|减|压|降|扩)[^,。;\n]{0,2}[到至为]|(?:联系人|电话|其[他它余]|投资|用地)(?:都|均)?不变/;
/** It came to nothing. */
export const LOST =
  /黄了|凉了|吹了|不来了|不投了|没戏了?|选了|转投|泡汤|放弃了|终止跟踪|不考虑(?:我们|亳州|谯城|咱)/;
const UPDATE_EVENT =
  /黄了|凉了|吹了|不来了|放弃|不投了|定(?:到)?[\u4e00-\u9fa5]{2,4}了|别再跟|终止|不变|换号|(?:调|压|减|缩|增|加|改|提|降|扩|砍|涨)(?:整)?(?:到|至|成|为)|追加|推(?:到|迟)|改(?:到|期|约|成|要)|延期|提前|如约|没签成|松口|签不了|回话|反馈|通过了|来提案了|到了(?:谯城|[,。;]|$)|都到了|已解决|写错|嫌|看中|又(?:说|要|提)|翻到|翻成|看完|来不了|没通过|行程有变|不要了|用现成|接受了|定稿|卡住|定不下来|投资(?:额)?不变|董事会|来看了|又来|再次|还是没|谈妥了|(?:协议|合同)?(?:草稿|草案|初稿|文本)[^,。;]{0,4}(?:发|确认|定)|→|今天来|昨天来|今天到|昨天到|重新|改口|变卦|有变|变化|搁置|暂停|暂缓|推后/;
const NEW_CUE =
  /线索[::一报]|新线索|报(?:一|两|三|几)[条个]|报备|以下线索|介绍来[^,。]{0,3}新|新的?[一1]?[家条个]|客商信息|意向表|来电登记|加(?:的|上|了)微信|认识(?:个|一个|了)|本周线索|线索汇总|对接的[:：]/;

/** Puts right what was reported: a correction needs no name to be one. */
const CORRECTION =
  /(?:电话|手机|号码?|联系方式)(?:已|又)?(?:换|变|改)了|^[\s,。]*(?:紧急|刚才的?)?(?:更正|纠正|补充|更新)(?:一下|下)?|(?:写|打|记|报|填)错了?[^。\n]{0,6}(?:是|改|为)/;

export interface Found {
  readonly phones: number;
  readonly hasCompany: boolean;
  /** The name is a whole one, by its form. */
  readonly hasFullCompany: boolean;
  readonly hasProject: boolean;
  readonly hasFigures: boolean;
  readonly hasContact: boolean;
  readonly hasSubject: boolean;
  readonly hasStage: boolean;
  readonly isSecret: boolean;
  /** Who the message begins with is named as firms are. */
  readonly isFirm: boolean;
}

const weight = (found: Found) =>
  Number(found.phones > 0) * 2 +
  Number(found.hasCompany) +
  Number(found.hasFullCompany) +
  Number(found.hasProject) +
  Number(found.hasFigures) * 1.5 +
  Number(found.hasContact) * 0.5;

const isOther = (text: string, found: Found) => {
  const plain = text.trim();
  if ((plain.match(/[\u4e00-\u9fa5A-Za-z]/g) ?? []).length < 3) return true;
  if (AD.test(text) && !/想|拟|计划|打算|客商|意向/.test(text)) return true;
  if ((JOKE.test(text) || COMPLAINT.test(text)) && found.phones === 0) return true;
  if (COMPLAINT.test(text) && !found.hasProject) return true;
  if (SMALL_TALK.test(text) && !AT_WORK.test(text) && found.phones === 0 && !found.hasContact)
    return true;
  const isFirm = found.phones > 0 && (found.hasFigures || found.hasProject);
  if (isFirm) return false;
  if (
    LANDED.test(text) &&
    !QUESTION_END.test(text) &&
    !LANDED_FUTURE.test(text) &&
    !UPDATE_STRONG.test(text)
  )
    return true;
  return (
    OWN.test(text) ||
    (ELSEWHERE.test(text) && !/[?？]|咨询|请问|怎么/.test(text)) ||
    NOTICE.test(text)
  );
};

function isQuestion(text: string, found: Found): boolean {
  const asks = ASKS.test(text) || QUESTION_END.test(text);
  if (!asks) return false;
  if (found.phones > 0 || found.hasFullCompany) return false;
  if (/(?:我们?|本)(?:镇|街道|局|单位|乡|村)[^,。]{0,6}(?:自己|准备|想)/.test(text)) return true;
  if (/假设|如果有|假如|比如(?:说)?有/.test(text)) return true;
  if (found.hasSubject && /问(?:我们|咱们?)/.test(text) && !/[?？]/.test(text)) return false;
  if (POINTS_BACK.test(text) && (found.hasContact || found.hasFigures)) return false;
  if (UPDATE_STRONG.test(text) && found.hasSubject && !/小助手|系统|提示/.test(text)) return false;
  if (/^(?:请问|请教|咨询|想问|问一?下|@)/.test(text.trim())) return true;
  if (
    found.hasFigures &&
    found.hasProject &&
    (found.hasContact || found.hasCompany) &&
    !POLICY.test(text)
  )
    return false;
  return true;
}

/** A person known by name tells what changed: 鞠董改主意了. */
const PERSON_TELLS = new RegExp(
  `^(?:刚|刚才|今天|昨天|上午|下午|把)?(?:[\\u4e00-\\u9fa5]{2,6}?的?)?${SURNAME}${ADDRESS}[^。;\\n]{0,6}(?:行程|路上|改|说|来电|约|刚|上午|下午|今天|昨天|到了?|回|反馈|答应|同意|那边|问|催|松口|看了|觉得|嫌|压|让|要|表示|定|通知)`,
);

/** 下周四过来签框架协议: about the lead that is spoken of. */
const SIGNING_DAY =
  /^(?:[下这本]?周[一二三四五六日]|明天|后天|\d{1,2}[号日]|\d{1,2}月\d{1,2}[日号])(?:[上下]午)?(?:他们|对方)?(?:过来|来)(?:签|看地|看厂房|考察)/;
const PERSON_IN_PASSING = new RegExp(`[,。;]${SURNAME}${ADDRESS}(?:说|来电|回|答应|同意|表示)`);

/** The kind, in the order in which the labelling rules decide. */
export function kindOf(text: string, found: Found): 'lead' | 'update' | 'question' | 'other' {
  if (isOther(text, found)) return 'other';
  const inPassing = PERSON_IN_PASSING.test(text) && !found.hasProject && !found.hasFigures;
  const tells =
    (PERSON_TELLS.test(text) || inPassing) &&
    !/[?？]|吗|呢|几点|什么时候|哪[里儿天个]|谁/.test(text);
  if (!tells && isQuestion(text, found)) return 'question';
  const strength = weight(found);
  const isNew = NEW_CUE.test(text);
  if (
    UPDATE_STRONG.test(text) &&
    (found.hasSubject || found.hasCompany) &&
    !/线索[::]/.test(text.slice(0, 14))
  )
    return 'update';
  if (CORRECTION.test(text) && !found.hasFullCompany && (found.hasContact || found.hasFigures))
    return 'update';
  if (LOST.test(text) && found.phones === 0 && !isNew && (found.hasSubject || found.hasCompany))
    return 'update';
  if (
    found.hasSubject &&
    THEY_SAY.test(text) &&
    found.phones === 0 &&
    !found.hasFullCompany &&
    !isNew
  )
    return 'update';
  if (REPORTED.test(text) && found.phones === 0 && !isNew) return 'update';
  if (POINTS_BACK.test(text) && found.phones === 0 && !isNew) return 'update';
  if (
    (inPassing || PERSON_TELLS.test(text)) &&
    found.phones === 0 &&
    !found.hasFullCompany &&
    !isNew
  )
    return 'update';
  if (
    found.isSecret &&
    found.phones === 0 &&
    found.hasSubject &&
    !found.hasProject &&
    !found.hasFigures
  )
    return 'update';
  if (/^那[个家]/.test(text) && found.phones === 0 && UPDATE_EVENT.test(text)) return 'update';
  if (SIGNING_DAY.test(text) && found.phones === 0 && !found.hasProject) return 'update';
  const events = UPDATE_EVENT.test(text);
  if (
    events &&
    !isNew &&
    (found.hasSubject || (found.hasProject && /那[个家]/.test(text))) &&
    (found.phones === 0 || strength < 3.5) &&
    (!(found.hasFullCompany && found.hasProject) || (found.phones === 0 && CHANGED_FROM.test(text)))
  )
    return 'update';
  const isShort = found.phones === 0 && !isNew && !found.hasFullCompany && !found.hasProject;
  if (isShort && found.hasSubject && (found.hasContact || found.isFirm)) return 'update';
  if (strength >= 2.5) return 'lead';
  if (
    found.hasSubject &&
    found.hasStage &&
    strength >= 0 &&
    /(?:总|董|经理|工|老板|主任|厂长|他们|对方)[^,。;\n]{0,2}(?:[:说]|今天|昨天|来|带)|^[^,。;\n]{2,8}(?:的人[来到走]|今天|昨天|上午|下午|说|表示|要求|反馈|来电|回复|让我|问|看好|看中|同意|嫌|换了|反映|觉得|决定)/.test(
      text,
    )
  )
    return 'update';
  if (GREETING.test(text)) return 'other';
  if (strength >= 2 && (found.hasStage || found.hasFigures)) return 'lead';
  return 'other';
}
