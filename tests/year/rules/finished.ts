import { missingMaterials } from '../../../domain/project/node-view.ts';
import { openPrerequisites } from '../../../domain/project/start.ts';
import { refusalOfFinish } from '../../../domain/rectification/finish.ts';
import type { YearRule } from '../rule.ts';

export const finished: YearRule = {
  claim: 'no node is done with an open prerequisite, a missing paper or an open problem',
  watch: () => ({
    event({ world, before, event }) {
      if (event.type !== 'nodeFinished') return [];
      const { node: code } = event;
      // Where an operator opened a node again, or a period began, what had started goes on.
      const open = openPrerequisites(world, before, code).filter((prerequisite) => {
        const node = before.nodes.get(prerequisite);
        return !(node && (('reopened' in node && node.reopened) || ('past' in node && node.past)));
      });
      const missing = missingMaterials(world, before, code);
      const refusal = refusalOfFinish(world, before, code);
      return [
        ...(open.length > 0 ? [`${code} done with open prerequisites ${open}`] : []),
        ...(missing.length > 0 ? [`${code} done with missing papers ${missing}`] : []),
        ...(refusal ? [`${code} done although ${refusal.code}`] : []),
      ];
    },
  }),
};
