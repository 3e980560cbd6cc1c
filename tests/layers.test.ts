import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { describe, expect, test } from 'vitest';

// What the linter cannot say about the layers. Source: docs/architecture.md, "Map".

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Tests and what only they use may read clocks and speak Chinese. */
const FOR_TESTS = /(\.test\.ts|(^|\/)testing(\.ts|\/.*))$/;

interface Source {
  readonly path: string;
  readonly text: string;
  /** Without comments and types. */
  readonly code: string;
}

function sourcesOf(...folders: readonly string[]): Source[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
        join(folder, path),
      ),
    )
    .filter((path) => path.endsWith('.ts') && !FOR_TESTS.test(path))
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      const { code } = transformSync(text, {
        loader: 'ts',
        charset: 'utf8',
        legalComments: 'none',
        minifyWhitespace: true,
      });
      return { path, text, code };
    });
}

/** `path: what was found` for every find. */
const findsIn = (sources: readonly Source[], pattern: RegExp): string[] =>
  sources.flatMap(({ path, code }) =>
    [...code.matchAll(pattern)].map(([found]) => `${path}: ${found}`),
  );

describe('the clock', () => {
  const READING =
    /\bDate\.now\b|\bnew Date(?:\(\)|(?![\w(]))|(?<!new )\bDate\(|\bperformance\.now\b|\bhrtime\b/g;

  /** Files that may read a clock, and why. */
  const readers: Readonly<Record<string, string>> = {
    'bot/clock.ts': 'it is the clock',
    'db/embedded/poll.ts': 'waits for a server process to start or stop, in real time',
  };

  test('is read in bot/clock and nowhere else', () => {
    const sources = sourcesOf('domain', 'cards', 'db', 'bot');
    const others = sources.filter(({ path }) => !(path in readers));
    expect(findsIn(others, READING)).toEqual([]);
  });

  test.each(Object.keys(readers))('is read in %s indeed', (path) => {
    const sources = sourcesOf(dirname(path)).filter((source) => source.path === path);
    expect(findsIn(sources, READING)).not.toEqual([]);
  });

  test('of the database is not asked either', () => {
    const clocks =
      /\b(?:current_timestamp|clock_timestamp|statement_timestamp|localtimestamp)\b|(?<![.\w])now\(\)|\.defaultNow\(/gi;
    expect(findsIn(sourcesOf('db'), clocks)).toEqual([]);
  });
});

describe('imports', () => {
  const importsOf = ({ text }: Source) =>
    [
      ...text.matchAll(/^(?:import|export)\s[^'"=]*?\bfrom\s+'([^']+)'/gm),
      ...text.matchAll(/^import\s+'([^']+)'/gm),
      ...text.matchAll(/\bimport\(\s*'([^']+)'/g),
    ].map(([, name]) => name ?? '');

  test.each([
    ['domain', ['domain'], ['zod', 'chinese-days', 'pinyin-pro']],
    ['cards', ['cards', 'domain'], ['zod']],
  ])('of %s/ stay pure', (layer, folders, packages) => {
    const isAllowed = (path: string, name: string) => {
      if (!name.startsWith('.'))
        return packages.some((one) => name === one || name.startsWith(`${one}/`));
      const [folder = ''] = relative(ROOT, join(ROOT, dirname(path), name)).split('/');
      return folders.includes(folder);
    };
    const sources = sourcesOf(layer);
    const wrong = sources.flatMap((source) =>
      importsOf(source)
        .filter((name) => !isAllowed(source.path, name))
        .map((name) => `${source.path}: ${name}`),
    );
    expect(wrong).toEqual([]);
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(sources.length);
  });
});

describe('Chinese sentences', () => {
  const CHINESE = /\p{Script=Han}+/gu;
  const HINT = 'sentences belong in cards/, words that are read in a file named …words.ts';
  /** Words that are read, as data: what officials call things. */
  const WORD_LISTS = /(^|\/)[^/]*words[^/]*\.ts$/;

  test('do not stand in domain/', () => {
    const sources = sourcesOf('domain').filter(({ path }) => !WORD_LISTS.test(path));
    expect(findsIn(sources, CHINESE), HINT).toEqual([]);
  });

  test('do not stand in bot/, which only reads words', () => {
    // Commands are words that are read, and say of themselves what the help card shows.
    const sources = sourcesOf('bot').filter(
      ({ path }) => !WORD_LISTS.test(path) && !path.startsWith('bot/commands/'),
    );
    const spoken = sources.map(({ path, code, ...rest }) => {
      // The product's own name is no sentence.
      const plain = code.replaceAll('e点通', '');
      // Roles and the like stand in the demo's files in Chinese.
      const isMapping = path.startsWith('bot/demo/');
      return {
        ...rest,
        path,
        code: isMapping ? plain.replace(/["']?\p{Script=Han}+["']?:/gu, '') : plain,
      };
    });
    expect(findsIn(spoken, CHINESE), HINT).toEqual([]);
  });

  test('stand in cards/', () => {
    expect(findsIn(sourcesOf('cards'), CHINESE).length).toBeGreaterThan(100);
  });
});
