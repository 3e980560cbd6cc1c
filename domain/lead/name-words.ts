import type { Channel, Industry, SaidStage } from './types.ts';

/** What the registers call these things: read in forms and in a model's answers, shown in cards. */

export const INDUSTRY_NAMES: Readonly<Record<Industry, string>> = {
  'chinese-medicine': '现代中药',
  'liquor-and-food': '白酒食品',
  'farm-products': '农产品加工',
  equipment: '装备制造',
  'new-energy': '新能源',
  'new-materials': '新材料',
  electronics: '电子信息',
  textiles: '纺织服装',
  biomedicine: '生物医药',
  logistics: '商贸物流',
  'culture-and-tourism': '文化旅游',
  construction: '建筑建材',
  services: '现代服务',
  other: '其他',
};

export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  chamber: '商会推荐',
  'by-business': '以商招商',
  exhibition: '展会活动',
  friends: '亲友推荐',
  online: '网络信息',
  outpost: '驻点招商',
  visit: '上门拜访',
  agency: '中介推荐',
  'from-above': '上级交办',
  self: '企业自荐',
};

export const SAID_STAGE_NAMES: Readonly<Record<SaidStage, string>> = {
  contact: '初步接触',
  interest: '有意向',
  inspected: '已考察',
  talks: '洽谈中',
  signing: '拟签约',
};
