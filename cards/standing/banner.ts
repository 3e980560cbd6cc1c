import { dayOf } from '../../domain/calendar/time.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { coloured, type Element, lines, markdown } from '../parts.ts';
import { cut, escapeText, personLine } from '../text.ts';
import { clockWords, dateWords } from '../words.ts';
import { sinceWords } from './words.ts';

/** Signs of a reason on a card that is to fit a phone's screen. */
const REASON_SIGNS = 80;

/** On the progress card of a project that is not under way: since when and why. */
export function standingBanner({ world, now }: CardContext, { phase }: Project): Element[] {
  if (phase.status === 'active') return [];
  const { status, at, by, words } = phase;
  const reason = words ? `原因：${cut(words, REASON_SIGNS)}` : '';
  const who = by === null ? '' : `${personLine(world, by)}决定`;
  const isNews = status !== 'finished';
  const details = [reason, isNews ? who : ''].filter((part) => part !== '').join(' · ');
  return [
    markdown(
      lines([
        `**项目${sinceWords(status, at, now)}。**`,
        ...(details ? [coloured('grey', escapeText(details))] : []),
      ]),
    ),
  ];
}

/** When a card of such a project was last true: it changes no more until the project goes on. */
export function standingAsOf({ now }: CardContext, { phase }: Project): string | undefined {
  if (phase.status === 'active') return undefined;
  const at =
    phase.status !== 'suspended' && phase.archivedAt !== null ? phase.archivedAt : phase.at;
  return `截至 ${dateWords(dayOf(at), now)} ${clockWords(at)}`;
}
