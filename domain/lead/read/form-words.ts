import { CHANNEL_NAMES, SAID_STAGE_NAMES } from '../name-words.ts';
import type { Channel, SaidStage } from '../types.ts';
import { type Cue, channelOf } from './cue-words.ts';

const CHANNEL_LABEL = /(?:线索)?(?:来源|渠道|来源渠道|线索渠道)\s?:\s?([^;,。\n|]{2,14})/;
const STAGE_LABEL = /(?:阶段|进展|状态|当前阶段|目前进展)\s?:\s?([^;,。\n|]{2,14})/;

const inForm = <Value extends string>(
  text: string,
  label: RegExp,
  names: Readonly<Record<Value, string>>,
  otherwise: (words: string) => Value | undefined,
): Cue<Value> | undefined => {
  const match = label.exec(text);
  const words = match?.[1];
  if (!match || !words) return undefined;
  const known = (Object.keys(names) as Value[]).find((value) => words.includes(names[value]));
  const value = known ?? otherwise(words);
  const start = match.index + match[0].length - words.length;
  return value ? { start, end: start + words.length, value } : undefined;
};

/** The channel that a form's own field names. */
export const channelInForm = (text: string): Cue<Channel> | undefined =>
  inForm(text, CHANNEL_LABEL, CHANNEL_NAMES, (words) => channelOf(words)?.value);

/** The stage that a form's own field names. */
export const stageInForm = (text: string): Cue<SaidStage> | undefined =>
  inForm(text, STAGE_LABEL, SAID_STAGE_NAMES, () => undefined);
