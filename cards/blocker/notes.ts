import type { Blocker } from '../../domain/blocker/types.ts';
import { textCard } from '../answers.ts';
import type { Card } from '../parts.ts';
import { cut } from '../text.ts';

/** Short answers in words about blockers. */

/** 报堵点 was written: the form waits in the own chat. */
export const formSentCard = (): Card =>
  textCard('报堵点', '表单在您和 e点通 的单聊里，请到那里填写。', 'info');

/** A picture was put on record. */
export const photoNote = ({ id, photos }: Blocker): Card =>
  textCard('照片已存档', `已存入堵点 ${id}，共 ${photos} 张。`, 'success');

/** A command about a blocker was carried out; `words` is the sentence of its toast. */
export const blockerNote = (words: string): Card => textCard('堵点已更新', words, 'success');

/** A number under which no open blocker is known. */
export const unknownBlockerNote = (id: string): Card =>
  textCard(
    '没有找到',
    `没有编号为“${cut(id, 10)}”的未解决堵点，没有改动。发“堵点”可以看清单。`,
    'warning',
  );

/** Words that name no unit. */
export const unknownUnitNote = (words: string): Card =>
  textCard(
    '没有找到',
    `没有找到单位“${cut(words, 20)}”，没有改动。请写单位简称，例如：住建局。`,
    'warning',
  );

/** 收到, 好的: no progress, and not put on record as one. */
export const noProgressNote = (said: string): Card =>
  textCard(
    '没有记为进展',
    `“${cut(said, 20)}”没有写明办到哪一步，没有记下。请写清进展，或在卡片上点“认领”。`,
    'info',
  );
