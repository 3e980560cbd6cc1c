import type { Instant } from '../domain/calendar/time.ts';
import type { MaterialCode, NodeCode } from '../domain/catalogue/types.ts';
import type { PersonId } from '../domain/people/types.ts';
import { nodesDemanding } from '../domain/project/node-view.ts';
import type { Project } from '../domain/project/types.ts';
import { formFields } from './action.ts';
import type { CardContext } from './context.ts';
import { button, form, select, submit } from './controls.ts';
import { papersOf } from './node-facts.ts';
import { completeWords, missingLines, promisedLines } from './paper-facts.ts';
import {
  type Card,
  card,
  type Element,
  fact,
  footer,
  header,
  lines,
  markdown,
  plainLine,
} from './parts.ts';
import { cut, escapeText, materialName, materialNames, nodeName, personLine } from './text.ts';
import { clockWords } from './words.ts';

/** Longest file name that is shown. */
const FILE_SIGNS = 80;
/** Materials offered as buttons; more are asked for by a select. */
const MAX_CANDIDATES = 3;

export interface FileRef {
  readonly id: string;
  readonly name: string;
}

/** Which of a few likely papers a file is; its place was uncertain. */
export const fileAskCard = (
  ctx: CardContext,
  project: Project,
  file: FileRef,
  candidates: readonly MaterialCode[],
): Card =>
  askCard(ctx, project, file, candidates, [
    plainLine(`收到文件“${cut(file.name, FILE_SIGNS)}”，请点它对应的材料。`),
  ]);

/** The same of a picture that somebody dropped in the group: it may be no paper at all. */
export const pictureAskCard = (
  ctx: CardContext,
  project: Project,
  file: FileRef,
  candidates: readonly MaterialCode[],
): Card =>
  askCard(ctx, project, file, candidates, [
    plainLine('收到一张图片。是下面的缺件请点名称，不是请点“不是材料”。'),
    plainLine('是别的材料，请把图片回复到节点的办理卡。', 'notation'),
  ]);

function askCard(
  ctx: CardContext,
  project: Project,
  file: FileRef,
  candidates: readonly MaterialCode[],
  words: readonly Element[],
): Card {
  const action = { v: 1, project: project.id, file: file.id } as const;
  return card(
    `这是哪份材料：${cut(file.name, FILE_SIGNS)}`,
    header('这是哪份材料？', { subtitle: project.name, template: 'blue' }),
    [
      ...words,
      ...candidates
        .slice(0, MAX_CANDIDATES)
        .map((material) =>
          button(materialName(ctx.world, material), { ...action, action: 'file-as', material }),
        ),
      button('不是材料', { ...action, action: 'file-drop' }),
    ],
  );
}

/** The same question where nothing is likely: a select over what the project may need. */
export function filePickCard(
  ctx: CardContext,
  project: Project,
  file: FileRef,
  options: readonly MaterialCode[],
): Card {
  const action = { v: 1, project: project.id, file: file.id } as const;
  return card(
    `这是哪份材料：${cut(file.name, FILE_SIGNS)}`,
    header('这是哪份材料？', { subtitle: project.name, template: 'blue' }),
    [
      plainLine(`收到文件“${cut(file.name, FILE_SIGNS)}”，请选它对应的材料。`),
      form('file_form', [
        select(formFields.filePick.material, {
          placeholder: '选一份材料',
          options: options.map((code) => ({ text: materialName(ctx.world, code), value: code })),
        }),
        submit('归档', { ...action, action: 'file-pick' }),
      ]),
      button('不是材料', { ...action, action: 'file-drop' }),
    ],
  );
}

/** 传材料 in the own chat: what to send, and until when it is taken for this node. */
export function uploadPromptCard(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  until: Instant,
): Card {
  const { world } = ctx;
  const name = nodeName(world, node);
  const { missing, promised } = papersOf(world, project, node);
  const isComplete = missing.length + promised.length === 0;
  return card(
    `传材料 · ${name} · ${project.name}`,
    header(`传材料 · ${name}`, { subtitle: project.name, template: 'blue' }),
    [
      markdown(`请在 **${clockWords(until)}** 前把文件直接发到这里，可以一次发几份。`),
      ...(missing.length > 0 ? [fact('还缺', missingLines(world, project, missing))] : []),
      ...(promised.length > 0 ? [fact('容缺', promisedLines(ctx, project, promised))] : []),
      ...(isComplete ? [markdown('材料已齐，发来的文件会作为新版本归档。')] : []),
      footer('文件名写上材料名称，归档更准。单个文件不超过 30 MB。'),
    ],
  );
}

export interface FiledFacts {
  readonly version: number;
  readonly fileName: string;
  readonly by: PersonId;
  /** Running nodes, besides the one it was sent for, that need the same paper. */
  readonly otherNodes: readonly NodeCode[];
}

/** Where a file was filed, whom it serves besides, and what is still missing. */
export function fileFiledCard(
  ctx: CardContext,
  project: Project,
  material: MaterialCode,
  filed: FiledFacts,
): Card {
  const { world } = ctx;
  const name = materialName(world, material);
  const version = filed.version > 1 ? `（第 ${filed.version} 版）` : '';
  const uses = filed.otherNodes.length;
  return card(
    `已归档：${name}${version} · ${project.name}`,
    header(`已归档：${name}${version}`, { subtitle: project.name, template: 'green' }),
    [
      plainLine(`${cut(filed.fileName, FILE_SIGNS)} · ${personLine(world, filed.by)}`),
      ...nodesDemanding(world, project, material)
        .slice(0, 4)
        .map((code) => leftFact(ctx, project, code)),
      ...(uses > 0 ? [footer(`同时供另外 ${uses} 个节点使用，不再重复要。`)] : []),
    ],
  );
}

function leftFact(ctx: CardContext, project: Project, code: NodeCode): Element {
  const { world } = ctx;
  const { missing, promised } = papersOf(world, project, code);
  const words =
    missing.length > 0
      ? `还缺：${materialNames(world, missing)}`
      : `${completeWords(world, project, code)}，可以办结。`;
  return markdown(
    lines([
      `**${escapeText(nodeName(world, code))}** ${escapeText(words)}`,
      ...(promised.length > 0 ? [`容缺：${promisedLines(ctx, project, promised)}`] : []),
    ]),
  );
}

/** A form or question whose matter is settled: the answer, and nothing to press. */
export const closedFormCard = (title: string, words: string): Card =>
  card(`${title}：${words}`, header(title, { template: 'grey' }), [plainLine(cut(words, 400))]);
