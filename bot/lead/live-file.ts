import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { StartError } from '../config.ts';
import { type JsonPlace, jsonFault } from './json-place.ts';

/** What is wrong with a file of the district. */
export type FileFault =
  | { readonly kind: 'unreadable' }
  | ({ readonly kind: 'noJson' } & JsonPlace)
  | { readonly kind: 'shape'; readonly faults: readonly ShapeFault[] };

export interface ShapeFault {
  readonly path: readonly (string | number)[];
  readonly what: 'missing' | 'empty' | 'tooLong' | 'unknown' | 'wrong';
  /** The keys that nobody knows, the longest length, or what was expected. */
  readonly detail: string;
}

export type Setting = 'POLICY_FILE' | 'LEAD_RULES_FILE';

/** What a look at the file showed; `version` is the hash of what stood there, '' where it is gone. */
export interface FileNews {
  readonly setting: Setting;
  readonly file: string;
  readonly version: string;
  readonly fault: FileFault | null;
}

/** A file of the district that takes effect as it is edited. */
export interface LiveFile<Value> {
  /** The file as it stands; where it is broken, as it stood when it was last whole. */
  current(): Value;
  /** What is wrong with it now; null: nothing. */
  fault(): FileFault | null;
  /**
   * A change that stood at two looks, each told once: an editor may write a file in pieces. Undefined:
   * none.
   */
  news(): FileNews | undefined;
}

/** Reads a file now and whenever its content has changed. Throws a `StartError` where it is wrong now. */
export function liveFile<Value>(
  file: string,
  setting: Setting,
  schema: z.ZodType<Value>,
): LiveFile<Value> {
  const first = look(file, schema, undefined);
  if (first.fault) throw new StartError(startWords(file, setting, first.fault));
  let seen = first;
  let value = first.value as Value;
  let told = first.version;
  let noticed = first.version;
  const refresh = () => {
    seen = look(file, schema, seen);
    if (!seen.fault) value = seen.value as Value;
  };
  return {
    current() {
      refresh();
      return value;
    },
    fault() {
      refresh();
      return seen.fault;
    },
    news() {
      refresh();
      const { version, fault } = seen;
      const hasStood = version === noticed;
      noticed = version;
      if (version === told || !hasStood) return undefined;
      told = version;
      return { setting, file, version, fault };
    },
  };
}

interface Look<Value> {
  readonly version: string;
  readonly value?: Value;
  readonly fault: FileFault | null;
}

/** The file anew, or what is known where it says the same. */
function look<Value>(
  file: string,
  schema: z.ZodType<Value>,
  known: Look<Value> | undefined,
): Look<Value> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return { version: '', fault: { kind: 'unreadable' } };
  }
  const version = createHash('sha256').update(text).digest('hex');
  if (known?.version === version) return known;
  const place = jsonFault(text);
  if (place) return { version, fault: { kind: 'noJson', ...place } };
  const read = schema.safeParse(JSON.parse(text));
  if (read.success) return { version, value: read.data, fault: null };
  return { version, fault: { kind: 'shape', faults: read.error.issues.map(shapeFault) } };
}

function shapeFault(issue: z.core.$ZodIssue): ShapeFault {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  switch (issue.code) {
    case 'unrecognized_keys':
      return { path, what: 'unknown', detail: issue.keys.join('、') };
    case 'too_big':
      return { path, what: 'tooLong', detail: String(issue.maximum) };
    case 'too_small':
      return { path, what: 'empty', detail: '' };
    case 'invalid_type': {
      const isMissing = /undefined/.test(issue.message);
      return { path, what: isMissing ? 'missing' : 'wrong', detail: issue.expected };
    }
    default:
      return { path, what: 'wrong', detail: '' };
  }
}

/** For the terminal, where a start stops. */
function startWords(file: string, setting: Setting, fault: FileFault): string {
  switch (fault.kind) {
    case 'unreadable':
      return `the file ${file} cannot be read: check ${setting}`;
    case 'noJson': {
      const what = fault.found === null ? 'it ends too early' : `${fault.found} is out of place`;
      return `the file ${file} is no JSON: check ${setting}\n  - line ${fault.line}, column ${fault.column}: ${what}`;
    }
    case 'shape': {
      const list = fault.faults.map(({ path, what, detail }) =>
        `  - ${path.join('.') || 'whole file'}: ${what} ${detail}`.trimEnd(),
      );
      return `the file ${file} is wrong: check ${setting}\n${list.join('\n')}`;
    }
  }
}
