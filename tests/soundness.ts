import demo from '../demo/projects.json' with { type: 'json' };
import { titleOf } from './district.ts';
import type { Drive, DrivenCall, DrivenChat, DrivenMessage } from './drive.ts';

/** Feishu's limits for one API; its words for a call that came too often or too late. */
const PER_SECOND = 50;
const PER_MINUTE = 1_000;
const THROTTLED = new Set([99_991_400, 230_020, 230_047, 230_048, 11_232, 11_233, 11_247]);
const TOO_OLD_TO_EDIT = 230_031;

export interface Group extends DrivenChat {
  readonly project: (typeof demo.projects)[number];
  readonly messages: readonly DrivenMessage[];
}

/**
 * The group of every demo project, or of every one of `projects`, with its messages. Throws where a
 * project has none, or more than one.
 */
export async function readGroups(drive: Drive, projects?: readonly string[]): Promise<Group[]> {
  const groups = (await drive.chats()).filter(({ type }) => type === 'group');
  const wanted = demo.projects.filter(({ id }) => projects?.includes(id) ?? true);
  const found = wanted.map(async (project) => {
    const own = groups.filter(({ name }) => name.startsWith(project.name));
    const [chat] = own;
    if (!chat || own.length > 1) throw new Error(`${project.name} has ${own.length} groups`);
    return { ...chat, project, messages: await drive.messages(chat.chat_id) };
  });
  return Promise.all(found);
}

const summaryOf = ({ content }: DrivenMessage): string =>
  (content.config as { summary?: { content?: string } } | undefined)?.summary?.content ?? '';

export const isReplaced = (message: DrivenMessage): boolean =>
  summaryOf(message).startsWith('已续至新卡');

export const isPressable = (message: DrivenMessage): boolean =>
  JSON.stringify(message.content).includes('"tag":"button"');

export const progressCards = ({ messages, project }: Group): DrivenMessage[] =>
  messages.filter((message) => titleOf(message) === project.name && message.reply_to === null);

export const nodeCards = ({ messages }: Group): DrivenMessage[] =>
  messages.filter((message) => /^\d{4} /.test(titleOf(message)));

/** What is wrong with the cards of the groups: nothing may be there twice, nothing may be missing. */
export async function findFaults(drive: Drive, projects?: readonly string[]): Promise<string[]> {
  return (await readGroups(drive, projects)).flatMap((group) => {
    const { project } = group;
    const faults: string[] = [];
    const bars = progressCards(group).filter((message) => !isReplaced(message));
    if (bars.length !== 1) faults.push(`${bars.length} progress cards`);
    const wanted = bars.map(({ message_id }) => message_id);
    if (String(group.pins) !== String(wanted)) faults.push(`pins ${group.pins}, not ${wanted}`);
    const titles = nodeCards(group)
      .filter((message) => !isReplaced(message))
      .map(titleOf);
    for (const title of new Set(titles)) {
      const count = titles.filter((other) => other === title).length;
      if (count > 1) faults.push(`${count} cards ${title}`);
    }
    for (const { node } of project.activeNodes) {
      if (!titles.some((title) => title.startsWith(node))) faults.push(`no card of ${node}`);
    }
    return faults.map((fault) => `${project.name}: ${fault}`);
  });
}

/** What in a list of calls Feishu would not have taken, or only just. */
export function findMisuse(calls: readonly DrivenCall[]): string[] {
  const misuse = calls
    .filter(({ status, code }) => status === 429 || THROTTLED.has(code) || code === TOO_OLD_TO_EDIT)
    .map(({ method, path, status, code }) => `${method} ${path}: ${status} ${code}`);
  const byApi = new Map<string, number[]>();
  for (const { method, path, at } of calls) {
    const api = `${method} ${path.replace(/\/(o[cmu]_|img_|file_)[^/]+/g, '/:id')}`;
    byApi.set(api, [...(byApi.get(api) ?? []), at]);
  }
  for (const [api, times] of byApi) {
    const [second, minute] = [mostWithin(times, 1_000), mostWithin(times, 60_000)];
    if (second > PER_SECOND) misuse.push(`${api}: ${second} in a second`);
    if (minute > PER_MINUTE) misuse.push(`${api}: ${minute} in a minute`);
  }
  return misuse;
}

function mostWithin(times: readonly number[], spanMs: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [n, at] of sorted.entries()) {
    while (at - (sorted[first] ?? at) >= spanMs) first += 1;
    most = Math.max(most, n - first + 1);
  }
  return most;
}
