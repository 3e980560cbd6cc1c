import {
  boardCard,
  disputedCard,
  leadListCard,
  leadsGroupCard,
  noSuchLeadCard,
} from '../../cards/lead/answers.ts';
import { policyListCard } from '../../cards/lead/questions.ts';
import { refusalCardOf } from '../../cards/lead/refusals.ts';
import { privatelyCard } from '../../cards/notes.ts';
import { listOpenDrafts } from '../../db/queries/drafts.ts';
import { listLeads, loadLead, nameLeadsGroup, unnameLeadsGroup } from '../../db/queries/leads.ts';
import { DAY_MS } from '../../domain/calendar/time.ts';
import { mayNameLeadsGroup, maySeeLead } from '../../domain/lead/access.ts';
import { boardOf } from '../../domain/lead/board.ts';
import { readDraft } from '../../domain/lead/draft.ts';
import { likelyLeads } from '../../domain/lead/duplicates.ts';
import { cardContext } from '../context.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { PostedAnswer } from '../intake/posted.ts';
import { showLeadCard } from '../lead/cards.ts';
import { LEAD } from '../lead/drafts.ts';
import { executeLead } from '../lead/execute.ts';
import { answerQuestion, takeDown } from '../lead/intake.ts';
import { policyFor } from '../lead/policies.ts';
import { after, normalise } from './text.ts';
import type { Command } from './types.ts';

const ID = /^L-?(\d{4})-?(\d{1,9})$/iu;
const BOARD_MS = 7 * DAY_MS;

/** The text behind 线索 as it was written. */
export function leadTextIn(text: string): string | undefined {
  const words = text.replace(/^\s*(?:请|帮我)?\s*(?:我的)?线索[\s,，:：、]*/u, '').trim();
  return words === '' || ID.test(normalise(words)) ? undefined : words;
}

/** 线索: my own; 线索 L-2026-0003: that one; 线索 and a text: takes it for a lead. */
export const leadsCommand: Command = {
  usage: '线索',
  what: '看我的线索；后面写客商情况就登记，写编号就看那一条',
  mostSigns: 20_000,
  read(text) {
    const words = after(text, ['我的线索', '线索']);
    if (words === undefined) return undefined;
    const [, year, number] = ID.exec(words) ?? [];
    if (words === '') return showOwn;
    if (year && number) return (turn, heard) => showOne(turn, heard, idOf(year, number));
    return (turn, heard) =>
      take(
        turn,
        heard,
        leadTextIn(heard.message.content.kind === 'text' ? heard.message.content.text : words) ??
          words,
      );
  },
};

const idOf = (year: string, number: string): string => `L-${year}-${number.padStart(4, '0')}`;

/** Whatever a reader makes of it, the person says that it is one. */
async function take(turn: Turn, heard: Heard, text: string): Promise<object | undefined> {
  const read = heard.ahead?.reading;
  // 线索怎么报 asks; it tells of none.
  if (read && read.leads.length === 0) {
    const asked = `线索${text}`;
    const isKnown = policyFor(turn.context.leads.policies, asked) !== undefined;
    if (isKnown || read.kind === 'question') {
      const answer = await answerQuestion(turn, heard, asked);
      if (answer) return answer;
    }
  }
  const isLead = read && (read.kind === 'lead' || read.kind === 'update');
  const none = { kind: 'lead', leads: [], doubts: [], by: 'rule' } as const;
  return takeDown(turn, heard, isLead ? read : none, text);
}

async function showOwn(turn: Turn, heard: Heard): Promise<object> {
  const { tx, who, now, person } = turn;
  const own = (await listLeads(tx)).filter(({ owner }) => owner === person.id);
  const drafts = (await listOpenDrafts(tx, LEAD, person.id)).flatMap(({ id, body }) => {
    const draft = readDraft(body);
    return draft ? [{ id, draft }] : [];
  });
  return privately(turn, heard, leadListCard(cardContext(who, now), own, drafts));
}

