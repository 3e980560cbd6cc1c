import { openItems } from '../../domain/item/open-items.ts';
import type { DatedItem } from '../../domain/item/types.ts';
import type { Project } from '../../domain/project/types.ts';
import { type CardContext, contextFor } from '../context.ts';
import { button, buttonRow } from '../controls.ts';
import { type Card, card, coloured, type Element, footer, header, markdown } from '../parts.ts';
import { cut, escapeText } from '../text.ts';
import { itemRow, MAX_ROWS } from './item.ts';

const MAX_PROJECTS = 6;

/** 批示: what is still to be done of a project, instructions first. */
export function openItemsCard(ctx: CardContext, project: Project): Card {
  const open = openItems(project);
  const groups = [
    ['批示', open.filter(({ source }) => source.kind === 'instruction')],
    ['会议、会商定下的事项', open.filter(({ source }) => source.kind !== 'instruction')],
  ] as const;
  const late = open.filter(({ dueAt }) => ctx.now >= dueAt).length;
  const title = '批示和会议事项';
  return card(
    open.length === 0 ? `${title} · 没有未办的` : `${title} · 未办 ${open.length} 件`,
    header(title, {
      subtitle: project.name,
      template: late > 0 ? 'red' : 'blue',
      tags: [
        ...(open.length > 0 ? [{ text: `未办 ${open.length}`, color: 'blue' as const }] : []),
        ...(late > 0 ? [{ text: `逾期 ${late}`, color: 'red' as const }] : []),
      ],
    }),
    [
      ...groups.flatMap(([name, items]) => group(ctx, project, name, items)),
      ...(open.length === 0 ? [markdown('没有未办的批示和会议事项。')] : []),
      buttonRow([button('批示', { v: 1, action: 'instruct', project: project.id, about: null })]),
    ],
  );
}

function group(
  ctx: CardContext,
  project: Project,
  name: string,
  items: readonly DatedItem[],
): Element[] {
  const left = items.length - MAX_ROWS;
  if (items.length === 0) return [];
  return [
    markdown(`**${name}**`),
    ...items.slice(0, MAX_ROWS).map((item) => itemRow(ctx, project, item)),
    ...(left > 0 ? [markdown(coloured('grey', `另有 ${left} 件`))] : []),
  ];
}

/** 批示 in the own chat: what somebody instructed, over all projects. */
export function ownInstructionsCard(
  around: CardContext,
  given: readonly { readonly project: Project; readonly items: readonly DatedItem[] }[],
): Card {
  const count = given.reduce((sum, { items }) => sum + items.length, 0);
  const left = given.length - MAX_PROJECTS;
  return card(
    count === 0 ? '我的批示 · 没有未办的' : `我的批示 · 未办 ${count} 件`,
    header('我的批示', {
      template: 'blue',
      tags: count > 0 ? [{ text: `未办 ${count}`, color: 'blue' }] : [],
    }),
    count === 0
      ? [markdown('您批示的事项都已办好。新批示请发“批示 项目名”。')]
      : [
          ...given
            .slice(0, MAX_PROJECTS)
            .flatMap(({ project, items }) => [
              markdown(`**${escapeText(cut(project.name, 40))}**`),
              ...items
                .slice(0, MAX_ROWS / 2)
                .map((item) => itemRow(contextFor(around, project), project, item)),
              ...(items.length > MAX_ROWS / 2
                ? [markdown(coloured('grey', `另有 ${items.length - MAX_ROWS / 2} 件`))]
                : []),
            ]),
          ...(left > 0 ? [markdown(coloured('grey', `另有 ${left} 个项目`))] : []),
          footer('要撤回，请发“撤回批示”加编号和原因，例如：撤回批示 T1 已由区里统一安排'),
        ],
  );
}
