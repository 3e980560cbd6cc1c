import { defineConfig } from 'vitest/config';

// Three projects, told apart by suffix: `.test.ts` is pure and fast, `.integration.test.ts` needs
// PostgreSQL and loopback sockets, `.browser.test.ts` drives a real Chromium.
const kinds = ['integration', 'browser'] as const;

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
        },
      },
      ...kinds.map((kind) => ({
        test: {
          name: kind,
          include: [`**/*.${kind}.test.ts`],
          exclude: ['node_modules/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      })),
    ],
  },
});
