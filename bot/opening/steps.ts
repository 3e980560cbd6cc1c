import type { CardAction } from '../../cards/action.ts';
import {
  draftOverCard,
  draftOverToast,
  openedBeforeToast,
  openedCard,
  openedToast,
  openingBarredToast,
  openingToasts,
  othersDraftToast,
} from '../../cards/opening/answers.ts';
import { factsFormCard, questionsFormCard, type ShownDraft } from '../../cards/opening/forms.ts';
import { faultyCard, previewCard } from '../../cards/opening/preview.ts';
import { findDraftForChange, saveDraft, settleDraft } from '../../db/queries/drafts.ts';
import { nextProjectId } from '../../db/queries/project-ids.ts';
import { listProjects, loadProject } from '../../db/queries/projects.ts';
import { DAY_MS, partsOf } from '../../domain/calendar/time.ts';
import { openFacts, previewOpening } from '../../domain/opening/preview.ts';
import { faultsOfFirstStep, type ReadForm, readForm } from '../../domain/opening/read.ts';
import type { OpeningFacts, OpeningFault } from '../../domain/opening/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { Clicked } from '../actions/types.ts';
import { cardContext } from '../context.ts';
import { commit } from '../execute.ts';
import type { Turn } from '../intake/origin.ts';
import { linkLead, withLead } from '../lead/opening.ts';
import type { ClickAnswer } from '../messenger/messenger.ts';
import { type DraftBody, readBody, withAnswers, withFacts } from './form.ts';

/** 新建项目, step by step. Every step is one transaction of its own; only 开通 creates anything. */

/** Drafts of this kind hold a project that is to be opened. */
export const OPENING = 'opening';

const KEPT_FOR_MS = 7 * DAY_MS;

type OpeningAction = Extract<CardAction, { draft: string }>;

interface Draft {
  readonly id: string;
  readonly body: DraftBody;
}

/** 下一步: the facts are kept as they were written; with a fault the same form comes back. */
export const submitFacts = (turn: Turn, action: OpeningAction, { form }: Clicked) =>
  withDraft(turn, action, async ({ id, body }) => {
    const filled = withFacts(body, form);
    await saveDraft(turn.tx, id, { ...filled, previewedWith: '' }, turn.now);
    const context = cardContext(turn.who, turn.now);
    const faults = faultsOfFirstStep(turn.who.world, filled, await listProjects(turn.tx));
    return faults.length > 0
      ? faulty(factsFormCard(context, { id, form: filled, faults }), faults)
      : {
          toast: openingToasts.saved(),
          card: questionsFormCard(context, { id, form: filled, faults: [] }),
        };
  });

/** 预览: what the project would be, or the form again with what is wrong. */
export const submitQuestions = (turn: Turn, action: OpeningAction, { form }: Clicked) =>
  withDraft(turn, action, async ({ id, body }) => {
    const { catalogue } = turn.who.world;
    const filled = withAnswers(body, form, catalogue.attributes);
    const read = await readIn(turn, filled);
    await saveDraft(
      turn.tx,
      id,
      { ...filled, previewedWith: read.ok ? catalogue.version : '' },
      turn.now,
    );
    if (read.ok) {
      const card = await preview(turn, { id, form: filled, faults: [] }, read.facts);
      return { toast: openingToasts.saved(), card };
    }
    const draft = { id, form: filled, faults: read.faults };
    return faulty(questionsFormCard(cardContext(turn.who, turn.now), draft), read.faults);
  });

/** 修改 and 上一步: the first form with everything that was written. */
export const editDraft = (turn: Turn, action: OpeningAction) =>
  withDraft(turn, action, async ({ id, body }) => {
    const draft = { id, form: body, faults: [] };
    return { card: factsFormCard(cardContext(turn.who, turn.now), draft) };
  });

