import { defineConfig } from 'vitest/config';

// Three projects, told apart by suffix: `.test.ts` is pure and fast, `.integration.test.ts` needs
// PostgreSQL and loopback sockets, `.browser.test.ts` drives a real Chromium.
const kinds = ['integration', 'browser'] as const;

/** Most tests of the whole product wait for Feishu's quotas: two at a time wait together. */
const maxWorkers = 2;

export default defineConfig({
  test: {
    passWithNoTests: false,
    // CI asks for a machine-readable copy of the result beside the one people read.
    reporters: process.env.TEST_REPORT ? ['default', 'json'] : ['default'],
    ...(process.env.TEST_REPORT ? { outputFile: { json: process.env.TEST_REPORT } } : {}),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: ['node_modules/**', ...kinds.map((kind) => `**/*.${kind}.test.ts`)],
          // Pure code keeps nothing: loading it once for all files is most of the time saved.
          pool: 'threads',
          isolate: false,
          // A busy machine is no fault of the code.
          testTimeout: 30_000,
          maxWorkers,
        },
      },
      ...kinds.map((kind) => ({
        test: {
          name: kind,
          include: [`**/*.${kind}.test.ts`],
          exclude: ['node_modules/**'],
          isolate: false,
          globalSetup: 'bot/testing/server.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers,
        },
      })),
    ],
  },
});
