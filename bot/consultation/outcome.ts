import type { UnreadLine } from '../../cards/consultation/answers.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { NewItem } from '../../domain/item/types.ts';
import type { World } from '../../domain/project/types.ts';
import { readProblems } from '../rectification/read-problems.ts';

/** Outcome lines as they were read, and those that nobody can read. */
export interface ReadOutcome {
  readonly items: readonly NewItem[];
  readonly unread: readonly UnreadLine[];
}

/** Reads lines like `接通临时用电｜供电公司｜4月20日`, as the lines of a list of problems are read. */
export function readOutcome(text: string, world: World, now: Instant): ReadOutcome {
  const lines = readProblems(text, world, now);
  return {
    items: lines.flatMap(({ read }) => ('code' in read ? [] : itemOf(read))),
    unread: lines.flatMap(({ text: said, read }, index) =>
      'code' in read ? [{ line: index + 1, text: said, fault: read }] : [],
    ),
  };
}

function itemOf(read: {
  words: string;
  part?: string;
  ownerUnit?: string;
  owner?: string;
  dueOn?: string;
}): NewItem {
  const { words, part, ownerUnit, owner, dueOn } = read;
  return {
    // What stands before a colon is no place here: it belongs to the sentence.
    words: part ? `${part}：${words}` : words,
    ...(ownerUnit ? { unit: ownerUnit } : {}),
    ...(owner ? { owner } : {}),
    ...(dueOn ? { dueOn } : {}),
  };
}
