import { type DestinationStream, destination, type Logger, type LoggerOptions, pino } from 'pino';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

const HIDDEN = '[hidden]';
const DEEPEST = 6;

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

function hide(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return hideInText(value);
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
  const { name, message, stack, cause } = error;
  const facts = ['code', 'kind', 'vendorCode'].flatMap((key) => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' || typeof value === 'number' ? [[key, value] as const] : [];
  });
  return {
    name,
    message: hideInText(message),
    ...Object.fromEntries(facts),
    ...(stack ? { stack: hideInText(stack) } : {}),
    ...(cause !== undefined && depth < DEEPEST ? { cause: hide(cause, depth + 1) } : {}),
  };
}
