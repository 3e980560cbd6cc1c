import { DUE_TIME } from '../domain/calendar/due.ts';
import type { Instant } from '../domain/calendar/time.ts';
import type { MaterialCode, NodeCode } from '../domain/catalogue/types.ts';
import type { PersonId } from '../domain/people/types.ts';
import {
  missingMaterials,
  missingPreflight,
  nodesDemanding,
  promisableMaterials,
} from '../domain/project/node-view.ts';
import type { Project } from '../domain/project/types.ts';
import { formFields } from './action.ts';
import type { CardContext } from './context.ts';
import { button, datePicker, form, multiSelect, select, submit } from './controls.ts';
import { missingWords, papersOf, stateOf } from './node-facts.ts';
import {
  type AskedPromise,
  completeWords,
  missingLines,
  owedByWords,
  promisedByDay,
  promisedLines,
} from './paper-facts.ts';
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

/** 容缺受理: the unit head says which missing papers may follow, and by when. */
export function promiseFormCard(ctx: CardContext, project: Project, node: NodeCode): Card {
  const { world } = ctx;
  const name = nodeName(world, node);
  const papers = promisableMaterials(world, project, node);
  const state = stateOf(project, node);
  if (state.status !== 'running' || papers.length === 0) {
    const reason = state.status === 'done' ? '节点已办结。' : '目前没有可以容缺的材料。';
    return closedFormCard(`容缺受理 · ${name}`, reason);
  }
  return card(
    `容缺受理 · ${name} · ${project.name}`,
    header(`容缺受理 · ${name}`, { subtitle: project.name, template: 'blue' }),
    [
      markdown('请选可以后补的材料和补交日期。到期前会提醒，到期不交会通报到项目群。'),
      form('promise_form', [
        multiSelect(formFields.promise.materials, {
          placeholder: '选可以后补的材料',
          options: papers.map((code) => ({
            text: missingWords(world, project, code),
            value: code,
          })),
        }),
        datePicker(formFields.promise.date, `选补交日期，当天 ${DUE_TIME} 前`),
        submit('同意容缺', { v: 1, action: 'promise', project: project.id, node }),
      ]),
      ...barredLine(ctx, project, node),
    ],
  );
}

/** Missing papers that may not be promised, so that nobody looks for them in the list. */
function barredLine({ world }: CardContext, project: Project, node: NodeCode): Element[] {
  const barred = missingPreflight(world, project, node);
  if (barred.length === 0) return [];
  return [footer(`预检材料不能容缺：${escapeText(materialNames(world, barred))}`)];
}

/** Which of a few likely papers a file is; its place was uncertain. */
export function fileAskCard(
  ctx: CardContext,
  project: Project,
  file: FileRef,
  candidates: readonly MaterialCode[],
): Card {
  const action = { v: 1, project: project.id, file: file.id } as const;
  return card(
    `这是哪份材料：${cut(file.name, FILE_SIGNS)}`,
    header('这是哪份材料？', { subtitle: project.name, template: 'blue' }),
    [
      plainLine(`收到文件“${cut(file.name, FILE_SIGNS)}”，请点它对应的材料。`),
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

export interface PromiseFacts extends AskedPromise {
  readonly by: PersonId;
}

/** 容缺受理 was recorded, for everybody in the group to see. */
export function promiseDoneCard(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  promise: PromiseFacts,
): Card {
  const { world } = ctx;
  const name = nodeName(world, node);
  const missing = missingMaterials(world, project, node);
  return card(
    `已容缺受理 · ${name} · ${project.name}`,
    header(`已容缺受理 · ${name}`, { subtitle: project.name, template: 'green' }),
    [
      ...promisedByDay(project, promise.materials).flatMap(({ day, materials }) => [
        fact('材料', escapeText(materialNames(world, materials, 12))),
        fact('补交', owedByWords(ctx, day, promise.promisedOn)),
      ]),
      fact('同意', escapeText(personLine(world, promise.by))),
      fact('还缺', missing.length > 0 ? missingLines(world, project, missing) : '没有，可以办结。'),
    ],
  );
}

/** A form or question whose matter is settled: the answer, and nothing to press. */
export const closedFormCard = (title: string, words: string): Card =>
  card(`${title}：${words}`, header(title, { template: 'grey' }), [plainLine(cut(words, 400))]);
