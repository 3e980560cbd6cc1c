import { digestCard } from '../../cards/dispatch/digest.ts';
import { digestListCard, noDigestCard, noSuchItemCard } from '../../cards/dispatch/list.ts';
import { notFoundCard, privatelyCard } from '../../cards/notes.ts';
import {
  coveredPeriods,
  type DigestRow,
  findDigestByMessage,
  newestDigest,
} from '../../db/queries/digests.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { isLate } from '../../domain/dispatch/record.ts';
import { nextDispatchAt } from '../../domain/dispatch/schedule.ts';
import type { Cycle } from '../../domain/dispatch/types.ts';
import type { Role } from '../../domain/people/types.ts';
import { cardContext } from '../context.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { instructAbout } from '../item/instruct-about.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

const ALL = ['全部', '所有', '清单', '列表'];

/** 调度: the newest digest again, as it stood; 调度 全部: all that is in it, by its numbers. */
export const dispatchCommand: Command = {
  usage: '调度 全部',
  what: '看最近一期调度的全部事项；只写“调度”看原样',
  read(text) {
    const words = after(text, ['调度']);
    if (words === undefined || (words !== '' && !ALL.includes(words))) return undefined;
    return async (turn, { message }) => {
      const card = await show(turn, words !== '');
      if (!message.isGroup) return card;
      await enqueueSay(turn.tx, personLane(turn.person.id), card, {}, turn.now);
      return privatelyCard();
    };
  },
};

async function show({ tx, who, now, person }: Turn, isWhole: boolean): Promise<object> {
  const row = await newestDigest(tx, person.id);
  if (!row?.content) {
    const { catalogue, calendar } = who.world;
    const cycle = cycleOf(person.role);
    const tiers = catalogue.rules.dispatch.filter((tier) => tier.cycle === cycle);
    const nextAt = tiers.length === 0 ? null : nextDispatchAt(tiers, calendar, now);
    return noDigestCard(cardContext(who, now), nextAt);
  }
  const context = cardContext(who, row.madeAt);
  if (isWhole) return digestListCard(context, row.content, row);
  const covers = await coveredPeriods(tx, row);
  return digestCard(context, row.content, {
    ...row,
    covers,
    isLate: isLate(row, row.sentAt ?? row.madeAt),
  });
}

/** Which digest is a role's own; undefined: none is. */
function cycleOf(role: Role): Cycle | undefined {
  switch (role) {
    case 'unitHead':
      return 'weekly';
    case 'portfolioLeader':
      return 'half-monthly';
    case 'principalLeader':
      return 'monthly';
    default:
      return undefined;
  }
}

/**
 * 批示 6: about the sixth item of the digest replied to, else of the newest one; with words it is
 * read as any instruction is, alone it sends the form.
 */
export const instructItemCommand: Command = {
  usage: '批示 6',
  what: '对调度里的第 6 项作批示',
  read(text) {
    const words = after(text, ['批示'])?.replace(/^[第:,，、\s]+/u, '');
    const [, digits, said = ''] =
      /^(\d{1,2})(?:[项号条]|(?=\s|$))\s*(.*)$/u.exec(words ?? '') ?? [];
    if (digits === undefined) return undefined;
    return (turn, heard) => instruct(turn, heard, Number(digits), said);
  },
};

async function instruct(
  turn: Turn,
  heard: Heard,
  number: number,
  said: string,
): Promise<object | undefined> {
  const { tx, person } = turn;
  const content = (await digestMeant(turn, heard))?.content;
  const item = content?.items[number - 1];
  if (!item) return noSuchItemCard(number, content?.items.length ?? 0);
  const project = await loadProject(tx, item.project);
  if (!project) return notFoundCard('project', item.projectName);
  return instructAbout(turn, heard, project, item.about, said);

  function digestMeant({ tx: db }: Turn, { message }: Heard): Promise<DigestRow | undefined> {
    return message.parentId
      ? findDigestByMessage(db, message.parentId).then((row) => row ?? newestDigest(db, person.id))
      : newestDigest(db, person.id);
  }
}
