import { DUE_TIME } from '../domain/calendar/due.ts';
import type { Instant } from '../domain/calendar/time.ts';
import type { MaterialCode, NodeCode } from '../domain/catalogue/types.ts';
import type { PersonId } from '../domain/people/types.ts';
import { missingMaterials, missingPreflight } from '../domain/project/node-view.ts';
import { promisableFor, promisedSince } from '../domain/project/promise.ts';
import type { Project } from '../domain/project/types.ts';
import { formFields } from './action.ts';
import type { CardContext } from './context.ts';
import { datePicker, form, multiSelect, submit } from './controls.ts';
import { closedFormCard } from './forms.ts';
import { missingWords, stateOf } from './node-facts.ts';
import { type AskedPromise, missingLines, owedByWords, promisedByDay } from './paper-facts.ts';
import { type Card, card, type Element, fact, footer, header, markdown } from './parts.ts';
import { escapeText, materialName, materialNames, nodeName, personLine } from './text.ts';
import { dateWords } from './words.ts';

/**
 * 容缺受理: the unit head says which papers may follow, and by when; a paper promised already may
 * get another day. Closed once a promise was made on the node after `openedAt`.
 */
export function promiseFormCard(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  openedAt: Instant,
): Card {
  const { world } = ctx;
  const name = nodeName(world, node);
  const title = `容缺受理 · ${name}`;
  const papers = promisableFor(world, project, node);
  const answered = promisedSince(project, node, openedAt);
  const state = stateOf(project, node);
  if (answered.length > 0) return closedFormCard(title, answeredWords(ctx, project, answered));
  if (papers.length === 0) {
    const reason = state.status === 'done' ? '节点已办结。' : '目前没有可以容缺的材料。';
    return closedFormCard(title, reason);
  }
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'blue' }),
    [
      markdown(
        state.status === 'done'
          ? '节点已办结。请选要改日期的材料和新的补交日期，到期前会提醒。'
          : '请选可以后补的材料和补交日期。到期前会提醒，到期不交会通报到项目群。',
      ),
      form('promise_form', [
        multiSelect(formFields.promise.materials, {
          placeholder: '选可以后补的材料',
          options: papers.map((code) => ({
            text: optionWords(ctx, project, node, code),
            value: code,
          })),
        }),
        datePicker(formFields.promise.date, `选补交日期，当天 ${DUE_TIME} 前`),
        submit(state.status === 'done' ? '改补交日期' : '同意容缺', {
          v: 1,
          action: 'promise',
          project: project.id,
          node,
        }),
      ]),
      ...(state.status === 'done' ? [] : barredLine(ctx, project, node)),
    ],
  );
}

/** A missing paper with its supplier; one promised on this node with the day it has now. */
function optionWords(
  { world, now }: CardContext,
  project: Project,
  node: NodeCode,
  code: MaterialCode,
): string {
  const material = project.materials.get(code);
  return material?.status === 'promised' && material.nodes.includes(node)
    ? `${materialName(world, code)}（现定 ${dateWords(material.promisedOn, now)}前补交，可改）`
    : missingWords(world, project, code);
}

function answeredWords(
  ctx: CardContext,
  project: Project,
  answered: readonly MaterialCode[],
): string {
  const parts = promisedByDay(project, answered).map(
    ({ day, materials }) =>
      `${materialNames(ctx.world, materials)}，${owedByWords(ctx, day, day)}补交`,
  );
  return `已容缺受理：${parts.join('；')}。要再定或改日期，请在办理卡上点“容缺受理”。`;
}

/** Missing papers that may not be promised, so that nobody looks for them in the list. */
function barredLine({ world }: CardContext, project: Project, node: NodeCode): Element[] {
  const barred = missingPreflight(world, project, node);
  if (barred.length === 0) return [];
  return [footer(`预检材料不能容缺：${escapeText(materialNames(world, barred))}`)];
}

export interface PromiseFacts extends AskedPromise {
  readonly by: PersonId;
  /** The project before the promise: the days that were in force until now. */
  readonly before: Project;
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
        ...movedFact(ctx, promise.before, day, materials),
      ]),
      fact('同意', escapeText(personLine(world, promise.by))),
      fact('还缺', missing.length > 0 ? missingLines(world, project, missing) : '没有，可以办结。'),
    ],
  );
}

/** `原定 | 3月20日`, for papers whose day was moved. */
function movedFact(
  ctx: CardContext,
  before: Project,
  day: string,
  materials: readonly MaterialCode[],
): Element[] {
  const moved = promisedByDay(before, materials).filter((group) => group.day !== day);
  if (moved.length === 0) return [];
  const words = moved.map(({ day: old, materials: papers }) => {
    const names = papers.length < materials.length ? `${materialNames(ctx.world, papers)} ` : '';
    return `${names}${dateWords(old, ctx.now)}`;
  });
  return [fact('原定', escapeText(words.join('；')))];
}
