import {
  type HandoverUsage,
  handoverUsageCard,
  ownChatOnlyCard,
  usageOf,
  whoCard,
} from '../../cards/handover/answers.ts';
import { dutiesFormCard } from '../../cards/handover/duties-form.ts';
import { leaveFormCard } from '../../cards/handover/leave-form.ts';
import { refusalCard } from '../../cards/notes.ts';
import { type Day, isDay } from '../../domain/calendar/time.ts';
import type { Person } from '../../domain/people/types.ts';
import { cardContext } from '../context.ts';
import type { Turn } from '../intake/origin.ts';
import { handOverDuties } from '../people/duties.ts';
import { endLeave, takeLeave } from '../people/leave.ts';
import type { Recorded } from '../people/leave-record.ts';
import { findPerson } from './find-person.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';
import { readDay } from './when.ts';

/** 请假 俞澄 4月10日 至 4月20日 由 卓文渊 代; without a first day from today; without a name for oneself; alone it answers with the form. */
export const leaveCommand: Command = {
  usage: '请假 至 4月20日 由 姓名 代',
  what: '请假，期间由别人代办；以后才开始的，在“至”前写开始日期；回来发“销假”',
  read(text) {
    const words = /^(?:我要?|帮我)?请假(.*)$/u
      .exec(text)?.[1]
      ?.replace(/[。.!]+$/u, '')
      .trim();
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      if (heard.message.isGroup) return ownChatOnlyCard();
      const { who, now, person } = turn;
      const context = cardContext(who, now);
      if (words === '') return leaveFormCard(context, person);
      const read = readLeave(words, now);
      if (!read) return handoverUsageCard('leave');
      const absent = named(turn, read.person, 'leave');
      if (!absent.ok) return absent.answer;
      const standIn = named(turn, read.standIn, 'leave');
      if (!standIn.ok) return standIn.answer;
      const recorded = await takeLeave(turn, {
        person: absent.person.id,
        standIn: standIn.person.id,
        ...(read.from === undefined ? {} : { from: read.from }),
        until: read.until,
        by: person.id,
      });
      return answer(turn, recorded);
    };
  },
};

/** 销假, for oneself or for somebody else. */
export const returnCommand: Command = {
  usage: '销假',
  what: '提前结束请假',
  read(text) {
    const words = after(text, ['销假']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      if (heard.message.isGroup) return ownChatOnlyCard();
      const back = named(turn, words, 'back');
      if (!back.ok) return back.answer;
      return answer(turn, await endLeave(turn, { person: back.person.id, by: turn.person.id }));
    };
  },
};

/** 交接 俞澄 给 卓文渊, for good; alone it answers with the form. */
export const dutiesCommand: Command = {
  usage: '交接 姓名 给 姓名',
  what: '一个人的全部节点和专班职务交给另一个人；只写“交接”填表',
  only: 'operator',
  read(text) {
    const words = after(text, ['交接']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      if (heard.message.isGroup) return ownChatOnlyCard();
      if (words === '') return dutiesFormCard(cardContext(turn.who, turn.now), turn.person);
      const [from, to] = words.split(/\s*(?:转?交?给|→|->)\s*/u).map((each) => each.trim());
      if (!from || !to) return handoverUsageCard('duties');
      const giver = named(turn, from, 'duties', true);
      if (!giver.ok) return giver.answer;
      const receiver = named(turn, to, 'duties');
      if (!receiver.ok) return receiver.answer;
      return answer(turn, await handOverDuties(turn, giver.person.id, receiver.person.id));
    };
  },
};

/** A first day at the end of what stands before 至: `俞澄 从 4月10日起`. */
const FIRST_DAY =
  /(?:从|自)?\s*((?:今天|明天|后天|(?:\d{4}\s*[年\-/.]\s*)?\d{1,2}\s*[月\-/.]\s*\d{1,2}\s*[日号]?))\s*(?:起|开始)?$/u;

/** `俞澄 4月10日 至 4月20日 由 卓文渊 代`; undefined where it is not written so. */
export function readLeave(words: string, now: number) {
  const head = /^(.*?)\s*(?:请假)?\s*(?:休?到|至)\s*(.+)$/u.exec(words);
  if (!head) return undefined;
  const [, before = '', rest = ''] = head;
  const first = FIRST_DAY.exec(before);
  const from = first && readDay(first[1] ?? '', now)?.day;
  if (first && !(from && isDay(from))) return undefined;
  const person = first ? before.slice(0, first.index).trim() : before;
  const day = readDay(rest, now) ?? (from ? sameMonth(rest, from) : undefined);
  if (!day || !isDay(day.day)) return undefined;
  const standIn =
    /^[,，、]?\s*(?:由|请|让)?\s*(.+?)\s*(?:代|代办|代管|代为办理|顶替?|接手)?$/u.exec(
      rest.slice(day.length),
    )?.[1];
  if (!standIn) return undefined;
  return { person, standIn, ...(from ? { from } : {}), until: day.day };
}

/** `至20日` behind a first day is of its month. */
function sameMonth(text: string, from: Day): { day: Day; length: number } | undefined {
  const read = /^(\d{1,2})\s*[日号]\s*/u.exec(text);
  if (!read) return undefined;
  const [whole, date = ''] = read;
  return { day: `${from.slice(0, 8)}${date.padStart(2, '0')}`, length: whole.length };
}

type Named =
  | { readonly ok: true; readonly person: Person }
  | { readonly ok: false; readonly answer: object };

/** One person by name; nobody named is the one who writes. */
function named(
  { who, now, person }: Turn,
  words: string,
  of: HandoverUsage,
  isAnybody = false,
): Named {
  if (words === '' || words === '我' || words === '本人') return { ok: true, person };
  const people = findPerson(who.world, words, isAnybody);
  const [only] = people;
  return only && people.length === 1
    ? { ok: true, person: only }
    : { ok: false, answer: whoCard(cardContext(who, now), words, people, usageOf(of)) };
}

const answer = ({ who, now }: Turn, recorded: Recorded): object =>
  recorded.ok ? recorded.card : refusalCard(cardContext(who, now), null, recorded.refusal);
