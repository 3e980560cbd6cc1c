import { dayOf } from '../../domain/calendar/time.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import { holderOf } from '../../domain/clock/reasons.ts';
import {
  type ClockSubject,
  freshClock,
  type NodeClock,
  type PastPause,
  type Pause,
} from '../../domain/clock/types.ts';
import type { Project, RunningNode } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { buttonRow } from '../controls.ts';
import type { MentionOptions } from '../node.ts';
import { deadlineWords, responsibleWords, stateOf } from '../node-facts.ts';
import { type Card, card, type Element, fact, footer, header, lines, markdown } from '../parts.ts';
import { escapeText, mention, nodeName, personLine } from '../text.ts';
import { dateWords, dayWords } from '../words.ts';
import { resumeButton, whyButton } from './buttons.ts';
import { lateMark, pauseLines } from './facts.ts';
import { movedWords, reasonWord, waitsWord } from './words.ts';

type SubjectOf<Kind extends ClockSubject['kind']> = Extract<ClockSubject, { kind: Kind }>;

/** The clock of a node that has one; undefined: it has not begun, or it was skipped. */
export function clockOf(project: Project, node: NodeCode): NodeClock | undefined {
  const state = project.nodes.get(node);
  return state?.status === 'running' || state?.status === 'done' ? state.clock : undefined;
}

/** A pause by its number from 0; undefined where the node's clock knows none of it any more. */
export function pauseAt(
  project: Project,
  node: NodeCode,
  nth: number,
): { readonly pause: Pause; readonly ended: PastPause | null } | undefined {
  const clock = clockOf(project, node);
  const ended = clock?.past[nth];
  if (ended) return { pause: ended, ended };
  return clock?.paused && nth === clock.past.length
    ? { pause: clock.paused, ended: null }
    : undefined;
}

/** A clock was stopped, for everybody in the group to see; later the same card says when it went on. */
export function pauseCard(
  ctx: CardContext,
  project: Project,
  { node, nth }: SubjectOf<'pause'>,
  options: MentionOptions,
): Card {
  const { world } = ctx;
  const name = nodeName(world, node);
  const found = pauseAt(project, node, nth);
  if (!found) return endedCard(`已恢复 · ${name}`, project, [markdown('这次暂停已经结束。')]);
  const { pause, ended } = found;
  const mark = lateMark(world, clockOf(project, node) ?? freshClock, pause);
  const facts = [
    fact('原因', lines(pauseLines(ctx, pause))),
    ...(mark ? [fact('标记', mark)] : []),
  ];
  if (ended) return endedCard(`已恢复 · ${name}`, project, [...facts, resumedFact(ctx, ended)]);
  const called = mention(ctx, options.mention);
  const waits = waitsWord(holderOf[pause.reason]);
  return card(
    `暂停 · ${name} · ${reasonWord(pause.reason)} · ${project.name}`,
    header(`暂停 · ${name}`, {
      subtitle: project.name,
      template: 'grey',
      tags: [{ text: waits, color: 'neutral' }],
    }),
    [
      ...(called ? [markdown(`${called} ${askWords(pause)}`)] : []),
      ...facts,
      fact('时限', '暂停期间不计时，不预警；恢复后按暂停天数顺延。'),
      buttonRow([resumeButton(project, node, nth, 'primary_filled'), whyButton(project, node)]),
    ],
  );
}

const askWords = (pause: Pause): string =>
  pause.materials.length > 0
    ? '请补齐下面的材料，齐了自动恢复计时。'
    : '请抓紧办理，办好后告诉责任单位恢复计时。';

const endedCard = (title: string, project: Project, elements: readonly Element[]): Card =>
  card(`${title} · ${project.name}`, header(title, { subtitle: project.name, template: 'grey' }), [
    ...elements,
  ]);

function resumedFact({ world, now }: CardContext, ended: PastPause): Element {
  const { resumedAt, resumedBy } = ended;
  const who = resumedBy === null ? '材料已齐，自动恢复' : `${personLine(world, resumedBy)} 恢复`;
  return fact(
    '恢复',
    escapeText(`${dayWords(resumedAt, now)}，${who}，时限顺延 ${movedWords(ended)}`),
  );
}

/** The clock of a node runs, again or at last: calls whoever answers for it. */
export function clockRunsCard(
  ctx: CardContext,
  project: Project,
  { node, after, nth }: SubjectOf<'clockRuns'>,
  options: MentionOptions,
): Card {
  const { world, now } = ctx;
  const name = nodeName(world, node);
  const state = stateOf(project, node);
  const title = after === 'pause' ? `恢复计时 · ${name}` : `开始计时 · ${name}`;
  if (state.status !== 'running') {
    return endedCard(title, project, [markdown('这个节点已经不在办。')]);
  }
  const called = mention(ctx, options.mention);
  const due = `${dateWords(dayOf(state.dueAt), now)}到期`;
  return card(
    `${title} · ${due} · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: 'blue',
      tags: [{ text: due, color: 'neutral' }],
    }),
    [
      markdown(`${called} ${runsWords(ctx, project, state, after, nth)}`.trim()),
      fact('时限', escapeText(deadlineWords(ctx, state))),
      fact('责任', escapeText(responsibleWords(world, project, node))),
      buttonRow([whyButton(project, node)]),
    ],
  );
}

function runsWords(
  { world, now }: CardContext,
  project: Project,
  node: RunningNode,
  after: 'pause' | 'supplement',
  nth: number,
): string {
  if (after === 'supplement') {
    return `补正材料已齐，${dateWords(node.startedOn, now)}起算（当天不计），请抓紧办理。`;
  }
  const ended = pauseAt(project, node.code, nth)?.ended;
  if (!ended) return '计时已恢复，请抓紧办理。';
  const who =
    ended.resumedBy === null
      ? '等的材料已齐，计时自动恢复'
      : `${escapeText(personLine(world, ended.resumedBy))} 已恢复计时`;
  return `${who}，时限顺延 ${movedWords(ended)}，请抓紧办理。`;
}

const causes: Record<SubjectOf<'pauseReminder'>['cause'], string> = {
  ended: '暂停已到预计日期，还没有恢复。请恢复计时；仍需暂停的，恢复后重新登记并说明原因。',
  tooLong: '这个节点累计暂停的时间已超过它的办理时限，请核实是否确需暂停。',
  tooMany: '这个节点已是第三次以上暂停，请核实是否确需暂停。',
};

const causeTitles: Record<SubjectOf<'pauseReminder'>['cause'], string> = {
  ended: '暂停到期',
  tooLong: '暂停过久',
  tooMany: '多次暂停',
};

/** In a person's own chat: a pause that should have ended, or that looks like a delay. */
export function pauseReminderCard(
  ctx: CardContext,
  project: Project,
  { node, nth, cause }: SubjectOf<'pauseReminder'>,
): Card {
  const name = nodeName(ctx.world, node);
  const title = `${causeTitles[cause]} · ${name}`;
  const found = pauseAt(project, node, nth);
  if (!found || found.ended) {
    return endedCard(title, project, [
      markdown('这次暂停已经结束。'),
      ...(found?.ended ? [resumedFact(ctx, found.ended)] : []),
    ]);
  }
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'yellow' }),
    [
      markdown(causes[cause]),
      fact('暂停', lines(pauseLines(ctx, found.pause))),
      fact('责任', escapeText(responsibleWords(ctx.world, project, node))),
      buttonRow([resumeButton(project, node, nth, 'primary_filled'), whyButton(project, node)]),
      footer('公示、评审、企业和上级原因的天数不计入单位用时。'),
    ],
  );
}
