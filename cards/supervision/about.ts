import type { Project } from '../../domain/project/types.ts';
import type { SupervisionOrder } from '../../domain/supervision/types.ts';
import type { CardContext } from '../context.ts';
import { type Card, card, type Element, header, type Tag, type Template } from '../parts.ts';
import { orderNodeName } from './words.ts';

/** How a card about an order looks at its head. */
interface Look {
  /** `限期方案 · 督办单 S1` */
  readonly title: string;
  readonly template: Template;
  readonly tags?: readonly Tag[];
}

/** A card about an order besides its own: named by what it is for, under the name of the project. */
export const aboutOrder = (
  { world }: CardContext,
  project: Project,
  order: SupervisionOrder,
  { title, template, tags = [] }: Look,
  elements: readonly Element[],
): Card =>
  card(
    `${title} · ${orderNodeName(world, order)} · ${project.name}`,
    header(title, { subtitle: project.name, template, tags }),
    elements,
  );
