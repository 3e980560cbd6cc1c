import { refusalToast } from '../../../cards/refusals.ts';
import type { onboardingActions } from '../../../cards/setup/actions.ts';
import {
  blockedCard,
  droppedCard,
  importedCard,
  previewCard,
  undoneCard,
} from '../../../cards/setup/import-cards.ts';
import { importToasts } from '../../../cards/setup/toasts.ts';
import { noOperatorToast } from '../../../cards/team/toasts.ts';
import { afterCommit } from '../../../db/client.ts';
import { findImportForChange, type ImportRow, updateImport } from '../../../db/queries/imports.ts';
import type { ImportMade } from '../../../db/schema/imports.ts';
import { mayOperate } from '../../../domain/access/access.ts';
import { cardContext } from '../../context.ts';
import { enqueueSay } from '../../delivery/enqueue.ts';
import { personLane } from '../../delivery/lane-keys.ts';
import { confirmImport, countsOf } from '../../import/confirm.ts';
import type { ImportTurn } from '../../import/turn.ts';
import { undoImport } from '../../import/undo.ts';
import type { Turn } from '../../intake/origin.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';
import type { Runs } from '../types.ts';

export const onboardingRuns: Runs<typeof onboardingActions> = {
  'import-confirm': forOperators(confirm),
  'import-drop': forOperators(drop),
  'import-undo': forOperators(undo),
};

type Run = (turn: Turn, number: number) => Promise<ClickAnswer>;

function forOperators(run: Run) {
  return async (turn: Turn, action: { readonly import: number }): Promise<ClickAnswer> =>
    mayOperate(turn.who.world, turn.person.id)
      ? run(turn, action.import)
      : { toast: noOperatorToast(turn.who.world) };
}

const importTurn = ({ tx, who, now, person, context }: Turn): ImportTurn => ({
  tx,
  world: who.world,
  now,
  appId: context.appId,
  by: person.id,
});

const factsOf = ({ id, kind }: ImportRow, made: ImportMade) => ({
  number: id,
  kind,
  ...countsOf(made),
});

/** 确认导入: a large one takes longer than a click may; its answer then comes as a message. */
async function confirm(turn: Turn, number: number): Promise<ClickAnswer> {
  const { who } = turn;
  const done = await confirmImport(importTurn(turn), number);
  if (done.ok) {
    const facts = factsOf(done.row, done.made);
    if (facts.kind === 'people') afterCommit(turn.tx, () => turn.context.forgetPeople());
    return { toast: importToasts.done(facts), card: importedCard(facts) };
  }
  if (!('plan' in done)) return settled(number, done.row);
  const { id, fileName } = done.row;
  const isSound = done.plan.faults.length === 0;
  const shown = { number: isSound ? id : null, fileName, plan: done.plan };
  return { toast: importToasts.changed(), card: previewCard(who.world, shown) };
}

/** 放弃 */
async function drop(turn: Turn, number: number): Promise<ClickAnswer> {
  const row = await findImportForChange(turn.tx, number);
  if (row?.state !== 'previewed') return settled(number, row);
  await updateImport(turn.tx, number, { state: 'dropped', content: null });
  return { toast: importToasts.dropped(), card: droppedCard(number, row.kind) };
}

/** 撤销导入 */
async function undo(turn: Turn, number: number): Promise<ClickAnswer> {
  const { who, now } = turn;
  const undone = await undoImport(importTurn(turn), number);
  if (undone.ok) {
    const facts = factsOf(undone.row, undone.made);
    if (facts.kind === 'people') afterCommit(turn.tx, () => turn.context.forgetPeople());
    await tell(turn, undoneCard(facts));
    return { toast: importToasts.undone(facts), card: undoneCard(facts) };
  }
  if ('obstacles' in undone) {
    const card = blockedCard(who.world, number, undone.obstacles);
    await enqueueSay(turn.tx, personLane(turn.person.id), card, {}, now);
    return { toast: importToasts.blocked(undone.obstacles.length) };
  }
  if ('refusal' in undone) {
    return { toast: refusalToast(cardContext(who, now), null, undone.refusal) };
  }
  return settled(number, undone.row);
}

const tell = ({ tx, person, now }: Turn, card: object): Promise<void> =>
  enqueueSay(tx, personLane(person.id), card, {}, now);

/** Decided before: the card that was pressed shows it from now on. */
function settled(number: number, row: ImportRow | undefined): ClickAnswer {
  const toast = importToasts.settled(number, row?.state);
  if (row?.state === 'done' && row.made)
    return { toast, card: importedCard(factsOf(row, row.made)) };
  if (row?.state === 'undone' && row.made)
    return { toast, card: undoneCard(factsOf(row, row.made)) };
  if (row?.state === 'dropped') return { toast, card: droppedCard(number, row.kind) };
  return { toast };
}
