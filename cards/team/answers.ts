import type { Person } from '../../domain/people/types.ts';
import { textCard } from '../answers.ts';
import type { CardContext } from '../context.ts';
import type { Card } from '../parts.ts';
import { cut, personLine } from '../text.ts';

const MAX_PEOPLE = 8;

/** Nobody or several are called by a name: who could be meant. Nothing was changed. */
export function whichPersonCard(
  { world }: CardContext,
  name: string,
  people: readonly Person[],
): Card {
  if (people.length === 0) {
    const words =
      name === '' ? '请写上姓名，例如：专班 加 张三' : `没有找到“${cut(name, 20)}”，请写完整姓名。`;
    return textCard('没有改动', words, 'warning');
  }
  return textCard(
    '没有改动',
    [
      `有 ${people.length} 个人叫“${cut(name, 20)}”，请在“调整专班”的名单里选：`,
      ...people.slice(0, MAX_PEOPLE).map(({ id, title }) => `· ${personLine(world, id)}，${title}`),
    ],
    'warning',
  );
}

/** A change of the team was carried out; `words` is the sentence of its toast. */
export const teamDoneCard = (words: string): Card => textCard('专班已调整', words, 'success');
