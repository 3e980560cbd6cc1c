import { drizzle } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { clientOf } from './address.ts';
import * as schema from './schema/index.ts';

const connect = (client: postgres.Sql) =>
  drizzle(keepingPlans(client), { schema, casing: 'snake_case' });

/** Bulk statements differ in length each time; keeping those would only fill the server. */
const MOST_KEPT_PARAMETERS = 24;

/**
 * The same client with its plans kept. drizzle sends every statement as an unprepared one, which
 * costs a second round trip and a parse each time: half of a small look-up's time.
 */
function keepingPlans<Client extends postgres.Sql | postgres.TransactionSql>(
  client: Client,
): Client {
  return new Proxy(client, {
    get(target, key) {
      if (key === 'unsafe') {
        return (text: string, args: never[] = [], options: object = {}) =>
          target.unsafe(text, args, { ...options, prepare: args.length <= MOST_KEPT_PARAMETERS });
      }
      if (key === 'begin' || key === 'savepoint') {
        const run = Reflect.get(target, key) as (...args: unknown[]) => unknown;
        return (...args: unknown[]) => run(...args.map(keepInside));
      }
      return Reflect.get(target, key);
    },
  });
}

/** What runs inside a transaction gets a client that keeps its plans, too. */
const keepInside = (arg: unknown): unknown =>
  typeof arg === 'function' ? (inner: postgres.TransactionSql) => arg(keepingPlans(inner)) : arg;

export type Drizzle = ReturnType<typeof connect>;
export type Transaction = Parameters<Parameters<Drizzle['transaction']>[0]>[0];
/** What queries take: the database itself or a transaction on it. */
export type Db = Drizzle | Transaction;

export interface Database {
  readonly db: Drizzle;
  close(): Promise<void>;
}

/** Seconds after which a server that does not answer counts as away. */
const CONNECT_WITHIN_S = 10;

/** Opens a pool on `url`. Connections are made when first needed. */
export function openDatabase(url: string, options: { connections?: number } = {}): Database {
  const client = clientOf(url, {
    max: options.connections ?? 10,
    onnotice: () => {},
    connect_timeout: CONNECT_WITHIN_S,
    // There are no array columns; asking for their types would cost each connection a question.
    fetch_types: false,
    connection: { application_name: 'e-diantong', TimeZone: 'UTC' },
  });
  return { db: connect(client), close: () => client.end({ timeout: 5 }) };
}

/** Whether the database does its work at this moment. */
export const answers = (db: Drizzle): Promise<boolean> =>
  db.execute('select 1').then(
    () => true,
    () => false,
  );

/** SQLSTATE of a database error, looked up through wrapping errors; undefined: not one. */
export function sqlStateOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && /^[0-9A-Z]{5}$/.test(cause.code)) {
      return cause.code;
    }
  }
  return undefined;
}

/** What is to be done once a transaction stands. */
const afterwards = new WeakMap<Transaction, (() => void)[]>();

/** Runs `then` once the transaction is committed; never where it is rolled back. */
export function afterCommit(tx: Transaction, then: () => void): void {
  afterwards.set(tx, [...(afterwards.get(tx) ?? []), then]);
}

/** Which database a transaction is on. */
const owners = new WeakMap<Transaction, Drizzle>();

/** The database of a transaction that `inTransaction` began; undefined inside a savepoint. */
export const databaseOf = (tx: Transaction): Drizzle | undefined => owners.get(tx);

const retryable = new Set(['40001', '40P01']);

/** Runs `work` in a transaction; again where the database asks for it (40001, deadlock). */
export const inTransaction = <T>(
  db: Drizzle,
  work: (tx: Transaction) => Promise<T>,
  attempts = 4,
): Promise<T> =>
  retried(async () => {
    let committed: Transaction | undefined;
    const result = await db.transaction((tx) => {
      committed = tx;
      owners.set(tx, db);
      return work(tx);
    });
    for (const then of (committed && afterwards.get(committed)) ?? []) then();
    return result;
  }, attempts);

/** Runs `work`, a transaction or a statement by itself; again where the database asks for it. */
export async function retried<T>(work: () => Promise<T>, attempts = 4): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const state = sqlStateOf(error);
      if (!state || !retryable.has(state) || attempt >= attempts) throw error;
    }
  }
}
