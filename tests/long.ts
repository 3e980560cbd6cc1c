/**
 * `npm run test:long` drives the whole district where `npm test` does with some of its projects, and
 * kills more often.
 */
export const isLong = process.env.LONG === '1';

/** The demo projects to open: all of them in the long form. */
export const unlessLong = (...projects: readonly string[]): readonly string[] | undefined =>
  isLong ? undefined : projects;