/** 放弃 */
export const dropDraft = (turn: Turn, action: OpeningAction) =>
  withDraft(turn, action, async ({ id }) => {
    await settleDraft(turn.tx, id, 'dropped', null, turn.now);
    return { toast: draftOverToast('dropped'), card: draftOverCard('dropped') };
  });

/**
 * 开通. Everything is judged again, since people, projects and the catalogue may have changed. The
 * project, its events, what is to be sent and the end of the draft are one transaction: killed at any
 * moment there is all of it or nothing, and delivery goes on with the group from there. A second tap
 * finds the draft used.
 */
export const confirmOpening = (turn: Turn, action: OpeningAction) =>
  withDraft(turn, action, async ({ id, body }) => {
    const { tx, who, now } = turn;
    const context = cardContext(who, now);
    const read = await readIn(turn, body);
    if (!read.ok) {
      const draft = { id, form: body, faults: read.faults };
      return faulty(faultyCard(context, draft), read.faults);
    }
    const { version } = who.world.catalogue;
    if (body.previewedWith !== version) {
      await saveDraft(tx, id, { ...body, previewedWith: version }, now);
      const draft = { id, form: body, faults: [] };
      const card = await preview(turn, draft, read.facts, { isCatalogueNew: true });
      return { toast: openingToasts.catalogueNew(), card };
    }
    const project = await open(turn, read.facts);
    await linkLead(turn, project, body.fromLead);
    await settleDraft(tx, id, 'done', project.id, now);
    return { toast: openedToast(project), card: openedCard(context, project) };
  });

async function open({ tx, who, now, cause }: Turn, facts: OpeningFacts): Promise<Project> {
  const { world } = who;
  const id = await nextProjectId(tx, partsOf(now).year, now);
  const { project, events } = openFacts(world, facts, id, now);
  await commit(tx, world, [{ before: null, after: project, events }], cause, now);
  return project;
}

async function readIn(turn: Turn, body: DraftBody): Promise<ReadForm> {
  const read = readForm(turn.who.world, body, await listProjects(turn.tx));
  return read.ok ? { ok: true, facts: await withLead(turn, read.facts, body.fromLead) } : read;
}

async function preview(
  { tx, who, now }: Turn,
  draft: ShownDraft,
  facts: OpeningFacts,
  options: Parameters<typeof previewCard>[3] = {},
) {
  const previewed = previewOpening(who.world, facts, await listProjects(tx), now);
  return previewCard(cardContext(who, now), draft, previewed, options);
}

const faulty = (card: object, faults: readonly OpeningFault[]): ClickAnswer => ({
  toast: openingToasts.faults(faults.length),
  card,
});

/** The draft of a click, where it is the clicker's own, still open and not too old. */
async function withDraft(
  turn: Turn,
  { draft: id }: OpeningAction,
  work: (draft: Draft) => Promise<ClickAnswer>,
): Promise<ClickAnswer> {
  const { tx, who, now, person } = turn;
  const context = cardContext(who, now);
  const row = await findDraftForChange(tx, id, OPENING);
  if (!row) return over('unknown');
  if (row.personId !== person.id) return { toast: othersDraftToast(context, row.personId) };
  if (row.state === 'done') {
    const project = row.projectId ? await loadProject(tx, row.projectId) : undefined;
    const card = project && openedCard(context, project);
    return { toast: openedBeforeToast(project), ...(card ? { card } : {}) };
  }
  if (row.state === 'dropped') return over('dropped');
  if (now - row.updatedAt > KEPT_FOR_MS) {
    await settleDraft(tx, id, 'dropped', null, now);
    return over('expired');
  }
  if (person.role !== 'operator') {
    return { toast: openingBarredToast(context, who.world.directory.withRole('operator')) };
  }
  return work({ id, body: readBody(row.body) });
}

const over = (why: Parameters<typeof draftOverCard>[0]): ClickAnswer => ({
  toast: draftOverToast(why),
  card: draftOverCard(why),
});
