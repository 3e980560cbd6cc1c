import { dayOf, type Instant } from '../../domain/calendar/time.ts';
import type { NodeCode, NodeDefinition } from '../../domain/catalogue/types.ts';
import { namedReasons } from '../../domain/clock/reasons.ts';
import { openSupplements, stopOf } from '../../domain/clock/stopped.ts';
import { lastSupplementDay, readyOnOf, roundsOf } from '../../domain/clock/supplement.ts';
import { type PauseReason, pauseReasons } from '../../domain/clock/types.ts';
import { definitionOf, missingMaterials } from '../../domain/project/node-view.ts';
import type { Project, RunningNode } from '../../domain/project/types.ts';

import type { CardContext } from '../context.ts';
import { datePicker, form, multiSelect, select, submit, textInput } from '../controls.ts';
import { closedFormCard } from '../forms.ts';
import { missingWords, stateOf } from '../node-facts.ts';
import { type Card, card, type Element, footer, header, markdown } from '../parts.ts';
import { escapeText, nodeName } from '../text.ts';
import { dateWords } from '../words.ts';
import { clockFields } from './actions.ts';
import { reasonOption } from './words.ts';

/** Signs that people may write in a form of the clock. */
export const FORM_SIGNS = 200;

interface Drawn {
  readonly card: Card;
  /** It was answered, or there is nothing to ask any more. */
  readonly isClosed: boolean;
}

const closed = (title: string, words: string): Drawn => ({
  card: closedFormCard(title, words),
  isClosed: true,
});

/** 暂停: why, until when, in words; in the own chat of whoever pressed it. */
export function pauseForm(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  openedAt: Instant,
): Drawn {
  const { world } = ctx;
  const title = `暂停 · ${nodeName(world, node)}`;
  const state = stateOf(project, node);
  if (state.status !== 'running') return closed(title, '节点已经不在办。');
  const { past, paused } = state.clock;
  if ([...past, ...(paused ? [paused] : [])].some(({ at }) => at >= openedAt)) {
    return closed(title, '已登记暂停，请看项目群里的卡片。');
  }
  if (stopOf(state) !== null) return closed(title, '节点目前没有计时，不用暂停。');
  const fields = clockFields.pause;
  return {
    isClosed: false,
    card: card(
      `${title} · ${project.name}`,
      header(title, { subtitle: project.name, template: 'blue' }),
      [
        markdown('暂停期间不计时、不预警；恢复后时限按暂停天数顺延。'),
        form('pause_form', [
          select(fields.reason, {
            placeholder: '选暂停原因',
            options: reasonOptions(definitionOf(world, node)),
          }),
          datePicker(fields.date, '选预计结束日期'),
          textInput(fields.words, {
            placeholder: '具体情况：什么事、由谁办、为什么要等',
            maxSigns: FORM_SIGNS,
            rows: 2,
          }),
          textInput(fields.paper, {
            placeholder: '书面告知的文书名称或文号（没有可不填）',
            maxSigns: FORM_SIGNS,
            isRequired: false,
          }),
          submit('确认暂停', { v: 1, action: 'clock-pause', project: project.id, node }),
        ]),
        footer('等企业补材料的，请用“补正”登记。'),
      ],
    ),
  };
}

/** Reasons of the node first; the others say whose word they need. */
function reasonOptions(definition: NodeDefinition) {
  const named = namedReasons(definition);
  // Waiting for papers has a form of its own, which names them.
  const offered = pauseReasons.filter((reason) => reason !== 'supplement');
  const option = (reason: PauseReason) => ({
    value: reason,
    text: `${reasonOption(definition, reason)}${named.has(reason) ? '' : '（须一把手办理）'}`,
  });
  const isNamed = (reason: PauseReason) => named.has(reason);
  return [...offered.filter(isNamed), ...offered.filter((reason) => !isNamed(reason))].map(option);
}

/**
 * 补正: which papers are missing. In its time the start of the clock moves to the day they come; later
 * it is a pause that names them, and says until when.
 */
export function supplementForm(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  openedAt: Instant,
): Drawn {
  const { world, now } = ctx;
  const title = `补正 · ${nodeName(world, node)}`;
  const state = stateOf(project, node);
  if (state.status !== 'running') return closed(title, '节点已经不在办。');
  if (roundsOf(state.clock).some(({ at }) => at >= openedAt)) {
    return closed(title, '已告知补正，请看项目群里的卡片。');
  }
  if (state.clock.paused) return closed(title, '节点正在暂停，请先恢复计时。');
  const asked = openSupplements(state.clock).flatMap(({ materials }) => materials);
  const missing = missingMaterials(world, project, node).filter((code) => !asked.includes(code));
  if (missing.length === 0) return closed(title, '没有还可以要求补正的材料。');
  const lastDay = lastSupplementDay(world, state);
  const isInTime = lastDay !== null && dayOf(now) <= lastDay;
  const fields = clockFields.supplement;
  return {
    isClosed: false,
    card: card(
      `${title} · ${project.name}`,
      header(title, { subtitle: project.name, template: 'blue' }),
      [
        markdown(escapeText(ruleWords(ctx, state, lastDay, isInTime))),
        form('supplement_form', [
          multiSelect(fields.materials, {
            placeholder: '选需要补正的材料，请一次选全',
            options: missing.map((code) => ({
              text: missingWords(world, project, code),
              value: code,
            })),
            picked: missing,
          }),
          ...(isInTime ? [] : [datePicker(fields.date, '选预计补齐日期')]),
          textInput(fields.words, {
            placeholder: '补正要求：缺什么、什么格式、送到哪里',
            maxSigns: FORM_SIGNS,
            rows: 2,
          }),
          submit(isInTime ? '一次性告知' : '确认暂停', {
            v: 1,
            action: isInTime ? 'clock-supplement' : 'clock-supplement-pause',
            project: project.id,
            node,
          }),
        ]),
        ...roundNote(state),
      ],
    ),
  };
}

function ruleWords(
  { now }: CardContext,
  node: RunningNode,
  lastDay: string | null,
  isInTime: boolean,
): string {
  if (isInTime && lastDay !== null) {
    return `请把缺的材料一次说全。${dateWords(lastDay, now)}（就绪后 5 个工作日）前告知的，最后一份材料到齐当天开始计时。`;
  }
  const why =
    lastDay === null
      ? '这个节点从就绪日起算'
      : `已过 ${dateWords(lastDay, now)}，没有在 5 个工作日内告知，按 ${dateWords(readyOnOf(node), now)}起算`;
  return `${why}，起算日不能再变；可以暂停等材料，到齐自动恢复计时。`;
}

const roundNote = ({ clock }: RunningNode): Element[] =>
  roundsOf(clock).length > 0
    ? [footer(`已告知过 ${roundsOf(clock).length} 次。首次没有列出的材料会标记“首次未一次告知”。`)]
    : [];
