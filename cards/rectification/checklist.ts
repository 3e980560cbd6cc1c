import type { ChecklistItem } from '../../domain/catalogue/types.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import type { MatterId } from '../../domain/matter/types.ts';
import type { Project } from '../../domain/project/types.ts';
import { countTicks, itemsOf } from '../../domain/rectification/checklist.ts';
import { openProblems } from '../../domain/rectification/problem.ts';
import type { Checklist } from '../../domain/rectification/types.ts';
import { callPart } from '../call.ts';
import type { CardContext } from '../context.ts';
import {
  button,
  buttonRow,
  buttonRows,
  form,
  multiSelect,
  select,
  submit,
  textInput,
} from '../controls.ts';
import { closedFormCard } from '../forms.ts';
import type { MentionOptions } from '../node.ts';
import {
  type Card,
  card,
  coloured,
  column,
  columns,
  type Element,
  footer,
  header,
  lines,
  markdown,
  panel,
  type Tag,
} from '../parts.ts';
import { cut, escapeText, mention, nodeName } from '../text.ts';
import { rectificationFields as fields } from './actions.ts';
import { checkName, tickWord } from './facts.ts';

const WORDS_SIGNS = 100;

interface Discipline {
  readonly name: string;
  readonly items: readonly ChecklistItem[];
}

/** The items of a checklist by discipline, in the order of the catalogue. */
function disciplinesOf(ctx: CardContext, checklist: Checklist): Discipline[] {
  const items = itemsOf(ctx.world, checklist);
  return [...new Set(items.map(({ discipline }) => discipline))].map((name) => ({
    name,
    items: items.filter(({ discipline }) => discipline === name),
  }));
}

/** Whether nobody has anything left to look at: its node is done, or the checklist is gone. */
export const isChecklistOver = (project: Project, matter: MatterId): boolean => {
  const checklist = matterOf(project, 'checklist', matter);
  return !checklist || project.nodes.get(checklist.node)?.status !== 'running';
};

