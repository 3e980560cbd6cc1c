/** A card arrives as JSON of anybody's making; these read it without trusting it. */
export type Json = Record<string, unknown>;

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function stringAt(value: Json, key: string): string | undefined {
  const found = value[key];
  return typeof found === 'string' ? found : undefined;
}

export function numberAt(value: Json, key: string): number | undefined {
  const found = value[key];
  return typeof found === 'number' ? found : undefined;
}

export function recordAt(value: Json, key: string): Json | undefined {
  const found = value[key];
  return isRecord(found) ? found : undefined;
}

export function recordsAt(value: Json, key: string): Json[] {
  const found = value[key];
  return Array.isArray(found) ? found.filter(isRecord) : [];
}

/** The words of a text object such as `{tag: 'plain_text', content}`. */
export function contentAt(value: Json, key: string): string | undefined {
  const found = recordAt(value, key);
  return found && stringAt(found, 'content');
}
