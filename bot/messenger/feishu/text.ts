/** A lone half of a surrogate pair, which PostgreSQL refuses in JSON. */
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** All control characters but the line feed; among them NUL, which PostgreSQL refuses, too. */
const CONTROL = /[^\P{Control}\n]/gu;

/** What people typed, free of everything that is not text. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(CONTROL, '')
    .replace(LONE_SURROGATE, '\ufffd');
}

/** The same for every key and string in a JSON value. */
export function cleanJson(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [cleanText(key), cleanJson(each)]),
  );
}
