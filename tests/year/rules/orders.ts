import type { YearRule } from '../rule.ts';

export const orders: YearRule = {
  claim: 'a deadline that was missed opens one order, and no other one',
  watch: () => {
    const opened = new Set<string>();
    return {
      event({ before, event }) {
        if (event.type !== 'orderOpened') return [];
        const node = before.nodes.get(event.node);
        const since = node && 'startedOn' in node ? node.startedOn : null;
        const key = [before.id, event.node, event.period, event.missedAt, since].join(' ');
        if (opened.has(key)) return [`a second order for ${key}`];
        opened.add(key);
        return [];
      },
    };
  },
};
