/** What must hold on every day of a district, by name. */
export const rules = {
  log: 'the tables hold exactly what the log folds to',
  finished: 'no node is done with an open prerequisite, a missing paper or an open problem',
  warnings: 'no deadline is warned of twice, and none while its clock stands still',
  due: 'every due instant is explained, and none moves silently',
  red: 'no running node is past due without its red warning',
  ball: 'the days of a node all belong to somebody',
  checks: 'whatever is due is looked at',
  unsent: 'nothing stays unsent for ten minutes, nothing is given up without a cause',
  cards: 'no card is one that Feishu refuses',
  calls: 'whoever is called is active and in the group',
  night: 'the night is quiet but for what is urgent and answers',
  operators: 'cards for operators reach nobody else',
  errors: 'nothing goes wrong inside',
} as const;

export type Rule = keyof typeof rules;

/** A rule that was broken, and where. */
export interface Fault {
  readonly rule: Rule;
  readonly what: string;
}
