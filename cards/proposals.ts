import { ownerOf } from '../domain/blocker/category.ts';
import type { BlockerCategoryCode, NodeCode } from '../domain/catalogue/types.ts';
import { missingMaterials } from '../domain/project/node-view.ts';
import type { Project } from '../domain/project/types.ts';
import { categoryName, unitLine } from './blocker/words.ts';
import type { CardContext } from './context.ts';
import { button, buttonRow } from './controls.ts';
import { responsibleWords } from './node-facts.ts';
import { type Card, card, type Element, fact, footer, header, plainLine } from './parts.ts';
import { cut, escapeText, materialNames, nodeName, personLine } from './text.ts';
import { dayWords } from './words.ts';

/** What a plain sentence was taken for: nothing is done before the one button is pressed. */

const QUOTE_SIGNS = 300;

interface Proposed {
  readonly title: string;
  readonly said: string;
  readonly facts: readonly Element[];
  readonly button: Element;
}

function proposalCard(project: Project, { title, said, facts, button: press }: Proposed): Card {
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'blue' }),
    [
      plainLine(`“${cut(said, QUOTE_SIGNS)}”`),
      ...facts,
      buttonRow([press]),
      footer('现在还没有改动，点了按钮才办理。不是这个意思，不用理会。'),
    ],
  );
}

/** A sentence that says that a node's outcome is there. */
export function finishProposal(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  said: string,
): Card {
  const { world } = ctx;
  const missing = missingMaterials(world, project, node);
  return proposalCard(project, {
    title: '是要办结这个节点吗？',
    said,
    facts: [
      fact('节点', escapeText(nodeName(world, node))),
      fact('责任', escapeText(responsibleWords(world, project, node))),
      ...(missing.length > 0
        ? [fact('还缺', escapeText(`${materialNames(world, missing)}，要先补齐才能办结`))]
        : []),
    ],
    button: button(
      '办结',
      { v: 1, action: 'finish', project: project.id, node },
      { type: 'primary_filled' },
    ),
  });
}

/** What came of the question whether a node is finished; `content` is the sentence of its toast. */
export function finishedCard(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  { content }: { readonly content: string },
): Card {
  const title = `已办结 · ${nodeName(ctx.world, node)}`;
  const state = project.nodes.get(node);
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'green' }),
    [
      plainLine(content),
      ...(state?.status === 'done' && state.doneBy !== null && state.doneAt !== null
        ? [
            fact(
              '办结',
              escapeText(
                `${personLine(ctx.world, state.doneBy)}，${dayWords(state.doneAt, ctx.now)}`,
              ),
            ),
          ]
        : []),
    ],
  );
}

/** A sentence that tells of something that keeps the project from going on. */
export function blockerProposal(
  ctx: CardContext,
  project: Project,
  category: BlockerCategoryCode,
  said: { readonly words: string; readonly form: string; readonly fromGroup: boolean },
): Card {
  const { world } = ctx;
  const owner = ownerOf(world, project, category, null);
  return proposalCard(project, {
    title: '是要报堵点吗？',
    said: said.words,
    facts: [
      fact('类别', escapeText(categoryName(world, category))),
      fact('责任', escapeText(unitLine(world, project, owner))),
    ],
    button: button(
      '报这个堵点',
      { v: 1, action: 'blocker-propose', project: project.id, category, ...said },
      { type: 'primary_filled' },
    ),
  });
}
