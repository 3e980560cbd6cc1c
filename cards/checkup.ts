import { dayOf } from '../domain/calendar/time.ts';
import type { ProjectId } from '../domain/project/types.ts';
import { type Checkup, MOST_NODES, STILL_DAYS } from '../domain/reports/checkup.ts';
import type { CardContext } from './context.ts';
import { type Card, card, type Element, footer, header, lines, markdown } from './parts.ts';
import { cut, cutList, escapeText, nodeName, personLine, unitName } from './text.ts';
import { dateWords } from './words.ts';

/** Lines of each list before the rest is counted. */
const MAX_LINES = 8;
const MAX_NODES = 3;
const NAME_SIGNS = 24;

/** 体检, for operators: what of the district's setting-up wants mending. */
export function checkupCard(
  ctx: CardContext,
  report: Checkup,
  nameOf: (project: ProjectId) => string,
): Card {
  const { world, now } = ctx;
  const { empty, overloaded, still } = report;
  const nodes = empty.reduce((sum, each) => sum + each.nodes.length, 0);
  const total = nodes + overloaded.length + still.length;
  const project = (id: ProjectId) => escapeText(cut(nameOf(id), NAME_SIGNS));
  const sections = [
    section(`没有责任人的在办节点 ${nodes} 个`, empty, ({ unit, nodes: held }) => {
      const named = held
        .slice(0, MAX_NODES)
        .map(({ project: id, node }) => `${project(id)} ${escapeText(nodeName(world, node))}`)
        .join('、');
      const more = held.length > MAX_NODES ? `等 ${held.length} 个` : '';
      return `${escapeText(unitName(world, unit))}没有登记人员：${named}${more}`;
    }),
    section(
      `在办超过 ${MOST_NODES} 个节点的人 ${overloaded.length} 名`,
      overloaded,
      ({ person, nodes: held }) => `${escapeText(personLine(world, person))}，在办 ${held} 个`,
    ),
    section(
      `${STILL_DAYS} 天没有动静的项目 ${still.length} 个`,
      still,
      ({ project: id, since }) => `${project(id)}，上次动静 ${dateWords(dayOf(since), now)}`,
    ),
  ].flat();
  return card(
    total === 0 ? '体检 · 一切正常' : `体检 · ${total} 处要处理`,
    header(total === 0 ? '体检 · 一切正常' : `体检 · ${total} 处要处理`, {
      template: total === 0 ? 'green' : 'orange',
    }),
    total === 0
      ? [markdown('在办节点都有责任人，没有人在办过多，没有长期不动的项目。')]
      : [
          ...sections,
          ...(nodes > 0 ? [footer('缺人员的单位，请补登人员或调整专班。')] : []),
          ...(overloaded.length > 0
            ? [footer('在办过多的，请转办一部分节点，或增加帮办员。')]
            : []),
        ],
  );
}

function section<Item>(
  title: string,
  items: readonly Item[],
  draw: (item: Item) => string,
): Element[] {
  if (items.length === 0) return [];
  const drawn = cutList(items, MAX_LINES, draw, (left) => `另有 ${left} 项`);
  return [markdown(lines([`**${title}**`, ...drawn.map((line) => `· ${line}`)]))];
}
