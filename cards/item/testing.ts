import type { DatedItem, ItemSource } from '../../domain/item/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import type { Card } from '../parts.ts';
import { instructionFormCard, itemFormCard, itemResultFormCard } from './forms.ts';
import { itemCallCard, itemCard, meetingItemsCard } from './item.ts';
import { openItemsCard, ownInstructionsCard } from './list.ts';
import {
  type LineFault,
  meetingChangeCard,
  meetingPreviewCard,
  meetingSavedCard,
  type PreviewLine,
} from './meeting.ts';
import { instructionProposal } from './proposal.ts';
import { doneToldCard, supersededToldCard, withdrawnToldCard } from './told.ts';
import { withdrawFormCard } from './withdraw.ts';

const mention = { mention: ['U022', 'U021'] };
const draft = '3f2b2f0e-0000-4000-8000-000000000000';

/** Instructions and meeting items of any state, their forms, lists and news. */
export function itemCardsOf(
  ctx: CardContext,
  project: Project,
  code: string,
  nasty: string,
): Card[] {
  const { now } = ctx;
  const instruction: ItemSource = {
    kind: 'instruction',
    about: code,
    by: 'U006',
    rank: 'lead',
    form: null,
  };
  const item: DatedItem = {
    kind: 'datedItem',
    id: 'T1',
    node: code,
    source: instruction,
    words: nasty,
    unit: 'ENT',
    owner: 'U022',
    set: { by: 'U006', at: now },
    dueAt: now,
    done: null,
    warned: {},
    called: ['U022'],
  };
  const done = {
    ...item,
    done: { by: 'U022', at: now, words: nasty },
    files: Array(9).fill(nasty),
  };
  const withdrawn: DatedItem = { ...item, withdrawn: { by: 'U006', at: now, words: nasty } };
  const gone: DatedItem = { ...item, id: 'T2', superseded: { standing: 'T1', at: now } };
  const many = Array.from(
    { length: 60 },
    (_, n): DatedItem => ({
      ...item,
      id: `T${n + 10}`,
      source: { kind: 'meeting', head: 'T10', meeting: nasty, topic: nasty, form: null },
    }),
  );
  const all = [item, gone, ...many];
  const around = { ...project, matters: new Map(all.map((each) => [each.id, each])) };
  const form = {
    kind: 'instructionForm',
    about: code,
    form: draft,
    draft: { words: nasty.slice(0, 200), dueOn: '2026-03-20' },
    openedAt: now,
  } as const;
  return [
    ...[item, done, gone, withdrawn].flatMap((each) => [
      itemCard(ctx, around, each, mention),
      itemResultFormCard(ctx, around, each),
      ...(['yellow', 'red', 'superseded', 'withdrawn'] as const).map((call) =>
        itemCallCard(ctx, around, each, call, mention),
      ),
    ]),
    withdrawFormCard(ctx, around, item),
    withdrawFormCard(ctx, around, withdrawn),
    withdrawnToldCard(ctx, around, withdrawn),
    doneToldCard(ctx, around, done),
    supersededToldCard(ctx, around, gone),
    meetingItemsCard(ctx, around, 'T10', mention),
    itemFormCard(ctx, around, 'T10'),
    openItemsCard(ctx, around),
    openItemsCard(ctx, project),
    ownInstructionsCard(ctx, Array(8).fill({ project: around, items: [item, item] })),
    ownInstructionsCard(ctx, []),
    instructionFormCard(ctx, around, form),
    instructionFormCard(ctx, around, { ...form, within: 'ZGJ' }),
    instructionFormCard(ctx, project, { ...form, about: null, draft: {} }),
    instructionProposal(ctx, around, {
      about: code,
      words: nasty.slice(0, 200),
      unit: 'ENT',
      dueOn: '2026-04-20',
      form: 'om_1',
      by: 'U006',
    }),
    ...meetingCards(ctx, nasty),
  ];
}

const faults: readonly LineFault[] = [
  { code: 'words-missing' },
  { code: 'words-too-long', signs: 300, most: 200 },
  { code: 'unit-unknown', words: '没有的局' },
  { code: 'person-unknown', words: '张三' },
  { code: 'doer-missing' },
  { code: 'date-not-ahead', day: '2026-03-01' },
  { code: 'date-too-far', latestDay: '2027-03-01' },
  { code: 'not-understood', words: '某' },
  { code: 'person-ambiguous', words: '王伟', count: 2 },
  { code: 'project-missing' },
  { code: 'project-unknown', words: '某项目' },
  { code: 'project-ambiguous', words: '项目', count: 3 },
  { code: 'project-other', words: '某项目' },
  { code: 'not-yours' },
];

function meetingCards(ctx: CardContext, nasty: string): Card[] {
  const lines = Array.from(
    { length: 60 },
    (_, n): PreviewLine => ({
      line: n + 1,
      topic: nasty,
      words: nasty,
      doer: '自规分局 俞澄',
      dueAt: ctx.now,
      isUsualDay: n % 2 === 0,
      project: '麦香里面制品中央工厂项目',
    }),
  );
  const faulty = faults.map((fault, n): PreviewLine => ({ line: n + 1, text: nasty, fault }));
  const about = { draft, meeting: nasty, isOneProject: false } as const;
  return [
    meetingPreviewCard(ctx, { ...about, lines }),
    meetingPreviewCard(ctx, { ...about, lines: faulty }),
    meetingPreviewCard(ctx, { ...about, lines: faulty, saved: 12 }),
    meetingPreviewCard(ctx, { ...about, lines: [...lines.slice(0, 40), ...faulty] }),
    meetingChangeCard(draft, [nasty.slice(0, 900)], 3),
    meetingSavedCard(Array(20).fill({ project: nasty, ids: ['T1', 'T2'] })),
  ];
}
