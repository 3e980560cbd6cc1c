import { type Element, markdown } from './parts.ts';

const CALL = 'call';

/**
 * The line of a card that calls people and says what they are to do; `called` as `mention` or a name
 * says it, or empty. At most one a card: a project that stands still asks nobody for anything, and
 * leaves it out.
 */
export const callPart = (called: string, request: string): Element => ({
  ...markdown(`${called} ${request}`.trim()),
  element_id: CALL,
});

export const isCall = ({ element_id }: Element): boolean => element_id === CALL;