async function showOne(turn: Turn, heard: Heard, id: string): Promise<object> {
  const { tx, who, now, person } = turn;
  const lead = await loadLead(tx, id);
  if (!lead || !maySeeLead(who.world, lead, person.id)) return noSuchLeadCard(id);
  // Its card follows the lead like every other of it, wherever it was asked for.
  if (!heard.message.isGroup) {
    return new PostedAnswer((at) => showLeadCard(at, lead, person.id, now));
  }
  await showLeadCard(tx, lead, person.id, now);
  return privatelyCard();
}

/** Leads are nobody's business in a group. */
async function privately({ tx, person, now }: Turn, heard: Heard, card: object): Promise<object> {
  if (!heard.message.isGroup) return card;
  await enqueueSay(tx, personLane(person.id), card, {}, now);
  return privatelyCard();
}

/** 线索看板: what came, moved, was signed and is late in the last seven days. */
export const leadBoardCommand: Command = {
  usage: '线索看板',
  what: '看近 7 天的线索：新增、推进、签约、逾期',
  read(text) {
    if (after(text, ['线索看板', '线索板']) !== '') return undefined;
    return async (turn, heard) => {
      const { tx, who, now, person } = turn;
      const seen = (await listLeads(tx)).filter(
        (lead) => !lead.confidential && maySeeLead(who.world, lead, person.id),
      );
      const board = boardOf(seen, now - BOARD_MS, now + 1);
      return privately(turn, heard, boardCard(cardContext(who, now), board));
    };
  },
};

/** 线索争议 L-2026-0003 and why: to the operators, with both records. */
export const leadDisputeCommand: Command = {
  usage: '线索争议 L-2026-0003 上周我已报过',
  what: '认为线索是自己先报的，送操作员裁定',
  read(text) {
    const words = after(text, ['线索争议']);
    if (words === undefined) return undefined;
    const [, year, number, said = ''] = /^L-?(\d{4})-?(\d{1,9})\s*(.*)$/iu.exec(words) ?? [];
    return (turn) => dispute(turn, year && number ? idOf(year, number) : words, said);
  },
};

async function dispute(turn: Turn, id: string, words: string): Promise<object> {
  const { tx, who, now, person, cause, context } = turn;
  const lead = await loadLead(tx, id);
  // Nobody learns from here what is confidential.
  if (!lead || (lead.confidential && !maySeeLead(who.world, lead, person.id))) {
    return noSuchLeadCard(id);
  }
  const own = (await listLeads(tx)).filter(({ first }) => first.by === person.id);
  const other = likelyLeads(lead.facts, own, id)[0]?.lead.id ?? id;
  const around = { world: who.world, rules: context.leads.rules };
  const command = { type: 'dispute', other, words, by: person.id } as const;
  const done = await executeLead(tx, around, id, command, cause, now);
  const cards = cardContext(who, now);
  if (!done) return noSuchLeadCard(id);
  return done.ok ? disputedCard(done.lead) : refusalCardOf(cards, done.refusal);
}

/** Which group takes leads; for operators and heads of units with promoters. */
export const leadsGroupCommand: Command = {
  usage: '本群收线索',
  what: '在收线索的群里发；不收时发“本群不再收线索”',
  read(text) {
    const isOff = after(text, ['本群不再收线索', '本群不收线索']) === '';
    if (!isOff && after(text, ['本群收线索']) !== '') return undefined;
    return async ({ tx, who, now, person }, { message, projectId }) => {
      if (!message.isGroup) return leadsGroupCard('ownChat');
      if (!mayNameLeadsGroup(who.world, person.id)) return leadsGroupCard('barred');
      if (projectId) return leadsGroupCard('notHere');
      if (isOff) {
        const done = await unnameLeadsGroup(tx, message.chatId);
        return leadsGroupCard(done ? 'unnamed' : 'unnamedBefore');
      }
      const done = await nameLeadsGroup(tx, message.chatId, person.id, now);
      return leadsGroupCard(done ? 'named' : 'namedBefore');
    };
  },
};

/** 政策: what the policy file answers. */
export const policiesCommand: Command = {
  usage: '政策',
  what: '看政策问答里有什么；直接问也行',
  read(text) {
    if (after(text, ['政策', '政策问答']) !== '') return undefined;
    return async ({ context: { leads }, person }) =>
      policyListCard(leads.policies, person.role === 'operator' ? leads.policyFile : null);
  },
};
