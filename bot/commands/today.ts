import { dayCard } from '../../cards/day.ts';
import { privatelyCard } from '../../cards/notes.ts';
import { findProjectsOf, loadProjects } from '../../db/queries/projects.ts';
import { dayFor } from '../../domain/reports/day.ts';
import { cardContext } from '../context.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import { reachOf } from '../todo.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** 今天: the person's day over all projects; asked for in a group it comes to the own chat. */
export const todayCommand: Command = {
  usage: '今天',
  what: '看今天去哪里、办什么、收哪些材料',
  read(text) {
    if (after(text, ['今天', '今日', '今天干什么', '今天安排']) !== '') return undefined;
    return async ({ tx, who, now, person }, { message }) => {
      const projects = await loadProjects(tx, await findProjectsOf(tx, reachOf(who.world, person)));
      const stops = dayFor(who.world, projects, person.id, now);
      const card = dayCard(cardContext(who, now), person.id, stops);
      if (!message.isGroup) return card;
      await enqueueSay(tx, personLane(person.id), card, {}, now);
      return privatelyCard();
    };
  },
};
