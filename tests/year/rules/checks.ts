import { findNextCheck } from '../../../db/queries/sweep.ts';
import type { YearRule } from '../rule.ts';

export const checks: YearRule = {
  claim: 'whatever is due is looked at',
  watch: () => ({
    async day({ town, now }) {
      const next = await findNextCheck(town.bot.db);
      return next !== null && next <= now ? [`due since ${new Date(next).toISOString()}`] : [];
    },
  }),
};
