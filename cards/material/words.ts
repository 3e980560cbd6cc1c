import { dayOf } from '../../domain/calendar/time.ts';
import type {
  AcceptedMaterial,
  ExpiredMaterial,
  RejectedMaterial,
} from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { cut, personLine } from '../text.ts';
import { dateWords } from '../words.ts';

/** Longest file name that is shown. */
const FILE_SIGNS = 60;

/** A version that was there, whether it still counts or not. */
export type Filed = AcceptedMaterial | RejectedMaterial | ExpiredMaterial;

/** `第 2 版 · 3月16日 · 自规分局 俞澄 · 宗地图.pdf`, in plain text. */
export function versionWords(ctx: CardContext, state: Filed): string {
  return [`第 ${state.version} 版`, ...senderWords(ctx, state)].join(' · ');
}

/** When and by whom a version came, and what the file is called. */
export function senderWords({ world, now }: CardContext, state: Filed): string[] {
  const { file, filedAt, filedBy } = state;
  return [
    ...(filedAt === null ? [] : [dateWords(dayOf(filedAt), now)]),
    filedBy === null ? '没有上传文件' : personLine(world, filedBy),
    ...(file ? [cut(file.name, FILE_SIGNS)] : []),
  ];
}

/** `有效期至 6月30日`; empty where it does not expire. */
export const validWords = (ctx: CardContext, { expiresOn }: Filed): string =>
  expiresOn === undefined ? '' : `有效期至 ${dateWords(expiresOn, ctx.now)}`;
