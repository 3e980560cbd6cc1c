import { dayOf } from '../../domain/calendar/time.ts';
import { MOST_POINTS_SIGNS } from '../../domain/points/appeal.ts';
import type { Entry } from '../../domain/points/types.ts';
import type { World } from '../../domain/project/types.ts';
import { form, select, submit, textInput } from '../controls.ts';
import type { Element } from '../parts.ts';
import { cut } from '../text.ts';
import { dateWords } from '../words.ts';
import { pointsFields } from './actions.ts';
import { amountWords, ruleWords } from './words.ts';

/** Of a project's name in an option, which a phone cuts after some twenty signs. */
const OPTION_NAME_SIGNS = 10;

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
          text: optionWords(world, entry, nameOf, now),
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

/** `絮云智能服装二期 0402 · 3月20日 −2 节点转红`: what tells one deduction from another comes first. */
function optionWords(
  world: World,
  { projectId, node, cause, hundredths, rule }: Entry,
  nameOf: (project: string) => string,
  now: number,
): string {
  const name = cut(nameOf(projectId).replace(/项目$/u, ''), OPTION_NAME_SIGNS);
  const where = node ? `${name} ${node}` : name;
  const day = dateWords(dayOf(cause.at), now);
  return `${where} · ${day} ${amountWords(hundredths)} ${ruleWords(world, rule)}`;
}
