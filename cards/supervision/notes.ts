import type { Instant } from '../../domain/calendar/time.ts';
import type { Project } from '../../domain/project/types.ts';
import type { SupervisionOrder } from '../../domain/supervision/types.ts';
import { textCard } from '../answers.ts';
import type { CardContext } from '../context.ts';
import { type Card, card, fact, header, markdown } from '../parts.ts';
import { cut, escapeText } from '../text.ts';
import { clockWords } from '../words.ts';
import { orderNodeName } from './words.ts';

/** Short answers in words about orders. */

/** A command about an order was carried out; `words` is the sentence of its toast. */
export const orderNote = (words: string): Card => textCard('督办单已更新', words, 'success');

/** A file was put on record. */
export const orderFileNote = ({ id, files }: SupervisionOrder): Card =>
  textCard('附件已存档', `已存入督办单 ${id}，共 ${files} 份。`, 'success');

/** 收到, 好的: nothing was told, and nothing is put on record. Reading is never an answer. */
export const noFeedbackNote = (said: string): Card =>
  textCard(
    '没有记为反馈',
    `“${cut(said, 20)}”没有写明办到哪一步，没有记下。请写清办理情况和措施。`,
    'info',
  );

/** 发附件, in the own chat: until when files are taken for the order. */
export const orderFilePromptCard = (
  { world }: CardContext,
  project: Project,
  order: SupervisionOrder,
  until: Instant,
): Card =>
  card(
    `发附件 · 督办单 ${order.id} · ${project.name}`,
    header(`发附件 · 督办单 ${order.id}`, { subtitle: project.name, template: 'blue' }),
    [
      markdown(`请在 **${clockWords(until)}** 前把文件或照片直接发到这里，可以一次发几份。`),
      fact('节点', escapeText(orderNodeName(world, order))),
    ],
  );

/** Words under an order that was sent back are its progress: the result is told by the form. */
export const resolveToPressNote = ({ id }: SupervisionOrder): Card =>
  textCard('已记为进展', `督办单 ${id} 还没有补办完。办好后请在它的卡片上点“已解决”。`, 'info');
