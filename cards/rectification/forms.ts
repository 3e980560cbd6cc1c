import { whoMay } from '../../domain/access/access.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import type { MatterId } from '../../domain/matter/types.ts';
import type { PersonId } from '../../domain/people/types.ts';
import { responsibleOfUnit } from '../../domain/project/people.ts';
import type { Project } from '../../domain/project/types.ts';
import { usualOwnerUnit } from '../../domain/rectification/complete.ts';
import { MOST_PROBLEMS } from '../../domain/rectification/decide.ts';
import { openProblems, recheckerOf } from '../../domain/rectification/problem.ts';
import type { RectificationItem } from '../../domain/rectification/types.ts';
import type { CardContext } from '../context.ts';
import { form, multiSelect, select, submit, textInput } from '../controls.ts';
import { closedFormCard } from '../forms.ts';
import { type Card, card, footer, header, markdown, plainLine } from '../parts.ts';
import { cut, escapeText, nodeName, personName, unitName } from '../text.ts';
import { clockWords } from '../words.ts';
import { rectificationFields as fields } from './actions.ts';
import { idWords, limitDaysWords, problemName, problemRows } from './facts.ts';

/** Longest paste that a form takes; Feishu's own limit. */
const FORM_SIGNS = 1_000;
const REASON_SIGNS = 200;
/** Problems that one select offers. */
const MAX_OFFERED = 50;

/** Title and head of a form of this part. */
export const headOf = (ctx: CardContext, project: Project, word: string, node: NodeCode) => {
  const title = `${word} · ${nodeName(ctx.world, node)}`;
  return { title, head: header(title, { subtitle: project.name, template: 'blue' }) };
};

export const aboutOf = (project: Project, node: NodeCode) =>
  ({ v: 1, project: project.id, node }) as const;

/** Options of a select; where there are many their words are cut, for the size of the card. */
export function optionsOf(items: readonly RectificationItem[]) {
  const signs = items.length > 12 ? 40 : 90;
  return items
    .slice(0, MAX_OFFERED)
    .map((item) => ({ text: problemName(item, signs), value: item.id }));
}

/** 登记整改: a paste of many lines, a problem each. */
export function problemsFormCard(ctx: CardContext, project: Project, node: NodeCode): Card {
  const { world } = ctx;
  const { title, head } = headOf(ctx, project, '登记整改', node);
  if (project.nodes.get(node)?.status !== 'running') {
    return closedFormCard(title, '节点已不在办，不能再登记。');
  }
  const unit = usualOwnerUnit(world, project, node);
  const { person } = responsibleOfUnit(world, project, unit);
  const owner = `${unitName(world, unit)}${person ? `（${personName(world, person)}）` : ''}`;
  return card(`${title} · ${project.name}`, head, [
    markdown('一行写一个问题，部位、单位和日期可以不写：'),
    plainLine('2号楼三层：防火门不能自闭｜住建局｜4月20日'),
    form('problems_form', [
      textInput(fields.lines, {
        placeholder: '把检查发现的问题粘贴到这里，一行一个',
        maxSigns: FORM_SIGNS,
        rows: 8,
      }),
      submit('先看一遍', { ...aboutOf(project, node), action: 'problems-read' }),
    ]),
    footer(
      escapeText(
        `不写单位：${owner}整改。不写日期：${limitDaysWords(world, node)}。一次最多 ${MOST_PROBLEMS} 条；超过 ${FORM_SIGNS} 字请发消息“整改 ${node}”，换行后粘贴。`,
      ),
    ),
  ]);
}

/** Open problems of a node that a person may say to be fixed. */
export const fixableBy = (ctx: CardContext, project: Project, node: NodeCode, person: PersonId) =>
  openProblems(project, node).filter(
    (item) =>
      item.state.status === 'open' &&
      whoMay(ctx.world, project, 'reportFixed', node, item).includes(person),
  );

/** Problems of a node that wait for a person to check them again. */
export const recheckableBy = (
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  person: PersonId,
) =>
  openProblems(project, node).filter(
    (item) => item.state.status === 'fixed' && recheckerOf(ctx.world, project, item) === person,
  );

/** Open problems of a node of which a person may send pictures. */
export const photographableBy = (
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  person: PersonId,
) =>
  openProblems(project, node).filter((item) =>
    whoMay(ctx.world, project, 'addProblemPhoto', node, item).includes(person),
  );

/** 已整改: exactly the problems that the person may say to be fixed. */
export function fixFormCard(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  person: PersonId,
): Card {
  const { title, head } = headOf(ctx, project, '已整改', node);
  const items = fixableBy(ctx, project, node, person);
  if (items.length === 0) return closedFormCard(title, '目前没有等您整改的问题。');
  return card(`${title} · ${project.name}`, head, [
    markdown('请选已经改好的问题，提交后由复核人复核。'),
    form('fix_form', [
      multiSelect(fields.items, { placeholder: '选已改好的问题', options: optionsOf(items) }),
      submit('已整改', { ...aboutOf(project, node), action: 'fix' }),
    ]),
    footer('提交后 30 分钟内可以在这里发整改后的照片。'),
  ]);
}

