import type { MaterialCommand, MaterialRefusal, NotThere } from '../../domain/material/types.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';
import { materialName, nodeName } from '../text.ts';
import { dateWords } from '../words.ts';

/** How the acts of this part are named where a person may not do them. */
export const materialActs: Readonly<Record<MaterialCommand['type'], string>> = {
  rejectMaterial: '退回材料',
  setExpiry: '登记材料有效期',
  askPaper: '查看材料',
};

const notThere: Readonly<Record<NotThere, string>> = {
  missing: '还没有交，没有改动。',
  promised: '已同意容缺，还没有交，没有改动。',
  rejected: '已经退回，正等新的一版，没有改动。',
  expired: '已过有效期，正等新的一版，没有改动。',
};

export const materialRefusals: RefusalWords<MaterialRefusal> = {
  'paper-not-there': ({ world }, _project, { material, state }) => [
    state === 'rejected' ? 'info' : 'warning',
    `${materialName(world, material)}${notThere[state]}`,
  ],
  'paper-not-needed': ({ world }, _project, { material, node }) => [
    'warning',
    node === null
      ? `目前没有在办节点需要${materialName(world, material)}，不能退回。`
      : `${nodeName(world, node)} 不需要${materialName(world, material)}，不能退回。`,
  ],
  'expiry-not-ahead': ({ now }, _project, { expiresOn }) => [
    'warning',
    `${dateWords(expiresOn, now)}已经过去，没有改动。材料已不能用的，请发“退回 材料名 原因”。`,
  ],
  'expiry-too-far': ({ now }, _project, { latestDay }) => [
    'warning',
    `日期太远，最晚可到 ${dateWords(latestDay, now)}。没有改动。`,
  ],
  'expiry-stands': ({ world, now }, _project, { material, expiresOn }) => [
    'info',
    `${materialName(world, material)}的有效期本来就到 ${dateWords(expiresOn, now)}，没有改动。`,
  ],
};

export const materialDone: DoneWords<MaterialCommand> = {
  rejectMaterial: ({ world }, _project, { material }) => ({
    type: 'success',
    content: `已退回${materialName(world, material)}，项目群里会通知提交人。`,
  }),
  setExpiry: ({ world, now }, _project, { material, expiresOn }) => ({
    type: 'success',
    content: `已登记：${materialName(world, material)}有效期至 ${dateWords(expiresOn, now)}，提前 7 天提醒。`,
  }),
  askPaper: ({ world }, _project, { material }) => ({
    type: 'success',
    content: `${materialName(world, material)}已有，不用再要。`,
  }),
};
