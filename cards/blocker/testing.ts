import type { Blocker, BlockerCall } from '../../domain/blocker/types.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { draw } from '../draw.ts';
import { nodeCard } from '../node.ts';
import type { Card } from '../parts.ts';
import { progressCard } from '../progress.ts';
import { blockerProposal, finishProposal } from '../proposals.ts';
import { todoCard } from '../todo.ts';
import { raisedCard } from './forms.ts';
import { ownBlockersCard, projectBlockersCard } from './list.ts';
import {
  blockerNote,
  formSentCard,
  noProgressNote,
  photoNote,
  unknownBlockerNote,
} from './notes.ts';

const calls: readonly BlockerCall[] = [
  'confirm',
  'confirm-late',
  'reopened',
  'moved',
  'invited',
  'yellow',
  'red',
  'crossUnit',
  'bottleneck',
];

const mention = { mention: ['U022', 'U021'] };

/** A blocker of many units and many words, as long as both can be. */
function aBlocker(ctx: CardContext, node: NodeCode, words: string): Blocker {
  const moment = { by: 'U022', at: ctx.now };
  const units = [...ctx.world.catalogue.units.keys()].filter((unit) => unit !== 'GDG');
  return {
    kind: 'blocker',
    id: 'B1',
    node,
    category: 'power',
    words,
    since: '2025-03-10',
    raised: moment,
    owner: 'GDG',
    parts: units.map((unit) => ({ unit, state: 'underWay', words })),
    level: 'unit',
    countedFrom: ctx.now,
    askedAt: ctx.now,
    replyDueAt: ctx.now + 1,
    replied: null,
    claimed: null,
    warned: {},
    lines: Array.from({ length: 12 }, () => ({ ...moment, unit: 'GDG', words })),
    called: [],
    photos: 9_999,
    solved: null,
    closed: null,
    forms: [],
  };
}

/** Every card of this part, and those of others that show a blocker, for the check of all cards. */
export function blockerCardsOf(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  words: string,
): Card[] {
  const moment = { by: 'U022', at: ctx.now };
  const open = aBlocker(ctx, node, words);
  const late = { ...open, id: 'B2', replyDueAt: 0, level: 'crossUnit' } as const;
  const replied = {
    ...open,
    id: 'B3',
    replied: moment,
    claimed: moment,
    level: 'bottleneck',
  } as const;
  const solved = { ...replied, id: 'B4', solved: { ...moment, dueAt: ctx.now } };
  const closed = { ...solved, id: 'B5', closed: moment };
  const all = [open, late, replied, solved, closed];
  const held = { ...project, matters: new Map(all.map((blocker) => [blocker.id, blocker])) };
  const form = 'f';
  const forms = ['blockerProgressForm', 'blockerMoveForm', 'blockerInviteForm'] as const;
  const subjects = all.flatMap(({ id: matter }) => [
    { kind: 'blocker', matter } as const,
    ...forms.map((kind) => ({ kind, matter, form }) as const),
  ]);
  const said = { words: words.slice(0, 1_000), form, fromGroup: true };
  return [
    ...subjects.map((subject) => draw(ctx, held, subject, mention).card),
    ...calls.flatMap((call) =>
      [ctx.now, 0].map((at) => {
        const subject = { kind: 'blockerCall', matter: 'B1', call, at } as const;
        return draw(ctx, held, subject, mention).card;
      }),
    ),
    draw(ctx, held, { kind: 'blockerForm', form, node, fromGroup: true }, mention).card,
    raisedCard(ctx, held, open),
    projectBlockersCard(ctx, held, Array<Blocker>(30).fill(late)),
    ownBlockersCard(ctx, Array(30).fill({ project: held, blocker: late })),
    blockerProposal(ctx, held, 'power', said),
    finishProposal(ctx, held, node, words),
    progressCard(ctx, held),
    nodeCard(ctx, held, node, mention),
    todoCard(
      ctx,
      'U022',
      Array(20).fill({
        project: held,
        waiting: { matter: 'B1', node: null, dueAt: ctx.now, act: 'blocker-reply' },
      }),
    ),
    photoNote(open),
    blockerNote(words),
    noProgressNote(words),
    formSentCard(),
    unknownBlockerNote('B12345'),
  ];
}