/** The checklist of an acceptance brought forward: how far it is, discipline by discipline. */
export function checklistCard(
  ctx: CardContext,
  project: Project,
  matter: MatterId,
  options: MentionOptions,
): Card {
  const checklist = matterOf(project, 'checklist', matter);
  if (!checklist) return closedFormCard('现场核查', '核查清单已不在系统中。');
  const items = itemsOf(ctx.world, checklist);
  const { count, unchecked, failed } = countTicks(checklist, items);
  const title = `现场核查 · ${nodeName(ctx.world, checklist.node)}`;
  const tags: Tag[] = [
    { text: `已查 ${count - unchecked}/${count}`, color: unchecked === 0 ? 'green' : 'blue' },
    ...(failed > 0 ? [{ text: `需整改 ${failed}`, color: 'orange' as const }] : []),
  ];
  const isOver = isChecklistOver(project, matter);
  return card(
    `${title} · ${tags.map(({ text }) => text).join(' · ')} · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: unchecked + failed === 0 || isOver ? 'green' : failed > 0 ? 'orange' : 'blue',
      tags,
    }),
    [
      callPart(mention(ctx, options.mention), askWords(isOver, unchecked, failed)),
      ...disciplinesOf(ctx, checklist).map((each) => disciplineRow(checklist, each)),
      ...(isOver ? [] : [buttonRow([openButton(project, checklist)])]),
      itemsPanel(ctx, project, checklist),
    ],
  );
}

function askWords(isOver: boolean, unchecked: number, failed: number): string {
  if (isOver) return '核查已结束。';
  if (unchecked > 0) {
    return '把验收要查的问题提前到施工中查：到现场逐项核查，发现问题马上列入整改，早改早过验收。';
  }
  return failed > 0 ? '都查过了，需整改的改好并复核后就算合格。' : '全部合格，可以办结了。';
}

const openButton = (project: Project, { node }: Checklist): Element =>
  button(
    '现场核查',
    { v: 1, action: 'checklist-form', project: project.id, node },
    { type: 'primary_filled' },
  );

function disciplineRow(checklist: Checklist, { name, items }: Discipline): Element {
  const { count, unchecked, passed, failed, notApplicable } = countTicks(checklist, items);
  const parts = [
    ...(unchecked > 0 ? [coloured('grey', `未查 ${unchecked}`)] : []),
    ...(passed > 0 ? [coloured('green', `合格 ${passed}`)] : []),
    ...(failed > 0 ? [coloured('orange', `需整改 ${failed}`)] : []),
    ...(notApplicable > 0 ? [coloured('grey', `不涉及 ${notApplicable}`)] : []),
  ];
  return columns([
    column([markdown(`**${escapeText(name)}**`)], { width: '52px' }),
    column([markdown(`${count - unchecked}/${count}`)], { width: '44px' }),
    column([markdown(parts.join('　'))]),
  ]);
}

/** All items with what was found, folded away. */
function itemsPanel(ctx: CardContext, project: Project, checklist: Checklist): Element {
  const items = itemsOf(ctx.world, checklist);
  const open = openProblems(project, checklist.node);
  const words = items.map((item) => {
    const tick = checklist.ticks[item.code];
    const problem = open.find(({ source }) => source?.item === item.code);
    const said = tick && tick.words !== '' ? `，${cut(tick.words, 40)}` : '';
    const more = problem
      ? `（${problem.id}，关系到 ${nodeName(ctx.world, item.servesNode)}）`
      : said;
    return escapeText(`${checkName(item)}：${tickWord(tick?.state)}${more}`);
  });
  return panel(`全部 ${items.length} 项`, [markdown(lines(words), { size: 'notation' })]);
}

/** Which discipline is looked at, with how much of each is left; one tap each. */
export function disciplinesCard(ctx: CardContext, project: Project, matter: MatterId): Card {
  const checklist = matterOf(project, 'checklist', matter);
  if (!checklist || isChecklistOver(project, matter)) {
    return closedFormCard('现场核查', '核查已结束。');
  }
  const { node } = checklist;
  const title = `现场核查 · ${nodeName(ctx.world, node)}`;
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'blue' }),
    [
      markdown('先点专业，再选查过的项目：'),
      ...buttonRows(
        disciplinesOf(ctx, checklist).map(({ name, items }) => {
          const { count, unchecked } = countTicks(checklist, items);
          const action = {
            v: 1,
            action: 'checklist-items',
            project: project.id,
            node,
            discipline: name,
          } as const;
          return button(`${name} ${count - unchecked}/${count}`, action, {
            name: `checklist-items-${name}`,
            ...(unchecked > 0 ? { type: 'primary_filled' as const } : {}),
          });
        }),
      ),
    ],
  );
}

/** Items of one discipline that were not looked at yet; where all were, those that may be corrected. */
export function tickFormCard(
  ctx: CardContext,
  project: Project,
  matter: MatterId,
  discipline: string,
): Card {
  const checklist = matterOf(project, 'checklist', matter);
  const items = checklist
    ? itemsOf(ctx.world, checklist).filter((item) => item.discipline === discipline)
    : [];
  const title = `现场核查 · ${discipline}`;
  if (!checklist || items.length === 0 || isChecklistOver(project, matter)) {
    return closedFormCard(title, '核查已结束。');
  }
  const { node } = checklist;
  const about = { v: 1, project: project.id, node } as const;
  const unchecked = items.filter(({ code }) => !checklist.ticks[code]);
  const settled = items.filter(({ code }) => checklist.ticks[code]?.state !== 'failed');
  const offered = unchecked.length > 0 ? unchecked : settled;
  const back = button('其他专业', { ...about, action: 'checklist-form' });
  const head = header(title, {
    subtitle: project.name,
    template: 'blue',
    tags: [{ text: `已查 ${items.length - unchecked.length}/${items.length}`, color: 'blue' }],
  });
  const found = foundLines(checklist, items);
  if (offered.length === 0) {
    return card(title, head, [
      markdown(lines(found)),
      markdown('都在整改，改好并复核后就算合格。'),
      back,
    ]);
  }
  const ask =
    unchecked.length > 0 ? '选这次查过的项目和结果：' : '都查过了。要更正的，选项目和新的结果：';
  return card(`${title} · ${project.name}`, head, [
    ...(found.length > 0 ? [markdown(lines(found), { size: 'notation' })] : []),
    markdown(ask),
    form('tick_form', [
      multiSelect(fields.items, {
        placeholder: '选查过的项目，可多选',
        options: offered.map((item) => ({
          text: `${checkName(item)}${unchecked.length > 0 ? '' : ` · ${tickWord(checklist.ticks[item.code]?.state)}`}`,
          value: item.code,
        })),
      }),
      select(fields.result, {
        placeholder: '选结果',
        options: (['passed', 'failed', 'notApplicable'] as const).map((state) => ({
          text: tickWord(state),
          value: state,
        })),
      }),
      textInput(fields.words, {
        placeholder: '看到的情况，可以不写',
        maxSigns: WORDS_SIGNS,
        isRequired: false,
      }),
      submit('记下', { ...about, action: 'checklist-tick' }),
    ]),
    back,
    footer('需整改的马上列入整改清单，改好并复核后自动算合格。'),
  ]);
}

const foundLines = (checklist: Checklist, items: readonly ChecklistItem[]): string[] =>
  items.flatMap((item) => {
    const tick = checklist.ticks[item.code];
    return tick ? [escapeText(`${item.code} ${tickWord(tick.state)}：${cut(item.text, 30)}`)] : [];
  });
