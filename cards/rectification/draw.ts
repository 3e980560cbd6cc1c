import { isOpenProblem } from '../../domain/rectification/problem.ts';
import type { RectificationSubject } from '../../domain/rectification/types.ts';
import type { Drawers } from '../drawn.ts';
import { isOldForm } from '../news.ts';
import { clearedCard, isClearedOver, problemCallCard, stillCalledFor } from './calls.ts';
import { changeableBy, changedSince, changeFormCard } from './change-form.ts';
import { checklistCard, disciplinesCard, isChecklistOver, tickFormCard } from './checklist.ts';
import {
  fixableBy,
  fixFormCard,
  photoAskCard,
  photoFormCard,
  photographableBy,
  placeOf,
  problemsFormCard,
  recheckableBy,
  recheckFormCard,
} from './forms.ts';
import { isContinued, listCard, listOf } from './list.ts';

export const rectificationDrawers: Drawers<RectificationSubject> = {
  problems: (ctx, project, { node, batch }, options) => ({
    card: listCard(ctx, project, node, batch, options),
    isFinal: isContinued(project, node, batch) || !listOf(project, node, batch).some(isOpenProblem),
  }),
  problemCall: (ctx, project, subject, options) => ({
    card: problemCallCard(ctx, project, subject, options),
    isFinal: stillCalledFor(project, subject.node, subject.call, subject.at).length === 0,
  }),
  problemsCleared: (ctx, project, { node, round }, options) => ({
    card: clearedCard(ctx, project, node, round, options),
    isFinal: isClearedOver(project, node, round),
  }),
  problemsForm: (ctx, project, { node }) => ({
    card: problemsFormCard(ctx, project, node),
    isFinal: project.nodes.get(node)?.status !== 'running',
  }),
  fixForm: (ctx, project, { node, person }) => ({
    card: fixFormCard(ctx, project, node, person),
    isFinal: fixableBy(ctx, project, node, person).length === 0,
  }),
  problemChangeForm: (ctx, project, { node, person, openedAt }) => ({
    card: changeFormCard(ctx, project, { node, person, openedAt }),
    isFinal:
      changeableBy(ctx, project, node, person).length === 0 ||
      isOldForm(openedAt, ctx.now) ||
      changedSince(project, node, person, openedAt).length > 0,
  }),
  recheckForm: (ctx, project, { node, person }) => ({
    card: recheckFormCard(ctx, project, node, person),
    isFinal: recheckableBy(ctx, project, node, person).length === 0,
  }),
  recheckCall: (ctx, project, { node, person }) => ({
    card: recheckFormCard(ctx, project, node, person),
    isFinal: recheckableBy(ctx, project, node, person).length === 0,
  }),
  photoForm: (ctx, project, { node, person }) => ({
    card: photoFormCard(ctx, project, node, person),
    isFinal: photographableBy(ctx, project, node, person).length === 0,
  }),
  photoAskForm: (ctx, project, subject) => ({
    card: photoAskCard(ctx, project, subject),
    isFinal: placeOf(project, subject.file) !== undefined,
  }),
  checklist: (ctx, project, { matter }, options) => ({
    card: checklistCard(ctx, project, matter, options),
    isFinal: isChecklistOver(project, matter),
  }),
  tickForm: (ctx, project, { matter, discipline }) => ({
    card:
      discipline === null
        ? disciplinesCard(ctx, project, matter)
        : tickFormCard(ctx, project, matter, discipline),
    isFinal: isChecklistOver(project, matter),
  }),
};
