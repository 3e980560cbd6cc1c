import type { rectificationActions } from '../../../cards/rectification/actions.ts';
import type { Runs } from '../types.ts';
import {
  choosePhotos,
  fixProblems,
  openFixForm,
  openPhotoForm,
  openRecheckForm,
  placePhoto,
  recheckProblems,
} from './act.ts';
import { changeProblems, openChangeForm } from './change.ts';
import { openDisciplines, openItems, tickItems } from './checklist.ts';
import { dropProblems, openProblemsForm, readProblemsForm, saveProblems } from './enter.ts';

export const rectificationRuns: Runs<typeof rectificationActions> = {
  'problem-change-form': openChangeForm,
  'problem-change': changeProblems,
  'problems-form': openProblemsForm,
  'problems-read': readProblemsForm,
  'problems-save': saveProblems,
  'problems-drop': dropProblems,
  'fix-form': openFixForm,
  fix: fixProblems,
  'recheck-form': openRecheckForm,
  recheck: recheckProblems,
  'photo-form': openPhotoForm,
  photo: choosePhotos,
  'photo-of': placePhoto,
  'checklist-form': openDisciplines,
  'checklist-items': openItems,
  'checklist-tick': tickItems,
};
