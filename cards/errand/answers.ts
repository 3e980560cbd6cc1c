import { textCard } from '../answers.ts';
import type { Card } from '../parts.ts';

/** A picture of a note was kept; `words` is the sentence of its toast. */
export const notePhotoCard = (words: string): Card => textCard('照片已存档', words, 'success');

/** An errand or a note was taken down; `words` is the sentence of its toast. */
export const errandDoneCard = (words: string): Card => textCard('已登记', words, 'success');
