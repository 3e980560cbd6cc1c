import type { Instant } from '../domain/calendar/time.ts';
import { DAY_MS } from '../domain/calendar/time.ts';
import type { Duty, Lead } from '../domain/lead/lead.ts';
import { matterOf } from '../domain/matter/machine.ts';
import type { Waiting } from '../domain/matter/waiting.ts';
import type { PersonId } from '../domain/people/types.ts';
import { runningLight } from '../domain/project/light.ts';
import { missingMaterials } from '../domain/project/node-view.ts';
import { responsibleFor } from '../domain/project/people.ts';
import type { Project, RunningLight, RunningNode } from '../domain/project/types.ts';
import { haltWord } from './clock/words.ts';
import { type CardContext, contextFor } from './context.ts';
import { dutyName, leadName } from './lead/words.ts';
import { runningLightAt } from './node-facts.ts';
import {
  type Card,
  card,
  coloured,
  column,
  columns,
  type Element,
  footer,
  header,
  lit,
  markdown,
  templateOf,
} from './parts.ts';
import { nodeTitle } from './period.ts';
import { cut, escapeText, materialNames, personLine, personName } from './text.ts';
import { waitingWords } from './waiting.ts';
import { lightWord, timeLeft } from './words.ts';

/** A running node, or something else that waits for the person. */
export type TodoItem =
  | {
      readonly project: Project;
      readonly node: RunningNode;
      /** What its order asks of the person; absent: nothing. */
      readonly order?: Waiting;
    }
  | { readonly project: Project; readonly waiting: Waiting }
  | { readonly lead: Lead; readonly duty: Duty };

type NodeItem = Extract<TodoItem, { node: unknown }>;
type WaitingItem = Extract<TodoItem, { waiting: unknown }>;

/** Steps of an order that are done with its node: one thing to do, and one line. */
const ownSteps = new Set<string>([
  'order-accept',
  'order-feedback',
  'order-result',
  'order-complete',
]);

/** Nodes and what else waits; what an order asks stands with its red node. */
export function withOrders(nodes: readonly TodoItem[], waits: readonly WaitingItem[]): TodoItem[] {
  const isOf = (item: NodeItem, { project, waiting }: WaitingItem) =>
    ownSteps.has(waiting.act) &&
    project.id === item.project.id &&
    waiting.node === item.node.code &&
    orderPeriod(project, waiting) === item.node.period;
  const merged = nodes.map((item) => {
    if (!('node' in item)) return item;
    const order = waits.find((wait) => isOf(item, wait))?.waiting;
    return order ? { ...item, order } : item;
  });
  const isTold = (wait: WaitingItem) => nodes.some((item) => 'node' in item && isOf(item, wait));
  return [...waits.filter((wait) => !isTold(wait)), ...merged];
}

/** The month of a recurring node that an order is about. */
const orderPeriod = (project: Project, { matter }: Waiting): string | null =>
  (matter === null ? undefined : matterOf(project, 'order', matter))?.period ?? null;

const MAX_TODO = 12;
const severity = { red: 0, yellow: 1, blue: 2 } as const;
/** What waits besides nodes is pressing on its last day. */
const PRESSING_MS = DAY_MS;

interface Row {
  readonly light: RunningLight;
  /** Null: it has no date and stands at the end. */
  readonly dueAt: Instant | null;
  /** What is to be done, with the word that says how it stands. */
  readonly title: string;
  readonly missing: string;
  /** The project it is of, or the lead. */
  readonly of: string;
  /** Instead of the time left, where none runs. */
  readonly halt?: string | undefined;
  /** Who answers for it, where that is somebody else whom the reader may help out. */
  readonly holder?: PersonId | null;
}

