import { whoMay } from '../access/access.ts';
import type { Instant } from '../calendar/time.ts';
import { accept, refuse } from '../decision.ts';
import { matterOf, mattersOf, nextMatterId } from '../matter/machine.ts';
import type { Deciders, ProjectDecision } from '../project/decider.ts';
import type { Project, World } from '../project/types.ts';
import { isAbove, rankOf } from './access.ts';
import { completeItem, MOST_SIGNS } from './complete.ts';
import { instructsWithin, mayInstruct } from './may.ts';
import { doerOf } from './people.ts';
import { isSameTarget, nodeAbout, standingInstructions, unitAbout } from './target.ts';
import type { DatedItem, FormId, ItemCommand, ItemEvent, LeaderRank, SetItem } from './types.ts';

/** A meeting's list of a single project. */
export const MOST_LINES = 60;

type CommandOf<Type extends ItemCommand['type']> = Extract<ItemCommand, { type: Type }>;

export const itemDeciders: Deciders<ItemCommand> = {
  instruct: decideInstruct,
  recordMeeting: decideMeeting,
  finishItem(world, project, command) {
    const { matter, by } = command;
    const words = command.words?.trim() ?? '';
    if ([...words].length > MOST_SIGNS) {
      return refuse({ code: 'item-words-too-long', most: MOST_SIGNS });
    }
    return onItem(world, project, command, (item) => {
      if (item.done) return refuse({ code: 'item-done', by: item.done.by, at: item.done.at });
      return accept({ type: 'itemDone', matter, by, ...(words ? { said: { words } } : {}) });
    });
  },
  withdrawInstruction(world, project, command) {
    const { matter, by } = command;
    const words = command.words.trim();
    if (words === '') return refuse({ code: 'withdrawal-words-missing' });
    if ([...words].length > MOST_SIGNS) {
      return refuse({ code: 'item-words-too-long', most: MOST_SIGNS });
    }
    return onItem(world, project, command, (item) => {
      if (item.done) return refuse({ code: 'item-done', by: item.done.by, at: item.done.at });
      if (item.source.kind !== 'instruction') {
        return refuse({ code: 'item-no-instruction', matter });
      }
      const doer = doerOf(world, project, item);
      const called = doer === null || doer === by ? [] : [doer];
      return accept({ type: 'itemWithdrawn', matter, called, by, said: { words } });
    });
  },
  // What is sent after it was done still belongs to its result.
  addItemFile: (world, project, command) =>
    onItem(world, project, command, () => {
      const { matter, by, file } = command;
      return accept({ type: 'itemFileAdded', matter, by, file });
    }),
};

function onItem(
  world: World,
  project: Project,
  { type, matter, by }: CommandOf<'finishItem' | 'addItemFile' | 'withdrawInstruction'>,
  then: (item: DatedItem) => ProjectDecision,
): ProjectDecision {
  const item = matterOf(project, 'datedItem', matter);
  if (!item) return refuse({ code: 'item-unknown', matter });
  if (item.superseded) {
    return refuse({ code: 'item-superseded', standing: item.superseded.standing });
  }
  if (item.withdrawn) {
    const { by: withdrawnBy, at } = item.withdrawn;
    return refuse({ code: 'item-withdrawn', by: withdrawnBy, at });
  }
  const who = whoMay(world, project, type, item.node, item);
  if (!who.includes(by)) return refuse({ code: 'not-allowed', act: type, node: null, who });
  return then(item);
}

