import type { NewCard } from '../../db/queries/cards.ts';
import type { NewIntent } from '../../db/queries/outbox.ts';
import type { Intent } from '../../db/schema/outbox.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { afterQuietHours, type CardSubject, type Notice } from '../../domain/project/notices.ts';
import { groupLane, personLane } from './lane-keys.ts';
import { priorities } from './priority.ts';

export interface Entry {
  readonly projectId: string;
  readonly notices: readonly Notice[];
}

/** Rows that say what is to be sent, before anything is written. */
export interface Plan {
  readonly cards: readonly NewCard[];
  readonly intents: readonly NewIntent[];
}

type Post = Extract<Notice, { type: 'postToGroup' | 'postToPerson' }>;

const isPost = (notice: Notice): notice is Post =>
  notice.type === 'postToGroup' || notice.type === 'postToPerson';

export const countPosts = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { notices }) => sum + notices.filter(isPost).length, 0);

/** Lanes that the entries write to, refreshes of cards in other lanes aside. */
export const lanesOf = (entries: readonly Entry[]): string[] =>
  entries.flatMap(({ projectId, notices }) => [
    groupLane(projectId),
    ...notices.flatMap((notice) =>
      notice.type === 'postToPerson' ? personLane(notice.person) : [],
    ),
  ]);

/** What the notices send anew, in their order; `cardIds` has an id for each post. */
export function planPosts(
  entries: readonly Entry[],
  cardIds: readonly number[],
  now: Instant,
): Plan {
  const ids = cardIds.values();
  const plans = entries.map(({ projectId, notices }) => {
    const called = new Set<string>();
    return notices.map((notice): Plan => {
      switch (notice.type) {
        case 'openGroup':
          return openGroup(projectId, notice, called, now);
        case 'addMembers':
          return addMembers(projectId, notice.people, called, afterQuietHours(now));
        case 'removeMembers':
          return removeMembers(projectId, notice.people, now);
        case 'postToGroup':
        case 'postToPerson': {
          const id = ids.next().value;
          if (id === undefined) throw new Error('fewer card ids than posts');
          return planPost(projectId, notice, id, called);
        }
        case 'renameGroup':
          return renameGroup(projectId, notice.notBefore);
        case 'renewCards':
        case 'holdCalls':
        case 'releaseCalls':
        case 'dropCalls':
        case 'refreshNode':
        case 'refreshMatter':
        case 'refreshProgress':
          return nothing;
        default:
          return notice satisfies never;
      }
    });
  });
  const all = plans.flat();
  return {
    cards: all.flatMap((plan) => plan.cards),
    intents: all.flatMap((plan) => plan.intents),
  };
}

const nothing: Plan = { cards: [], intents: [] };

function openGroup(
  projectId: string,
  { members, instead }: Extract<Notice, { type: 'openGroup' }>,
  called: Set<string>,
  notBefore: Instant,
): Plan {
  for (const person of members) called.add(person);
  const intent = {
    kind: 'createChat',
    project: projectId,
    members,
    ...(instead ? { instead } : {}),
  } as const;
  return { cards: [], intents: [callOf(groupLane(projectId), intent, notBefore)] };
}

/** Whoever is called must be a member; nobody is added twice in one breath. */
function addMembers(
  projectId: string,
  wanted: readonly string[],
  called: Set<string>,
  notBefore: Instant,
): Plan {
  const people = wanted.filter((person) => !called.has(person));
  if (people.length === 0) return nothing;
  for (const person of people) called.add(person);
  const intent = { kind: 'addMembers', project: projectId, people } as const;
  return { cards: [], intents: [callOf(groupLane(projectId), intent, notBefore)] };
}

function renameGroup(projectId: string, notBefore: Instant): Plan {
  const intent = { kind: 'renameChat', project: projectId } as const;
  return { cards: [], intents: [callOf(groupLane(projectId), intent, notBefore)] };
}

function removeMembers(projectId: string, people: readonly string[], notBefore: Instant): Plan {
  const intent = { kind: 'removeMembers', project: projectId, people } as const;
  return { cards: [], intents: [callOf(groupLane(projectId), intent, notBefore)] };
}

function planPost(projectId: string, notice: Post, id: number, called: Set<string>): Plan {
  const { card: subject, notBefore } = notice;
  if (notice.type === 'postToPerson') {
    const { person, isUrgent } = notice;
    const lane = personLane(person);
    const priority = isUrgent ? priorities.urgent : priorities.call;
    const intents: Intent[] = [
      { kind: 'post', card: id },
      ...(isUrgent ? [{ kind: 'urgent', card: id, person } as const] : []),
      // Sent where the district has text messages configured.
      ...(isUrgent && subject.kind === 'orderLeader'
        ? [{ kind: 'urgent', card: id, person, by: 'sms' } as const]
        : []),
    ];
    return {
      cards: [cardOf(id, lane, projectId, subject, [])],
      intents: intents.map((intent) => ({ ...callOf(lane, intent, notBefore), priority })),
    };
  }
  const lane = groupLane(projectId);
  return {
    cards: [cardOf(id, lane, projectId, subject, notice.mention)],
    intents: [
      ...addMembers(projectId, notice.mention, called, notBefore).intents,
      callOf(lane, { kind: 'post', card: id }, notBefore),
      ...(subject.kind === 'progress' ? [callOf(lane, { kind: 'pin', card: id }, notBefore)] : []),
    ],
  };
}

const cardOf = (
  id: number,
  lane: string,
  projectId: string,
  subject: CardSubject,
  mention: readonly string[],
): NewCard => ({
  id,
  lane,
  projectId,
  node: 'node' in subject ? subject.node : null,
  matter: matterIn(subject),
  subject,
  mention,
});

const matterIn = (subject: CardSubject): string | null => {
  const { matter } = subject as { readonly matter?: string };
  return matter ?? null;
};

const callOf = (lane: string, intent: Intent, notBefore: Instant): NewIntent => ({
  lane,
  intent,
  coalesceKey: null,
  priority: priorities.call,
  notBefore,
});
