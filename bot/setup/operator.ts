import { consoleTroubles } from '../../cards/setup/console-words.ts';
import { failed } from './answer.ts';
import type { Session } from './session.ts';

/**
 * Who answers for what is done at the console: the operator of that name, else the only one there
 * is; else the sentence that says why nobody does. Before anybody is on record people may be entered
 * in nobody's name: `mayBeNobody`.
 */
export async function operatorOf(session: Session, name: string | undefined, mayBeNobody = false) {
  const { world } = await session.who();
  const operators = world.directory.withRole('operator');
  if (name !== undefined) {
    const named = operators.find((person) => person.name === name);
    return named
      ? ({ ok: true, by: named } as const)
      : failed(consoleTroubles.unknownOperator(name));
  }
  const [only] = operators;
  if (only && operators.length === 1) return { ok: true, by: only } as const;
  if (mayBeNobody) return { ok: true, by: null } as const;
  return only
    ? failed(consoleTroubles.severalOperators(operators.map((person) => person.name)))
    : failed(consoleTroubles.noOperator());
}
