import { coloured, type Element, lines, markdown } from './parts.ts';
import { escapeText } from './text.ts';

/** Before something is saved: what may be the same, in plain text, and how many more there are. */
export function likelyNote(
  title: string,
  told: readonly string[],
  left: string | null = null,
): Element[] {
  if (told.length === 0) return [];
  return [
    markdown(
      lines([
        coloured('orange', `**${title}**`),
        ...told.map((words) => `· ${escapeText(words)}`),
        ...(left === null ? [] : [left]),
      ]),
    ),
  ];
}
