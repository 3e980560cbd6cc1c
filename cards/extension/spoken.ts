import { dayOf } from '../../domain/calendar/time.ts';
import { decidersOf } from '../../domain/extension/decider.ts';
import type {
  ExtensionCommand,
  ExtensionRefusal,
  PastRequest,
} from '../../domain/extension/types.ts';
import type { PersonId } from '../../domain/people/types.ts';
import type { Project, World } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';
import { nameList, nodeName, personLine } from '../text.ts';
import type { Toast } from '../toasts.ts';
import { dateWords, dayWords } from '../words.ts';
import { lapseWords } from './words.ts';

const MAX_WHO = 3;

/** How the acts of this part are named where a person may not do them. */
export const extensionActs: Readonly<Record<ExtensionCommand['type'], string>> = {
  askExtension: '申请延期',
  decideExtension: '决定延期申请',
  withdrawExtension: '撤回延期申请',
};

export const extensionRefusals: RefusalWords<ExtensionRefusal> = {
  'extension-open': ({ world, now }, project, { node, request }) => {
    const who = `${personLine(world, request.by)} 已申请把 ${nodeName(world, node)} 延到 ${dateWords(dayOf(request.dueAt), now)}`;
    return ['info', `${who}，${waitsWords(world, project, request.by)}，不用重复申请。`];
  },
  'extension-none': ({ world }, _project, { node }) => [
    'info',
    `${nodeName(world, node)} 没有等决定的延期申请，不用撤回。`,
  ],
  'extension-not-later': ({ now }, _project, { dueAt }) => [
    'warning',
    `现在的时限是 ${dayWords(dueAt, now)}，新的日期要在这以后。没有改动。`,
  ],
  'extension-too-long': ({ now }, _project, { askedAt }) => [
    'warning',
    `申请只到 ${dateWords(dayOf(askedAt), now)}，缩短后的日期不能比它晚。没有改动。`,
  ],
  'extension-which-day': ({ now }, _project, { picked, askedAt }) => {
    const [day, asked] = [dateWords(picked, now), dateWords(dayOf(askedAt), now)];
    return [
      'warning',
      `申请的是 ${asked}，您选的是 ${day}，没有改动。延到 ${day}，请点“缩短”；延到 ${asked}，请把日期改成 ${asked}再点“同意”。`,
    ];
  },
  'extension-own': ({ world }, _project, { who }) => [
    'error',
    who.length > 0
      ? `这是您自己提的延期申请，请由 ${whoWords(world, who)} 决定。`
      : '这是您自己提的延期申请，目前没有其他人可以决定，请联系操作员。',
  ],
  'extension-closed': (ctx, _project, { request }) => [
    'info',
    request ? closedWords(ctx, request) : '这份延期申请已经结束，没有改动。',
  ],
};

export const extensionDone: DoneWords<ExtensionCommand> = {
  askExtension: ({ world, now }, project, { node, dueOn, by }) => ({
    type: 'success',
    content: `已申请把 ${nodeName(world, node)} 延到 ${dateWords(dueOn, now)}，${waitsWords(world, project, by)}。结果会发到项目群。`,
  }),
  decideExtension({ world, now }, project, { node, verdict }) {
    const name = nodeName(world, node);
    if (verdict.kind === 'refuse') {
      return { type: 'success', content: `已答复不同意 ${name} 延期，项目群会收到通知。` };
    }
    const state = project.nodes.get(node);
    const due = state?.status === 'running' ? dayWords(state.dueAt, now) : '';
    return { type: 'success', content: `已同意 ${name} 延到 ${due}，项目群会收到通知。` };
  },
  withdrawExtension: ({ world }, _project, { node }) => ({
    type: 'success',
    content: `已撤回 ${nodeName(world, node)} 的延期申请，时限不变。`,
  }),
};

/** 缩短 was pressed without a day. */
export const noDayToast = (): Toast => ({
  type: 'warning',
  content: '没有选日期，没有改动。请先选缩短到哪一天，再点“缩短”。',
});

/** `待 邬思齐 决定`; who decides depends on who asked. */
export function waitsWords(world: World, project: Project | null, asker: PersonId): string {
  const [decider] = project ? decidersOf(world, project, asker) : [];
  return decider ? `待 ${personLine(world, decider)} 决定` : '待领导决定';
}

const whoWords = (world: World, who: readonly PersonId[]): string =>
  nameList(
    who.map((person) => personLine(world, person)),
    MAX_WHO,
    '人',
  );

function closedWords({ world, now }: CardContext, { outcome }: PastRequest): string {
  switch (outcome.kind) {
    case 'granted': {
      const how = outcome.isShortened ? '缩短并同意' : '同意';
      const until = dateWords(dayOf(outcome.dueAt), now);
      return `${personLine(world, outcome.by)} 已于 ${dayWords(outcome.at, now)}${how}，延到 ${until}。没有改动。`;
    }
    case 'refused':
      return `${personLine(world, outcome.by)} 已于 ${dayWords(outcome.at, now)}答复不同意。没有改动。`;
    case 'withdrawn':
      return `${personLine(world, outcome.by)} 已于 ${dayWords(outcome.at, now)}撤回这份延期申请。没有改动。`;
    case 'lapsed':
      return `${lapseWords[outcome.reason]}，这份延期申请已自动失效。没有改动。`;
    default:
      return outcome satisfies never;
  }
}