/** 复核: exactly the problems that wait for the person. */
export function recheckFormCard(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  person: PersonId,
): Card {
  const { title, head } = headOf(ctx, project, '复核', node);
  const items = recheckableBy(ctx, project, node, person);
  if (items.length === 0) return closedFormCard(title, '目前没有等您复核的问题。');
  return card(`${title} · ${items.length} 处 · ${project.name}`, head, [
    markdown(`有 ${items.length} 处问题报了整改完成，请到现场看过后复核。`),
    ...problemRows(ctx, project, items),
    form('recheck_form', [
      multiSelect(fields.items, { placeholder: '选复核过的问题', options: optionsOf(items) }),
      select(fields.result, {
        placeholder: '选复核结果',
        options: [
          { text: '通过，销项', value: 'passed' },
          { text: '不通过，退回', value: 'failed' },
        ],
      }),
      textInput(fields.words, {
        placeholder: '不通过的，写明原因',
        maxSigns: REASON_SIGNS,
        isRequired: false,
      }),
      submit('提交复核', { ...aboutOf(project, node), action: 'recheck' }),
    ]),
  ]);
}

const photoOptions = [
  { text: '整改前', value: 'before' },
  { text: '整改后', value: 'after' },
];

const photoInputs = (items: readonly RectificationItem[]) => [
  select(fields.item, { placeholder: '选是哪一处问题', options: optionsOf(items) }),
  select(fields.photoOf, { placeholder: '选整改前还是整改后', options: photoOptions }),
];

/** 传照片: of which problem the next pictures are. */
export function photoFormCard(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  person: PersonId,
): Card {
  const { title, head } = headOf(ctx, project, '传照片', node);
  const items = photographableBy(ctx, project, node, person);
  if (items.length === 0) return closedFormCard(title, '目前没有您可以传照片的问题。');
  return card(`${title} · ${project.name}`, head, [
    markdown('先选是哪一处问题，再把照片直接发到这里。'),
    form('photo_form', [
      ...photoInputs(items),
      submit('选好了', { ...aboutOf(project, node), action: 'photo' }),
    ]),
  ]);
}

/** The same question about a picture that is there already; settled once it is on record. */
export function photoAskCard(
  ctx: CardContext,
  project: Project,
  about: { readonly node: NodeCode; readonly person: PersonId; readonly file: string },
): Card {
  const { node, person, file } = about;
  const { title, head } = headOf(ctx, project, '这是哪处问题的照片', node);
  const placed = placeOf(project, file);
  if (placed) return closedFormCard(title, `已存为 ${placed}的照片。`);
  const items = photographableBy(ctx, project, node, person);
  if (items.length === 0) return closedFormCard(title, '没有您可以传照片的问题，没有保存。');
  return card(`${title} · ${project.name}`, head, [
    markdown('收到一张照片，请选它是哪一处问题的。'),
    form('photo_ask_form', [
      ...photoInputs(items),
      submit('保存', { ...aboutOf(project, node), action: 'photo-of', file }),
    ]),
  ]);
}

/** `R3 整改后`: where a picture is on record; undefined: nowhere yet. */
export function placeOf(project: Project, file: string): string | undefined {
  for (const item of project.matters.values()) {
    if (item.kind !== 'rectification') continue;
    const of = photoOptions.find(({ value }) =>
      item.photos[value as 'before' | 'after'].some((photo) => photo.file === file),
    );
    if (of) return `${item.id} ${of.text}`;
  }
  return undefined;
}

/** What is expected now in the own chat, and until when. */
export function photoPromptCard(
  ctx: CardContext,
  project: Project,
  about: {
    readonly node: NodeCode;
    readonly matters: readonly MatterId[];
    readonly of: 'before' | 'after';
    readonly until: Instant;
  },
): Card {
  const word = about.of === 'before' ? '整改前' : '整改后';
  const { title, head } = headOf(ctx, project, '传照片', about.node);
  const which = cut(`${idWords(about.matters)} ${word}`, 60);
  return card(`${title} · ${which} · ${project.name}`, head, [
    markdown(`请在 **${clockWords(about.until)}** 前把 ${escapeText(which)}的照片直接发到这里。`),
    footer('可以一次发几张。没有照片的，不发也可以。'),
  ]);
}

/** A picture was put on record. */
export function photoFiledCard(
  ctx: CardContext,
  project: Project,
  item: RectificationItem,
  of: 'before' | 'after',
): Card {
  const word = of === 'before' ? '整改前' : '整改后';
  const { title } = headOf(ctx, project, '照片已保存', item.node);
  return card(
    `${title} · ${item.id} ${word} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'green' }),
    [plainLine(`${problemName(item)} · ${word}，共 ${item.photos[of].length} 张。`)],
  );
}
