import type { Decision, Digest, DigestItem } from '../../domain/dispatch/types.ts';
import type { CardContext } from '../context.ts';
import { type Element, lines, lit, markdown } from '../parts.ts';
import { escapeText } from '../text.ts';
import { withInstruct } from './items.ts';
import {
  briefWords,
  optionWords,
  reasonWords,
  shortName,
  waitingCost,
  whoseBriefly,
} from './words.ts';

/**
 * What only a principal leader can decide. Decisions by one rule have the same options: the rule and
 * its options stand once above them, each with its owner and what waiting costs.
 * Source: design, section 3 "Dispatch".
 */
export function decisionParts(ctx: CardContext, digest: Digest): Element[] {
  return digest.decisions.flatMap((decision, index) => {
    const item = digest.items[decision.item - 1];
    if (!item) return [];
    const before = digest.decisions[index - 1];
    const isNew = !before || headOf(ctx, before) !== headOf(ctx, decision);
    return [
      ...(isNew ? [markdown(headOf(ctx, decision), { size: 'notation' })] : []),
      withInstruct(digest, item, decisionLines(ctx, digest, item, decision)),
    ];
  });
}

/** 卡脖子堵点，可选：召集区级会商 / 报请上级协调. */
const headOf = (ctx: CardContext, { rule, options }: Decision): string =>
  `**${reasonWords(ctx.world, rule)}**，可选：${options.map((option) => optionWords[option]).join('、')}`;

function decisionLines(
  ctx: CardContext,
  digest: Digest,
  item: DigestItem,
  decision: Decision,
): Element[] {
  const number = digest.items.indexOf(item) + 1;
  const whose = `${briefWords(ctx, item)} · ${whoseBriefly(ctx, digest.scope, item)}`;
  const cost = lit(item.light, escapeText(waitingCost(item, decision)));
  return [
    markdown(`**${number} ${escapeText(shortName(item.projectName))}**`),
    markdown(lines([escapeText(whose), cost]), { size: 'notation' }),
  ];
}
