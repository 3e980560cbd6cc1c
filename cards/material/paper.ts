import { dayOf, type Instant } from '../../domain/calendar/time.ts';
import type { MaterialCode } from '../../domain/catalogue/types.ts';
import type { PersonId } from '../../domain/people/types.ts';
import type { ProjectEvent } from '../../domain/project/events.ts';
import { nodesDemanding, startedNodesDemanding } from '../../domain/project/node-view.ts';
import type { MaterialState, Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { supplierWords } from '../node-facts.ts';
import {
  type Card,
  card,
  type Element,
  fact,
  header,
  markdown,
  panel,
  plainLine,
  type Tag,
} from '../parts.ts';
import { cut, cutList, escapeText, materialName, nameList, nodeName, personLine } from '../text.ts';
import { dateWords, dayWords } from '../words.ts';
import { validWords, versionWords } from './words.ts';

/** What has happened to one paper, from the log. */
export interface PaperEntry {
  readonly event: ProjectEvent;
  readonly at: Instant;
  readonly actor: PersonId | null;
}

/** Entries shown before the rest is counted. */
const MAX_ENTRIES = 20;
const FILE_SIGNS = 40;
const REASON_SIGNS = 80;

export interface PaperOptions {
  /** From the log, the oldest first. */
  readonly history: readonly PaperEntry[];
  /** Somebody wanted the paper: whether its file is sent with it. */
  readonly asked?: { readonly isFileSent: boolean };
}

/** One paper: what is there, who uses it or who has to bring it, and all its versions. */
export function paperCard(
  ctx: CardContext,
  project: Project,
  material: MaterialCode,
  { history, asked }: PaperOptions,
): Card {
  const { world } = ctx;
  const state = project.materials.get(material);
  const name = materialName(world, material);
  const tag = tagOf(ctx, state);
  return card(
    `材料 · ${name} · ${tag.text} · ${project.name}`,
    header(`材料 · ${name}`, {
      subtitle: project.name,
      template: state?.status === 'accepted' ? 'green' : 'yellow',
      tags: [tag],
    }),
    [
      ...(asked ? [markdown(askedWords(state, asked.isFileSent))] : []),
      ...stateFacts(ctx, project, material),
      ...usesFact(ctx, project, material),
      ...historyPanel(ctx, history),
    ],
  );
}

function tagOf({ now }: CardContext, state: MaterialState | undefined): Tag {
  switch (state?.status) {
    case undefined:
      return { text: '还没有交', color: 'red' };
    case 'accepted':
      return { text: `第 ${state.version} 版`, color: 'green' };
    case 'rejected':
      return { text: `第 ${state.version} 版已退回`, color: 'orange' };
    case 'expired':
      return { text: `${dateWords(state.expiresOn, now)}已过期`, color: 'red' };
    case 'promised':
      return { text: `容缺，${dateWords(state.promisedOn, now)}前补`, color: 'orange' };
    default:
      return state satisfies never;
  }
}

function askedWords(state: MaterialState | undefined, isFileSent: boolean): string {
  if (state?.status !== 'accepted') return '这份材料现在没有，由下面的单位提供。';
  if (isFileSent) return '项目里已有这份材料，不用再要，文件同时发到这里。';
  return state.file
    ? '项目里已有这份材料，不用再要；文件在下面写明的那条消息里。'
    : '项目里已有这份材料，不用再要；登记时没有上传文件，需要原件请找提供单位。';
}

function stateFacts(ctx: CardContext, project: Project, material: MaterialCode): Element[] {
  const { world, now } = ctx;
  const state = project.materials.get(material);
  const supplier = fact('提供', escapeText(supplierWords(world, project, material)));
  if (!state || state.status === 'promised') {
    return [
      supplier,
      ...(state
        ? [
            fact(
              '容缺',
              escapeText(
                `${personLine(world, state.promisedBy)} 同意，应于 ${dayWords(state.dueAt, now)}前补交`,
              ),
            ),
          ]
        : untilFact(ctx, project, material)),
    ];
  }
  const valid = validWords(ctx, state);
  return [
    fact(state.status === 'accepted' ? '现有' : '上一版', escapeText(versionWords(ctx, state))),
    ...(valid ? [fact('有效', valid)] : []),
    ...(state.status === 'rejected'
      ? [
          fact(
            '退回',
            escapeText(
              `${personLine(world, state.rejection.by)}：${cut(state.rejection.words || '原因已清除', REASON_SIGNS)}`,
            ),
          ),
        ]
      : []),
    supplier,
    ...(state.status === 'accepted' ? [] : untilFact(ctx, project, material)),
  ];
}

/** Until when a missing paper is needed: by the running node that is due first. */
function untilFact(
  { world, now }: CardContext,
  project: Project,
  material: MaterialCode,
): Element[] {
  const [first] = nodesDemanding(world, project, material);
  const node = first === undefined ? undefined : project.nodes.get(first);
  if (node?.status !== 'running') return [fact('何时要', '目前没有在办节点需要。')];
  const words = `${dayWords(node.dueAt, now)}前，${nodeName(world, node.code)} 要用`;
  return [fact('何时要', escapeText(words))];
}

function usesFact({ world }: CardContext, project: Project, material: MaterialCode): Element[] {
  const uses = startedNodesDemanding(world, project, material);
  if (uses.length === 0) return [];
  const names = uses.map((code) => nodeName(world, code));
  return [fact('用于', escapeText(`${uses.length} 个节点：${nameList(names, 6, '个节点')}`))];
}

function historyPanel(ctx: CardContext, history: readonly PaperEntry[]): Element[] {
  const told = history.flatMap((entry) => entryWords(ctx, entry)).toReversed();
  const asked = history.filter(({ event }) => event.type === 'materialAskedAgain').length;
  if (told.length + asked === 0) return [];
  const words = cutList(
    told,
    MAX_ENTRIES,
    (line) => line,
    (left) => `更早还有 ${left} 条`,
  );
  return [
    panel(
      `版本记录 ${told.length} 条`,
      [...words, ...(asked > 0 ? [`再次索要 ${asked} 次，都用了已有的材料。`] : [])].map((line) =>
        plainLine(line, 'notation'),
      ),
      true,
    ),
  ];
}

/** One line of the record; nothing for what is no version's matter. */
function entryWords({ world, now }: CardContext, { event, at, actor }: PaperEntry): string[] {
  const when = dateWords(dayOf(at), now);
  const who = actor === null ? '' : ` · ${personLine(world, actor)}`;
  switch (event.type) {
    case 'materialFiled': {
      const file = event.file ? ` · ${cut(event.file.name || '文件名已清除', FILE_SIGNS)}` : '';
      const by = event.by === null ? ' · 没有上传文件' : ` · ${personLine(world, event.by)}`;
      return [`${when} · 第 ${event.version} 版${by}${file}`];
    }
    case 'materialRejected': {
      const reason = cut(event.said?.words || '原因已清除', REASON_SIGNS);
      return [`${when} · 第 ${event.version} 版退回${who}：${reason}`];
    }
    case 'materialExpired':
      return [`${when} · 第 ${event.version} 版过期`];
    case 'expirySet':
      return [
        `${when} · 第 ${event.version} 版有效期定为 ${dateWords(event.expiresOn, now)}${who}`,
      ];
    case 'materialPromised':
      return [`${when} · 同意容缺，${dateWords(event.promisedOn, now)}前补交${who}`];
    default:
      return [];
  }
}
