import type { NodeCode } from '../domain/catalogue/types.ts';
import { runningNodes } from '../domain/project/node-view.ts';
import type { Project } from '../domain/project/types.ts';
import { chooseProjectCard, dueSetCard, helpCard, textCard } from './answers.ts';
import { blockerCardsOf } from './blocker/testing.ts';
import { clockCardsOf } from './clock/testing.ts';
import { consultationCardsOf } from './consultation/testing.ts';
import type { CardContext } from './context.ts';
import { digestCard } from './dispatch/digest.ts';
import { digestListCard } from './dispatch/list.ts';
import { demoAt, digestFor } from './dispatch/testing.ts';
import { errandCardsOf } from './errand/testing.ts';
import { extensionCardsOf } from './extension/testing.ts';
import {
  fileAskCard,
  fileFiledCard,
  filePickCard,
  pictureAskCard,
  uploadPromptCard,
} from './forms.ts';
import { handoverCardsOf } from './handover/testing.ts';
import { itemCardsOf } from './item/testing.ts';
import { leadCardsOf } from './lead/testing.ts';
import { unknownPaperCard } from './material/answers.ts';
import { expiryCard } from './material/expiry.ts';
import { libraryCard } from './material/library.ts';
import { paperCard } from './material/paper.ts';
import { rejectedCard, rejectFormCard } from './material/rejected.ts';
import { materialsCard } from './materials.ts';
import { nodeCard } from './node.ts';
import type { Card } from './parts.ts';
import { pointsCardsOf } from './points/testing.ts';
import { progressCard } from './progress.ts';
import { promiseCard } from './promise.ts';
import { promiseDoneCard, promiseFormCard } from './promise-form.ts';
import { rectificationCardsOf } from './rectification/testing.ts';
import { onboardingCardsOf } from './setup/testing.ts';
import { standingCardsOf } from './standing/testing.ts';
import { supervisionCardsOf } from './supervision/testing.ts';
import { teamCardsOf } from './team/testing.ts';
import { at, contextAt, world } from './testing.ts';
import { todoCard } from './todo.ts';
import { urgentWarningCard, warningCard } from './warning.ts';

// One of every card, for the checks that every card has to pass and for pictures of them.

const codes = [...world.catalogue.nodes.keys()];
const materials = [...world.catalogue.materials.keys()];
const mention = { mention: ['U022', 'U021'] };

/** What a sample is drawn from; `words` stand wherever people wrote something. */
export interface Sample {
  readonly ctx: CardContext;
  readonly project: Project;
  readonly node: NodeCode;
  readonly words: string;
}

/** Cards of a node, of papers and of a project's progress. */
export function nodeCardsOf({ ctx, project, node: code, words }: Sample): Card[] {
  const { now } = ctx;
  const file = { id: '3f2b2f0e-0000-4000-8000-000000000000', name: words };
  const filed = { version: 2, fileName: words, by: 'U022', otherNodes: codes };
  const items = runningNodes(project).map((node) => ({ project, node }));
  return [
    progressCard(ctx, project),
    nodeCard(ctx, project, code, mention),
    ...(['yellow', 'h24'] as const).map((kind) => warningCard(ctx, project, code, kind, mention)),
    urgentWarningCard(ctx, project, code),
    promiseCard(ctx, project, 'M017', code, 'red', mention),
    promiseFormCard(ctx, project, code, now),
    promiseFormCard(ctx, project, code, 0),
    fileAskCard(ctx, project, file, materials),
    pictureAskCard(ctx, project, file, materials),
    filePickCard(ctx, project, file, materials),
    uploadPromptCard(ctx, project, code, now),
    fileFiledCard(ctx, project, 'M001', filed),
    materialsCard(ctx, project),
    ...paperCards({ ctx, project, node: code, words }),
    todoCard(ctx, 'U022', items),
    promiseDoneCard(ctx, project, code, {
      materials,
      promisedOn: '2026-03-20',
      by: 'U007',
      before: project,
    }),
    textCard(words, Array(40).fill(words), 'info'),
    dueSetCard(ctx, project, code, { by: 'U022' }),
    chooseProjectCard(ctx, code, 'finish', Array(20).fill(project)),
    helpCard(ctx, {
      scope: 'own',
      sections: [{ topic: 'look', commands: [{ usage: words, what: words }] }],
      unknown: words,
    }),
  ];
}

