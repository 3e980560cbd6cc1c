import { holds } from './applies.ts';
import type { ProjectAttributes, Rule } from './types.ts';

/** Two answers about a project that cannot both be true. */
export interface Contradiction {
  readonly attribute: string;
  readonly against: string;
}

/**
 * Pairs of which no project can have both. A catalogue that asks one of them no longer never meets
 * the pair. Source: the attributes' own texts: 新增建设用地 is land that is granted for the project,
 * 应建人防的民用建筑 is a building that is put up.
 */
const pairs: readonly { readonly of: Contradiction; readonly when: Rule }[] = [
  {
    of: { attribute: 'newConstructionLand', against: 'landMode' },
    when: {
      all: [
        { attr: 'newConstructionLand', op: 'eq', value: true },
        { attr: 'landMode', op: 'in', value: ['existing', 'none'] },
      ],
    },
  },
  {
    of: { attribute: 'civilBuilding', against: 'newBuilding' },
    when: {
      all: [
        { attr: 'civilBuilding', op: 'eq', value: true },
        { attr: 'newBuilding', op: 'eq', value: false },
      ],
    },
  },
];

/** The answers that contradict each other, by their keys; empty: they go together. */
export const contradictionsIn = (attributes: ProjectAttributes): Contradiction[] =>
  pairs.filter(({ when }) => holds(when, attributes)).map(({ of }) => of);
