import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { type Drizzle, openDatabase } from '../../db/client.ts';
import { copyDatabase, dropDatabase, emptyDatabase } from '../../db/testing.ts';
import { joinServer } from './server.ts';

export interface TestDatabase {
  readonly db: Drizzle;
  readonly url: string;
  close(): Promise<void>;
}

/** Emptied databases of this worker, for the tests to come. */
const spare: string[] = [];

/** A migrated, empty database of its own on the server of the test run. */
export async function testDatabase(): Promise<TestDatabase> {
  const url = spare.pop() ?? (await copyTemplate());
  const { db, close } = openDatabase(url);
  return {
    db,
    url,
    async close() {
      await close();
      if (await emptyDatabase(url)) spare.push(url);
      else await dropDatabase(url);
    },
  };
}

async function copyTemplate(): Promise<string> {
  const server = await joinServer(process.ppid);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  return copyDatabase(server.url, name).finally(server.stop);
}

/** Keeps the server up between the tests of a file that want a database each. */
export function keepTestServer(): void {
  let server: Awaited<ReturnType<typeof joinServer>> | undefined;
  beforeAll(async () => {
    server = await joinServer(process.ppid);
  });
  afterAll(() => server?.stop());
}
