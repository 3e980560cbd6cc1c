import { MOST_POINTS_SIGNS } from '../../domain/points/appeal.ts';
import type { Entry } from '../../domain/points/types.ts';
import type { World } from '../../domain/project/types.ts';
import { form, select, submit, textInput } from '../controls.ts';
import type { Element } from '../parts.ts';
import { pointsFields } from './actions.ts';
import { aboutWords, amountWords } from './words.ts';

/** Which deduction a unit objects to, and why. Nothing where none can be objected to. */
export function appealForm(
  world: World,
  entries: readonly Entry[],
  nameOf: (project: string) => string,
  now: number,
): Element[] {
  const [only] = entries;
  if (!only) return [];
  return [
    form('points_appeal', [
      select(pointsFields.entry, {
        placeholder: '对哪一项申诉',
        options: entries.map((entry) => ({
          text: `${amountWords(entry.hundredths)} · ${aboutWords(world, entry, nameOf, now)}`,
          value: String(entry.id),
        })),
        ...(entries.length === 1 ? { initial: String(only.id) } : {}),
      }),
      textInput(pointsFields.words, {
        placeholder: '为什么不该扣，有什么依据',
        maxSigns: MOST_POINTS_SIGNS,
        rows: 2,
      }),
      submit('申诉', { v: 1, action: 'points-appeal' }),
    ]),
  ];
}
