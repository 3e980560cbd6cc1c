import { parseArgs } from 'node:util';
import type { SheetKind } from '../../domain/import/types.ts';

/** What is asked of the console. */
export type Order =
  | { readonly do: 'help' }
  | { readonly do: 'templates'; readonly folder: string }
  | { readonly do: 'preview'; readonly kind: SheetKind; readonly file: string }
  /** Whom the app sees in Feishu. */
  | { readonly do: 'directory' }
  | { readonly do: 'imports' }
  | { readonly do: 'confirm' | 'undo' | 'drop'; readonly number: number }
  | { readonly do: 'catalogue-export' | 'catalogue-check'; readonly folder: string }
  | { readonly do: 'catalogue-publish'; readonly folder: string; readonly isSure: boolean }
  | { readonly do: 'catalogue-move'; readonly project: string; readonly isSure: boolean };

export interface Asked {
  readonly order: Order;
  /** The operator who answers for it, by name; absent: the only one there is. */
  readonly by?: string;
}

/** What cannot be read as an order: a word nobody knows, something missing, a number that is none. */
export type WrongOrder =
  | { readonly code: 'unknown'; readonly word: string }
  | { readonly code: 'missing'; readonly what: 'folder' | 'file' | 'project' }
  | { readonly code: 'not-a-number'; readonly word: string };

export type ReadArgs =
  | ({ readonly ok: true } & Asked)
  | { readonly ok: false; readonly wrong: WrongOrder };

const options = {
  confirm: { type: 'string' },
  undo: { type: 'string' },
  drop: { type: 'string' },
  by: { type: 'string' },
  yes: { type: 'boolean' },
  'from-feishu': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the words after `npm run setup --`. */
export function readArgs(args: readonly string[]): ReadArgs {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const stranger = tokens.find((token) => token.kind === 'option' && !(token.name in options));
  if (stranger?.kind === 'option') return wrong({ code: 'unknown', word: stranger.rawName });
  const by = typeof values.by === 'string' ? { by: values.by } : {};
  for (const act of ['confirm', 'undo', 'drop'] as const) {
    if (values[act] === undefined) continue;
    const number = Number(values[act]);
    if (!Number.isInteger(number) || number < 1) {
      return wrong({ code: 'not-a-number', word: `--${act} ${values[act]}` });
    }
    return { ok: true, order: { do: act, number }, ...by };
  }
  const read = orderOf(positionals, {
    isSure: values.yes === true,
    fromFeishu: values['from-feishu'] === true,
    wantsHelp: values.help === true,
  });
  return 'do' in read ? { ok: true, order: read, ...by } : wrong(read);
}

const wrong = (what: WrongOrder): ReadArgs => ({ ok: false, wrong: what });

interface Flags {
  readonly isSure: boolean;
  readonly fromFeishu: boolean;
  readonly wantsHelp: boolean;
}

function orderOf(words: readonly string[], flags: Flags): Order | WrongOrder {
  const [first, second, third] = words;
  if (first === undefined || flags.wantsHelp) return { do: 'help' };
  switch (first) {
    case 'templates':
      return second === undefined ? missing('folder') : { do: 'templates', folder: second };
    case 'people':
      if (second !== undefined) return { do: 'preview', kind: 'people', file: second };
      return flags.fromFeishu ? { do: 'directory' } : missing('file');
    case 'projects':
      return second === undefined
        ? missing('file')
        : { do: 'preview', kind: 'projects', file: second };
    case 'imports':
      return { do: 'imports' };
    case 'catalogue':
      return catalogueOrder(second, third, flags);
    default:
      return { code: 'unknown', word: first };
  }
}

function catalogueOrder(
  act: string | undefined,
  target: string | undefined,
  { isSure }: Flags,
): Order | WrongOrder {
  switch (act) {
    case 'export':
    case 'check':
      return target === undefined ? missing('folder') : { do: `catalogue-${act}`, folder: target };
    case 'publish':
      return target === undefined
        ? missing('folder')
        : { do: 'catalogue-publish', folder: target, isSure };
    case 'move':
      return target === undefined
        ? missing('project')
        : { do: 'catalogue-move', project: target, isSure };
    default:
      return { code: 'unknown', word: `catalogue ${act ?? ''}`.trim() };
  }
}

const missing = (what: 'folder' | 'file' | 'project') => ({ code: 'missing', what }) as const;