/** Source: design, section 3 "Dispatch": what, by whom, by when; a dated item in the project's group. */
function decideInstruct(
  world: World,
  project: Project,
  command: CommandOf<'instruct'>,
  now: Instant,
): ProjectDecision {
  const { about, form, by } = command;
  const refusal = mayInstruct(world, project, about, by);
  if (refusal) return refuse(refusal);
  const answered = answeredWith(project, form);
  if (answered) return refuse({ code: 'item-form-answered', matter: answered.id });
  const within = instructsWithin(world, project, about, by);
  const read = completeItem(world, command, within ?? unitAbout(world, project, about), now);
  if ('code' in read) return refuse({ code: 'instruction-faulty', fault: read });
  if (within !== null && !isOf(world, read, within)) {
    return refuse({ code: 'instruction-beyond-unit', unit: within });
  }
  const matter = nextMatterId(project, 'T');
  const rank = rankOf(world, project, by);
  const { above, below } = command.beside
    ? { above: undefined, below: [] }
    : rivalsOf(project, { about, unit: read.unit, rank, by });
  const doer = doerOf(world, project, read);
  const instructed: ItemEvent = {
    type: 'instructed',
    matter,
    about,
    node: nodeAbout(project, about),
    ...read,
    rank,
    called: doer === null || above ? [] : [doer],
    form,
    by,
    said: { words: command.words.trim() },
  };
  const gone: ItemEvent[] = above
    ? [{ type: 'itemSuperseded', matter, standing: above.id }]
    : below.map(({ id }) => ({ type: 'itemSuperseded', matter: id, standing: matter }));
  return accept(instructed, ...gone);
}

/**
 * The instructions on the same target that a new one meets: the one that stands above it, and those
 * it takes the place of. The higher stands, then the later; of one leader always the later.
 * Source: design, section 3; two leaders' contradictory instructions.
 */
function rivalsOf(
  project: Project,
  given: {
    readonly about: DatedItemAbout;
    readonly unit: string;
    readonly rank: LeaderRank;
    readonly by: string;
  },
) {
  const rivals = standingInstructions(project).filter(({ source, unit }) =>
    isSameTarget({ about: source.about, unit }, given),
  );
  const above = rivals.find(
    ({ source }) => source.by !== given.by && isAbove(source.rank, given.rank),
  );
  return { above, below: above ? [] : rivals };
}

/** Whether both the unit asked and the person named are of a unit. */
const isOf = (
  { directory }: World,
  { unit, owner }: Pick<SetItem, 'unit' | 'owner'>,
  within: string,
): boolean => unit === within && (owner === null || directory.person(owner)?.unit === within);

type DatedItemAbout = CommandOf<'instruct'>['about'];

/** The item that a form has become already. */
export const answeredWith = (project: Project, form: FormId | null): DatedItem | undefined =>
  form === null
    ? undefined
    : mattersOf(project, 'datedItem').find(
        ({ source }) => source.kind !== 'consultation' && source.form === form,
      );

function decideMeeting(
  world: World,
  project: Project,
  { type, meeting, items, form, by }: CommandOf<'recordMeeting'>,
  now: Instant,
): ProjectDecision {
  const who = whoMay(world, project, type, null);
  if (!who.includes(by)) return refuse({ code: 'not-allowed', act: type, node: null, who });
  const answered = answeredWith(project, form);
  if (answered) return refuse({ code: 'item-form-answered', matter: answered.id });
  if (items.length === 0) return refuse({ code: 'meeting-empty' });
  if (items.length > MOST_LINES) {
    return refuse({ code: 'meeting-too-long', count: items.length, most: MOST_LINES });
  }
  const nodeOf = ({ node }: { node?: string }) =>
    node !== undefined && project.nodes.has(node) ? node : null;
  const read = items.map((item) =>
    completeItem(world, item, unitAbout(world, project, nodeOf(item)), now),
  );
  const faults = read.flatMap((each, index) =>
    'code' in each ? [{ line: index + 1, fault: each }] : [],
  );
  if (faults.length > 0) return refuse({ code: 'meeting-faulty', faults });
  const taken = Number(nextMatterId(project, 'T').slice(1));
  const set = read.flatMap((each, index): (SetItem & { node: string | null })[] => {
    const item = items[index];
    return 'code' in each || !item
      ? []
      : [{ id: `T${taken + index}`, ...each, node: nodeOf(item) }];
  });
  return accept({
    type: 'meetingRecorded',
    items: set,
    called: [...new Set(set.flatMap((item) => doerOf(world, project, item) ?? []))],
    form,
    by,
    said: {
      meeting: meeting.trim(),
      items: items.map(({ topic = '', words }) => ({ topic: topic.trim(), words: words.trim() })),
    },
  });
}
