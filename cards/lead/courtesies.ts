import type { Courtesy } from '../../domain/lead/read/courtesy-words.ts';
import { textCard } from '../answers.ts';
import type { Card } from '../parts.ts';

const titles: Readonly<Record<Courtesy, string>> = {
  assent: '好的',
  thanks: '不客气',
  greeting: '您好',
};

/**
 * One line in answer to 收到, 谢谢 or 早上好. Under a lead's card (`isUnderLead`) it says that nothing
 * was put on record as a follow-up.
 */
export const courtesyCard = (courtesy: Courtesy, isUnderLead: boolean): Card =>
  textCard(
    titles[courtesy],
    isUnderLead
      ? '这句没有记成跟进。有进展，请在卡片下写明。'
      : '有事直接发给我。要看用法，请发“帮助”。',
    'info',
  );