/** 我的待办: what waits for a person over all projects, the worst light first. */
export function todoCard(ctx: CardContext, person: PersonId, items: readonly TodoItem[]): Card {
  const never = Number.POSITIVE_INFINITY;
  const rows = items
    .map((item) => {
      if ('lead' in item) return leadRow(ctx, item, person);
      const own = contextFor(ctx, item.project);
      return 'node' in item ? nodeRow(own, item, person) : waitingRow(own, item);
    })
    .sort(
      (a, b) =>
        severity[a.light] - severity[b.light] || compare(a.dueAt ?? never, b.dueAt ?? never),
    );
  const count = (light: 'red' | 'yellow') => rows.filter((row) => row.light === light).length;
  const [red, yellow] = [count('red'), count('yellow')];
  const left = rows.length - MAX_TODO;
  return card(
    `我的待办 · ${rows.length} 项 · 红灯 ${red} · 黄灯 ${yellow}`,
    header(`我的待办 · ${rows.length} 项`, {
      subtitle: personLine(ctx.world, person),
      template: templateOf(rows[0]?.light ?? 'green'),
      tags: [
        ...(red > 0 ? [{ text: `红灯 ${red}`, color: 'red' as const }] : []),
        ...(yellow > 0 ? [{ text: `黄灯 ${yellow}`, color: 'yellow' as const }] : []),
      ],
    }),
    rows.length === 0
      ? [markdown(`${escapeText(personName(ctx.world, person))}，目前没有等您办的事。`)]
      : [
          ...rows.slice(0, MAX_TODO).map((row) => drawn(ctx, row)),
          ...(left > 0 ? [markdown(coloured('grey', `另有 ${left} 项`))] : []),
          footer(howWords(items)),
        ],
  );
}

/** Where each kind of what is listed is done. */
function howWords(items: readonly TodoItem[]): string {
  const isLead = items.some((item) => 'lead' in item);
  const isProject = items.some((item) => !('lead' in item));
  return [
    ...(isProject
      ? ['节点办好后在项目群里点“办结”，或在这里发“办结”加节点编号；其他事项请在群里的卡片上办。']
      : []),
    ...(isLead ? ['线索请发“线索”加编号，在卡片上办。'] : []),
  ].join('');
}

/** Two without a date are equal: their difference would be no number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a - b);

function nodeRow(ctx: CardContext, { project, node, order }: NodeItem, reader: PersonId): Row {
  const light = runningLightAt(ctx, project, node);
  const missing = missingMaterials(ctx.world, project, node.code);
  const papers = `缺：${escapeText(materialNames(ctx.world, missing, 3))}`;
  const { person } = responsibleFor(ctx.world, project, node.code);
  // 督办单 S1 待接办: the order of a red node stands with it.
  const asked = order ? ` · 督办单 ${order.matter} ${waitingWords(ctx, project, order).ask}` : '';
  return {
    light,
    dueAt: node.dueAt,
    title: `${lit(light, lightWord(light))} ${escapeText(nodeTitle(ctx.world, project, node.code))}${asked}`,
    missing: missing.length > 0 ? papers : '',
    of: project.name,
    halt: haltWord(node),
    holder: person === reader ? null : person,
  };
}

function waitingRow(ctx: CardContext, { project, waiting }: WaitingItem): Row {
  const { dueAt } = waiting;
  const { ask, what } = waitingWords(ctx, project, waiting);
  const light = lightOfWaiting(dueAt, ctx.now);
  return {
    light,
    dueAt,
    title: `${lit(light, escapeText(ask))} ${escapeText(cut(what, 60))}`,
    missing: '',
    of: project.name,
  };
}

/** A step owed on a lead; its light is judged at the instant at which it is read. */
function leadRow(
  { world, now }: CardContext,
  { lead, duty }: Extract<TodoItem, { lead: unknown }>,
  reader: PersonId,
): Row {
  const light = runningLight(world.calendar, duty, null, now);
  return {
    light,
    dueAt: duty.dueAt,
    title: `${lit(light, lightWord(light))} ${escapeText(`${dutyName(duty.kind)} ${leadName(lead.facts)}`)}`,
    missing: '',
    of: `线索 ${lead.id}`,
    holder: lead.owner === reader ? null : lead.owner,
  };
}

function lightOfWaiting(dueAt: Instant | null, now: Instant): RunningLight {
  if (dueAt === null || dueAt - now > PRESSING_MS) return 'blue';
  return now >= dueAt ? 'red' : 'yellow';
}

function drawn(
  { now, world }: CardContext,
  { light, dueAt, title, missing, of, halt, holder }: Row,
): Element {
  const whose = holder ? ` · ${personName(world, holder)} 负责` : '';
  const name = coloured('grey', escapeText(`${cut(of, 40)}${whose}`));
  const left = halt ?? (dueAt === null ? '未定时限' : timeLeft(now, dueAt));
  return columns([
    column([
      markdown(title),
      markdown([name, ...(missing ? [coloured('red', missing)] : [])].join(' · '), {
        size: 'notation',
        margin: '-6px 0px 0px 0px',
      }),
    ]),
    column(
      [
        markdown(light === 'red' && !halt ? coloured('red', `**${left}**`) : left, {
          align: 'right',
        }),
      ],
      {
        width: 'auto',
      },
    ),
  ]);
}
