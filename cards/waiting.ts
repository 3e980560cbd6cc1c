import type { Waiting, WaitingAct } from '../domain/matter/waiting.ts';
import type { Project } from '../domain/project/types.ts';
import { blockerWaiting } from './blocker/waiting.ts';
import { clockWaiting } from './clock/waiting.ts';
import { consultationWaiting } from './consultation/waiting.ts';
import type { CardContext } from './context.ts';
import { errandWaiting } from './errand/waiting.ts';
import { extensionWaiting } from './extension/waiting.ts';
import { itemWaiting } from './item/waiting.ts';
import { rectificationWaiting } from './rectification/waiting.ts';
import { supervisionWaiting } from './supervision/waiting.ts';

/** An entry of a to-do list, in plain text: what is asked in a word or two, and what it is about. */
export interface WaitingWords {
  /** `待答复` */
  readonly ask: string;
  /** `堵点 B2 临时用电没接通` */
  readonly what: string;
}

/** How the things that wait of one part are told, one function an act. */
export type WaitingWordsOf<Act extends WaitingAct> = { readonly [Each in Act]: Tell };

type Tell = (ctx: CardContext, project: Project, waiting: Waiting) => WaitingWords;

/** One line a part. */
const words: WaitingWordsOf<WaitingAct> = {
  ...blockerWaiting,
  ...clockWaiting,
  ...consultationWaiting,
  ...errandWaiting,
  ...extensionWaiting,
  ...itemWaiting,
  ...rectificationWaiting,
  ...supervisionWaiting,
};

/** How something that waits for a person is told in their to-do list. */
export function waitingWords(ctx: CardContext, project: Project, waiting: Waiting): WaitingWords {
  const tell = words[waiting.act] as Tell;
  return tell(ctx, project, waiting);
}
