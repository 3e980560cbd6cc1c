import people from '../demo/people.json' with { type: 'json' };
import projects from '../demo/projects.json' with { type: 'json' };
import { createCalendar } from '../domain/calendar/calendar.ts';
import { type Instant, instantAt } from '../domain/calendar/time.ts';
import { shippedCatalogue } from '../domain/catalogue/load.ts';
import { createDirectory, roles } from '../domain/people/types.ts';
import type { ProjectCommand } from '../domain/project/commands.ts';
import { handle } from '../domain/project/decide.ts';
import { evolveAll } from '../domain/project/evolve.ts';
import { openProject } from '../domain/project/open.ts';
import type { Project, World } from '../domain/project/types.ts';
import { validateCard } from '../sandbox/card/validate.ts';
import type { CardContext } from './context.ts';
import type { Card, Element, Json } from './parts.ts';

/** `2026-03-16 09:00`, wall-clock time of the district. */
export function at(words: string): Instant {
  const [day = '', time = '00:00'] = words.split(' ');
  return instantAt(day, time);
}

/** The instant at which the demo district is frozen: Monday, 16 March 2026, 09:00. */
export const AS_OF = at('2026-03-16 09:00');

/** The demo's rules, calendar and people. */
export const world: World = demoWorld();

function demoWorld(): World {
  const catalogue = shippedCatalogue();
  const directory = createDirectory(
    people.people.map(({ id, name, unit, role, title }) => ({
      id,
      name,
      unit,
      // The demo file lists its role names in the order of the domain's roles.
      role: roles[people.roles.indexOf(role)] ?? 'helper',
      title,
      active: true,
    })),
  );
  return { catalogue, directory, calendar: createCalendar(catalogue.rules.calendar) };
}

/** Everything a card is drawn against, at the demo's instant unless told otherwise. */
export const contextAt = (now: Instant = AS_OF, of: World = world): CardContext => ({
  world: of,
  now,
  openIdOf: (person) => `ou_${person}`,
});

/** A demo project as it stands at `asOf`, with changes of its facts. */
export function demoProject(id: string, overrides: Partial<Project> = {}): Project {
  const source = projects.projects.find((project) => project.id === id);
  if (!source) throw new Error(`no demo project ${id}`);
  const { doneNodes, activeNodes, blockers, helpTeam } = source;
  const events = openProject(
    world,
    {
      id: source.id,
      name: source.name,
      owner: source.owner,
      location: source.location,
      investmentWan: source.investmentWan,
      keyProject: source.keyProject,
      attributes: source.attributes,
      team: helpTeam,
    },
    {
      done: doneNodes,
      running: activeNodes.map(({ node, startedOn, ...rest }) => ({
        node,
        startedOn,
        limitOverride: 'limitOverride' in rest ? overrideOf(rest.limitOverride) : null,
      })),
      missing: blockers.flatMap((blocker) =>
        'material' in blocker ? [blocker.material ?? ''] : [],
      ),
    },
    AS_OF,
  );
  const opened = evolveAll(null, events, AS_OF);
  if (!opened) throw new Error(`demo project ${id} does not open`);
  return { ...opened, ...overrides };
}

function overrideOf(raw: { days: number; kind: string; reason: string } | null | undefined) {
  if (!raw) return null;
  const kind = raw.kind === 'working' ? ('working' as const) : ('calendar' as const);
  return { limit: { days: raw.days, kind }, reason: raw.reason };
}

/** Ids of all demo projects. */
export const demoIds: readonly string[] = projects.projects.map((project) => project.id);

/** The project after a command that must succeed. */
export function apply(project: Project, command: ProjectCommand, now: Instant = AS_OF): Project {
  const outcome = handle(world, project, command, now);
  if (!outcome.ok) throw new Error(`${command.type} is refused: ${outcome.refusal.code}`);
  return outcome.project;
}

/** The project with every missing paper of a node filed by the agent. */
export function withPapers(project: Project, node: string, now: Instant = AS_OF): Project {
  const demanded = world.catalogue.nodes.get(node)?.materials ?? [];
  return demanded
    .filter((material) => project.materials.get(material)?.status !== 'accepted')
    .reduce(
      (state, material) =>
        apply(
          state,
          {
            type: 'fileMaterial',
            material,
            node,
            file: { id: material, name: `${material}.pdf` },
            by: project.team.agent,
          },
          now,
        ),
      project,
    );
}