/** All that is said of single papers, of any state. */
function paperCards({ ctx, project, node, words }: Sample): Card[] {
  const { now } = ctx;
  const about = { node, material: 'M025', version: 3 } as const;
  const filed = {
    type: 'materialFiled' as const,
    material: 'M025',
    version: 3,
    file: { id: 'x', name: words },
    by: 'U022',
    node,
    serves: [],
  };
  const back = {
    type: 'materialRejected' as const,
    ...about,
    by: 'U022',
    said: { words },
  };
  const history = Array(30)
    .fill([filed, back])
    .flat()
    .map((event) => ({ event, at: now, actor: 'U022' }));
  return [
    libraryCard(ctx, project),
    paperCard(ctx, project, 'M025', { history }),
    paperCard(ctx, project, 'M025', { history, asked: { isFileSent: true } }),
    rejectedCard(ctx, project, about, mention),
    rejectFormCard(ctx, project, node, 0),
    rejectFormCard(ctx, project, node, now),
    ...(['yellow', 'red'] as const).map((warning) =>
      expiryCard(ctx, project, { kind: 'expiry', ...about, warning }, mention),
    ),
    unknownPaperCard(ctx, words, ['M025', 'M026', 'M024'], '退回'),
  ];
}

/** A digest of each tier as the demo's projects bring it about when nobody does anything. */
function digestCardsOf(): Card[] {
  return (
    [
      ['weekly', 'unit:ZGJ', '2026-03-23', '2026-03-23 08:07'],
      ['half-monthly', 'lead:U006', '2026-04-16', '2026-04-16 08:11'],
      ['monthly', 'district', '2026-04-01', '2026-04-30 08:13'],
    ] as const
  ).flatMap(([cycle, audience, period, time]) => {
    const now = at(time);
    const ctx = contextAt(now);
    const digest = digestFor(cycle, audience, demoAt(now), now);
    const turn = { period, dueAt: now, covers: [], isLate: false };
    return [digestCard(ctx, digest, turn), digestListCard(ctx, digest, turn)];
  });
}

/** Every part of the product with all of its cards. */
export const cardParts: readonly (readonly [string, (sample: Sample) => Card[]])[] = [
  ['nodes and papers', nodeCardsOf],
  ['blockers', ({ ctx, project, node, words }) => blockerCardsOf(ctx, project, node, words)],
  [
    'rectification',
    ({ ctx, project, node, words }) => rectificationCardsOf(ctx, project, node, words),
  ],
  ['the clock', ({ ctx, project, node }) => clockCardsOf(ctx, project, node)],
  ['extensions', ({ ctx, project, node, words }) => extensionCardsOf(ctx, project, node, words)],
  ['hand-over', ({ ctx, project, node, words }) => handoverCardsOf(ctx, project, node, words)],
  [
    'errands and notes',
    ({ ctx, project, node, words }) => errandCardsOf(ctx, project, node, words),
  ],
  ['meetings', ({ ctx, project, node, words }) => consultationCardsOf(ctx, project, node, words)],
  ['dated items', ({ ctx, project, node, words }) => itemCardsOf(ctx, project, node, words)],
  ['supervision', ({ ctx, project, node, words }) => supervisionCardsOf(ctx, project, node, words)],
  ['the team', ({ ctx, project }) => teamCardsOf(ctx, project)],
  ['points', ({ ctx, project, words }) => pointsCardsOf(ctx, project, words)],
  ['setting up', ({ ctx, project, words }) => onboardingCardsOf(ctx, project, words)],
  ['a project as a whole', ({ ctx, project, words }) => standingCardsOf(ctx, project, words)],
  ['leads', ({ words }) => Object.values(leadCardsOf(words))],
  ['digests', digestCardsOf],
];
