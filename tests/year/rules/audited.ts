import { createAudit } from '../../../bot/audit/audit.ts';
import { dayOf, weekdayOf } from '../../../domain/calendar/time.ts';
import type { YearRule } from '../rule.ts';

const SUNDAY = 0;

export const audited: YearRule = {
  claim: 'at the end of each week the auditor finds nothing',
  watch: () => ({
    async day({ town, now }) {
      if (weekdayOf(dayOf(now)) % 7 !== SUNDAY) return [];
      const { findings } = await createAudit(town.context, async () => {}).run(now);
      return findings
        .filter((finding) => !('chat' in finding && town.watched.isCause(finding.chat)))
        .map((finding) => JSON.stringify(finding));
    },
  }),
};
