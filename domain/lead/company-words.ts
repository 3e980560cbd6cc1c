/** What companies' names have in common and what tells none apart: forms, places, trades. */

export const companyForms =
  /股份有限公司|有限责任公司|(?:控股|投资)?集团(?:股份|控股)?|有限公司|分公司|子公司|公司|股份|控股|(?:co)?ltd|inc|llc|gmbh|corp(?:oration)?|group|limited|company/gu;

/** Provinces and the like, with and without their suffix; longer before shorter. */
export const provinceNames =
  /^(?:中国|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(?:省|市|自治区|特别行政区)?/u;

/** A city or county at the head of a name, told by its suffix. */
export const placeWithSuffix = /^[\p{Script=Han}]{2,4}?(?:市|县|区|州)(?=[\p{Script=Han}]{2,})/u;

/** Cities that stand at the head of names without a suffix: this one and its neighbours, large ones. */
export const cityNames =
  /^(?:亳州|谯城|阜阳|淮北|宿州|蚌埠|淮南|合肥|芜湖|六安|滁州|安庆|商丘|周口|郑州|徐州|南京|苏州|无锡|常州|南通|杭州|宁波|温州|义乌|绍兴|嘉兴|台州|金华|广州|深圳|东莞|佛山|厦门|泉州|福州|武汉|长沙|成都|青岛|济南|临沂|菏泽|西安)/u;

/** Trades at the end of a name: 某某药业 and 某某制药 may well be one. */
export const tradeEnds =
  /(?:实业|科技|技术|药业|制药|医药|中药|饮片|食品|饮料|酒业|酿酒|机械|设备|装备|制造|电子|电器|材料|新材料|新能源|能源|环保|纺织|服装|服饰|家纺|鞋业|物流|供应链|贸易|商贸|文化|旅游|建材|建筑|农业|生物|生物科技|农产品|包装|塑业|化工|日化|家居|智能|智造|健康|工业|产业|发展|国际)+$/u;

/** Traditional signs of forms, places and trades, each before its simplified one. */
export const traditionalSigns: ReadonlyMap<string, string> = new Map(
  '責责團团蘇苏廣广東东廈厦門门紹绍興兴溫温長长濟济臨临澤泽陝陕貴贵雲云遼辽龍龙慶庆灣湾寧宁區区縣县國国業业藥药製制電电機机無无錫锡義义烏乌鄭郑漢汉實实術术醫医飲饮釀酿設设備备裝装環环紡纺織织飾饰貿贸遊游築筑農农產产發发際际'
    .match(/../gu)
    ?.map((pair): [string, string] => [pair[0] ?? '', pair[1] ?? '']),
);