/** What Feishu would answer to the card; undefined where it takes it. */
export const faultOf = (card: Card) =>
  validateCard(card, { isUser: (id) => id.startsWith('ou_'), isImage: () => false });

/** Bytes of a card on the wire. */
export const bytesOf = (card: Card): number =>
  new TextEncoder().encode(JSON.stringify(card)).length;

/** Objects with a `tag`; Feishu counts each towards 200. */
export function tagsOf(value: Json | Card | undefined): number {
  if (Array.isArray(value)) return value.reduce((sum, item) => sum + tagsOf(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const own = 'tag' in value ? 1 : 0;
  return Object.values(value).reduce((sum: number, item) => sum + tagsOf(item as Json), own);
}

/** The text people see, a line for each element; columns of one row are joined by a bar. */
export function textOf(card: Card): string {
  const { title, subtitle, template, text_tag_list: tags = [] } = card.header;
  const badges = tags.map((tag) => `[${contentOf(tag.text)}]`);
  return [
    `${template}: ${[title.content, ...badges].join(' ')}`,
    ...(subtitle ? [subtitle.content] : []),
    ...card.body.elements.flatMap(linesOf),
  ].join('\n');
}

function linesOf(element: Element): string[] {
  switch (element.tag) {
    case 'markdown':
      return bare(String(element.content)).split('\n');
    case 'div':
      return [contentOf(element.text)];
    case 'button': {
      const confirm = element.confirm as { title: Json; text: Json } | undefined;
      const question = confirm ? ` (${contentOf(confirm.title)} ${contentOf(confirm.text)})` : '';
      return [`[${contentOf(element.text)}]${question}`];
    }
    case 'select_static':
    case 'multi_select_static':
      return [
        `<${elementsOf(element.options)
          .map((option) => contentOf(option.text))
          .join(' / ')}>`,
      ];
    case 'date_picker':
    case 'input':
      return [`<${contentOf(element.placeholder)}>`];
    case 'chart':
      return [`[图] ${titleOf(element.chart_spec)}`];
    case 'table':
      return tableLines(element);
    case 'column_set':
      return [
        elementsOf(element.columns)
          .map((each) => linesOf(each).join(' / '))
          .join(' | '),
      ];
    case 'collapsible_panel':
      return [
        `▸ ${contentOf((element.header as { title: Json }).title)}`,
        ...elementsOf(element.elements)
          .flatMap(linesOf)
          .map((line) => `  ${line}`),
      ];
    default:
      return elementsOf(element.elements).flatMap(linesOf);
  }
}

/** Headings and rows with a bar between cells; days as numbers, as they go over the wire. */
function tableLines(element: Element): string[] {
  const columns = (element.columns ?? []) as { name: string; display_name: string }[];
  const rows = (element.rows ?? []) as Record<string, Json>[];
  const cell = (value: Json | undefined): string =>
    Array.isArray(value)
      ? value.map(cell).join(' ')
      : typeof value === 'object' && value !== null && 'text' in value
        ? `[${value.text}]`
        : String(value ?? '');
  return [
    columns.map((column) => column.display_name).join(' | '),
    ...rows.map((row) => columns.map(({ name }) => cell(row[name])).join(' | ')),
  ];
}

const titleOf = (spec: Json | undefined): string =>
  (spec as { title?: { text?: string } } | undefined)?.title?.text ?? '';

const elementsOf = (value: Json | undefined) => (Array.isArray(value) ? (value as Element[]) : []);

const contentOf = (value: Json | undefined) =>
  typeof value === 'object' && value !== null && 'content' in value ? String(value.content) : '';

/** Markdown as it reads: no markup, mentions as @, entities decoded. */
function bare(content: string): string {
  return content
    .replace(/<at id=(\w+)><\/at>/g, '@$1')
    .replace(/<br>/g, '\n')
    .replace(/<\/?font[^>]*>|\*\*/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
