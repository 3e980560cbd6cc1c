import type { ProjectId } from '../../domain/project/types.ts';

interface Named {
  readonly id: ProjectId;
  readonly name: string;
}

export interface Split {
  /** The project whose whole name, or id, stands at the head; undefined: only a part of one does. */
  readonly project: Named | undefined;
  /** What is said of its name. */
  readonly name: string;
  readonly rest: string;
}

/**
 * Parts `项目名 原因`. A name may itself have spaces in it, so the longest name that stands at the
 * head is taken; where none does, the first word is the name.
 */
export function splitName(words: string, projects: readonly Named[]): Split {
  const heads = projects.flatMap((project) =>
    [project.name, project.id].flatMap((name) => {
      const length = lengthAtHead(words, name);
      return length === undefined ? [] : [{ project, length }];
    }),
  );
  const [longest] = heads.sort((a, b) => b.length - a.length);
  if (longest) {
    const { project, length } = longest;
    return { project, name: project.name, rest: restOf(words.slice(length)) };
  }
  const [name = ''] = words.split(' ');
  return { project: undefined, name, rest: restOf(words.slice(name.length)) };
}

/** How many signs of `words` the name takes up at their head, whatever the spaces. */
function lengthAtHead(words: string, name: string): number | undefined {
  const wanted = [...name.normalize('NFKC').replace(/\s/g, '')];
  let at = 0;
  for (const sign of wanted) {
    while (words[at] === ' ') at += 1;
    if (!words.startsWith(sign, at)) return undefined;
    at += sign.length;
  }
  return wanted.length > 0 ? at : undefined;
}

/** What people put between a name and what they say of it. */
const restOf = (words: string): string =>
  words.replace(/^[\s,:;]*(原因|因为|由于|理由)?[\s,:;]*/u, '').trim();
