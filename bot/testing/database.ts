import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { type Drizzle, openDatabase } from '../../db/client.ts';
import { copyDatabase, dropDatabase } from '../../db/testing.ts';
import { joinServer } from './server.ts';

export interface TestDatabase {
  readonly db: Drizzle;
  readonly url: string;
  close(): Promise<void>;
}

/** A migrated, empty database of its own on the server of the test run. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await joinServer(process.ppid);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = await copyDatabase(server.url, name);
  const { db, close } = openDatabase(url);
  return {
    db,
    url,
    async close() {
      await close();
      await dropDatabase(server.url, name);
      await server.stop();
    },
  };
}

/** Keeps the server up between the tests of a file that want a database each. */
export function keepTestServer(): void {
  let server: Awaited<ReturnType<typeof joinServer>> | undefined;
  beforeAll(async () => {
    server = await joinServer(process.ppid);
  });
  afterAll(() => server?.stop());
}
