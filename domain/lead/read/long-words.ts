import { phonesOf } from './phone-words.ts';
import type { Span } from './text.ts';

// Long messages are mostly somebody else's text: minutes, a brochure, an article. A lead stands in
// the few paragraphs that have a telephone number and what is wanted of us.

const LONG = 700;
const WANTS = /投资|投|厂房|用地|谯城|亳州|建|租/;
const NOTE = /(?:我的说明|说明|以上是[^。\n]{0,10}|备注|我补充|补充一下)[:。]/;

/** The stretches of a long text that may be leads; undefined where the text is short. */
export function leadParagraphs(text: string): Span[] | undefined {
  if (text.length < LONG) return undefined;
  const found: Span[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && text[at] !== '\n') continue;
    const words = text.slice(start, at);
    if (
      words.length > 8 &&
      /\d|[幺零]/.test(words) &&
      WANTS.test(words) &&
      phonesOf(words).length > 0
    ) {
      const note = NOTE.exec(words);
      found.push({
        start: note && note.index < 60 ? start + note.index + note[0].length : start,
        end: at,
      });
    }
    start = at + 1;
  }
  return found;
}
