import { customType } from 'drizzle-orm/pg-core';

/** An instant: `timestamptz` in the database, milliseconds since the epoch in the domain. */
export const instant = customType<{ data: number; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  toDriver: (ms) => new Date(ms).toISOString(),
  fromDriver: (text) => Date.parse(text),
});

/** A calendar day in Asia/Shanghai as `YYYY-MM-DD`; never a moment. */
export const day = customType<{ data: string; driverData: string }>({ dataType: () => 'date' });

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
});
