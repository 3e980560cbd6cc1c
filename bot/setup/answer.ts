/** What an order at the console came to: what is printed, and whether it was carried out. */
export interface Answer {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

export const told = (...lines: readonly string[]) => ({ ok: true, lines }) as const;
export const failed = (...lines: readonly string[]) => ({ ok: false, lines }) as const;
