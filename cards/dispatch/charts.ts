import type { MonthRate } from '../../domain/dispatch/types.ts';

/** Nodes done in time in %; null where none was due. */
export const shareOf = ({ due, onTime }: MonthRate): number | null =>
  due === 0 ? null : Math.round((onTime / due) * 100);
