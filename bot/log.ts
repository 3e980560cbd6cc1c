import { type DestinationStream, destination, type Logger, type LoggerOptions, pino } from 'pino';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

const HIDDEN = '[hidden]';
const DEEPEST = 6;
/** Signs; what is longer is somebody's content, and hiding in it takes the process's time. */
const LONGEST = 2_000;

const SECRET_KEY = /secret|token|authorization|password|cookie|api_?key/i;

/** Numbers are hidden inside text only: a JSON number made into words would break the line. */
const HIDING: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic)\s+\S+/g, `$1 ${HIDDEN}`],
  // Feishu's tokens: tenant, user, app and card.
  [/\b[tuac]-[A-Za-z0-9_-]{16,}/g, HIDDEN],
  [/\bsk-[A-Za-z0-9_-]{16,}/g, HIDDEN],
  [/:\/\/([^\s:@/]+):[^\s@/]+@/g, `://$1:${HIDDEN}@`],
  [
    /((?:secret|token|password|ticket|access_key)\\?"?\s*[:=]\s*\\?"?)[^\s"\\&,}]+/gi,
    `$1${HIDDEN}`,
  ],
  // A number of an identity card: 17 digits and a check character.
  [/(?<!\w|":)[1-9]\d{16}[\dXx](?!\w)/g, HIDDEN],
  // A mobile number of the mainland, with or without country code and gaps.
  [/(?<!\w|":)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\w)/g, HIDDEN],
];

/**
 * Logs as JSON lines. What is written is written at once: a destination that buffers would throw
 * when the process ends. No secret and no phone number gets through, wherever it stands.
 */
export function createLogger(
  level: LogLevel,
  to: DestinationStream = destination({ dest: 1, sync: true }),
): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    // Errors arrive described already.
    serializers: { err: (err: unknown) => err },
    hooks: {
      logMethod(args, method) {
        const [first, ...rest] = args;
        const fields = first instanceof Error ? { err: first } : first;
        method.apply(this, [fields, ...rest].map((each) => hide(each)) as typeof args);
      },
      // What a child logger carries is met here only.
      streamWrite: hideInText,
    },
  };
  return pino(options, to);
}

export function hideInText(text: string): string {
  return HIDING.reduce((seen, [pattern, instead]) => seen.replace(pattern, instead), text);
}

const short = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} signs)` : text;

/**
 * What an error says. That of a query says the query with all its values, the contents of files and
 * people's sentences among them: there the database's own words stand alone.
 */
export function errorWords(error: Error): string {
  return short(isOfQuery(error) ? queryWords(error) : error.message);
}

function queryWords({ cause }: Error): string {
  if (!(cause instanceof Error)) return 'a query failed';
  const code = 'code' in cause && typeof cause.code === 'string' ? ` (${cause.code})` : '';
  return `a query failed: ${cause.message}${code}`;
}

const isOfQuery = (error: Error): boolean => 'query' in error && 'params' in error;

/** Without the message, which a stack repeats at its beginning. */
function framesOf({ name, message, stack = '' }: Error): string {
  const at = stack.indexOf(message);
  return short(`${name}${at < 0 ? '' : stack.slice(at + message.length)}`);
}

function hide(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return hideInText(short(value));
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return describeError(value, depth);
  if (depth >= DEEPEST) return '[deep]';
  if (Array.isArray(value)) return value.map((each) => hide(each, depth + 1));
  return hideInFields(value, depth);
}

const hideInFields = (fields: object, depth = 0): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      SECRET_KEY.test(key) && typeof value !== 'number' ? HIDDEN : hide(value, depth + 1),
    ]),
  );

/** Named fields only: an error of an HTTP library carries its whole request. */
function describeError(error: Error, depth: number): Record<string, unknown> {
  const { name, stack, cause } = error;
  const facts = ['code', 'kind', 'vendorCode'].flatMap((key) => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' || typeof value === 'number' ? [[key, value] as const] : [];
  });
  return {
    name,
    message: hideInText(errorWords(error)),
    ...Object.fromEntries(facts),
    ...(stack ? { stack: hideInText(isOfQuery(error) ? framesOf(error) : short(stack)) } : {}),
    ...(cause !== undefined && depth < DEEPEST ? { cause: hide(cause, depth + 1) } : {}),
  };
}
