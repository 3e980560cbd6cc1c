import type { NodeCode } from '../../domain/catalogue/types.ts';
import { definitionOf } from '../../domain/project/node-view.ts';
import type { World } from '../../domain/project/types.ts';
import { sentence } from '../words.ts';

/** Why a node does not apply, in plain text: the catalogue says for which projects it does. */
export function catalogueReason(world: World, code: NodeCode): string {
  const text = definitionOf(world, code).appliesWhen?.text;
  return text ? `只有“${sentence(text)}”才办` : '本项目不涉及';
}
