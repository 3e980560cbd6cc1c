import { industryOf } from './industry-words.ts';

// Whether a word is a name of its own with its trade (云帆鞋服), or only goods or a kind of firm.

/** A short name's own last words, by trade. */
export const TRADE =
  '(?:[\\u4e00-\\u9fa5](?<![企产行作营就专毕副创事工])业|科技|微电子|电子|食品|制药|药业|生物|新材料?|材料|机械|重工|纺织|服饰|服装|鞋服|鞋业|家居|家具|农业|农牧|牧业|股份|实业|控股|光电|光学|声学|医疗|精密|传动|智造|制造|制冷|软件|文旅|传媒|物流|冷链|云仓|农机|塑业|医塑|塑胶|包装|日化|玩具|汽配|阀门|泵阀|电机|电器|电气|照明|化工|能源|光伏|新能源|环保|再生|建材|板材|门窗|幕墙|肉业|水产|果业|茶业|酒业|乳业|饮片|中药|药材行|堂|坊|斋|工艺|伞业|箱包|皮具|丝绸|家纺|线业|印务|检测|数码|磁业|金属|铸造|陶瓷|玻璃|养老|口腔|健康|商贸|时尚|供应链|密封件|算力|智能|机器人|动力|饮品|酒庄|生态|工坊|云谷|信息|网络|数据|环境|装备|设备|仪器|工具|织造|针织|面料|皮革|木业|石材|管业|轴承|模具|粮油|米业|面业|种业|渔业|香料|调味品|饲料|宠物|文化|创意|旅拍|酒店|餐饮|商业|置业|集团|卫浴|洁具|锁业|泵业|线缆|电缆|门业|灯饰|五金|农化|肥业|诊断|器械|康复|教育|动漫|游戏|广告|工业|电池|锂电|储能|氢能|半导体|通信|安防|传感|铝业|铜业|钢构|压铸|弹簧|紧固件|齿轮|机床|用品|零部件|刀具|磨具|仪表|化纤|染整|印染|毛纺|羽绒|内衣|袜业|帽业|拉链|纸业|纸品|印刷|彩印|塑料|橡胶|硅胶|涂料|胶业|日用|洗涤|香氛|美妆|母婴|文具|体育|户外|乐器|眼镜|首饰|珠宝|食业|酿造|糖业|盐业|茶叶|饮料|烘焙|豆制品|淀粉|蛋业|禽业|畜牧|园艺|菌业|药材|参业|国药|医药|本草|艾业|汉方|康养|旅游|影视|演艺|仓储|快运|电商|优选|家政|物业|人力|会展|酱酒|烧坊|老窖|面点|齿科|齿研|建筑|医养|药机|世家|气体|航空|航天|视觉|芯片|微波|激光|纳米|碳材|膜业|管桩|门控|电控|电驱|车业|车辆|客车|轮胎|滤清|制衣|布业|绳业|工贸|贸易|国际|投资|资本|研究所)';

export const TRADE_END = new RegExp(`${TRADE}$`);

/** What a brand does not begin with: these say what kind of goods it is. */
export const DESCRIPTIVE =
  /^(?:海鲜|实木|花木|糯米|杂粮|生鲜|社区|农村|家居|民族|智能|精密|高端|特种|新型|休闲|汽车|手机|医用|工业|食品|农业|建筑|绿色|环保|功能|户外|儿童|出口|全屋|定制|传统|现代|数控|电动|不锈钢|塑料|橡胶|金属|铝合金|新能源|光伏|锂电|生物|化学|中药|植物|有机|冷链|跨境|日用|办公|卫生|宠物|运动|家用|商用|民用|军用|车载|高分子|稀土|陶瓷|玻璃|木制|竹|纺织|服装|鞋|箱包|电子|电器|机械|包装|印刷|医疗|保健|休闲|速冻|调味|白酒|饮料)/;

/** A name of its own before its trade (云帆鞋服), and not only goods (休闲食品). */
export function isBrand(name: string): boolean {
  const head = withoutTrade(name);
  return (
    head !== name && head.length >= 2 && !DESCRIPTIVE.test(head) && industryOf(head) === undefined
  );
}

/** What stands before the trade at a name's end: 云帆 of 云帆鞋服, nothing of 化工阀门. */
export function withoutTrade(name: string): string {
  let head = name;
  for (let trade = TRADE_END.exec(head)?.[0]; trade; trade = TRADE_END.exec(head)?.[0])
    head = head.slice(0, head.length - trade.length);
  return head;
}

const GOODS_END =
  /[品件机器具料材板布粉油酒桌椅柜床砖管瓶盒袋箱鞋帽袜巾衣裤汁丝膜片剂泵阀锁灯芯表仪架纸笔伞刷绳网胶漆膏糖饼肉菜扇衫裙]$|零食$|加工$|代工$|生产$|批发$|销售$|服务$/;

/** Goods, or what kind of firm: no name. */
export const isGoodsWord = (name: string): boolean =>
  !isBrand(name) &&
  (/(?:加工|代工|批发|销售|服务|企业|厂家)$/.test(name) ||
    (GOODS_END.test(name) && !TRADE_END.test(name)) ||
    (industryOf(name) !== undefined && industryOf(name.slice(-2)) !== undefined));
