/** Whom and what a card may name: the tenant's users and the images uploaded by this app. */
export interface CardWorld {
  isUser(openId: string): boolean;
  isImage(key: string): boolean;
}

/** Exactly what the API answers when it refuses a card. */
export interface CardFault {
  code: number;
  msg: string;
}

/** Sub codes of 230099, as the open platform documents them. */
export const CARD_ERROR = {
  limit: 11310,
  unknownUser: 100290,
  badChart: 200550,
  unknownImage: 200570,
  malformed: 200621,
  removedTag: 200861,
  badTableRows: 200914,
  undeclaredTableRow: 200915,
} as const;

export interface Problem {
  subCode: number;
  text: string;
  path: string;
}

/** State shared by all checks of one card. */
export interface Run {
  world: CardWorld;
  problems: Problem[];
  elementIds: Set<string>;
  names: Set<string>;
  /** Names that `config.style` adds to the built-in colours and text sizes. */
  customColours: Set<string>;
  customSizes: Set<string>;
}

/** Where in the card a check stands. */
export interface Place {
  path: string;
  run: Run;
  /** Tags of the containers around this place, outermost first. */
  containers: readonly string[];
}

export type Check = (value: unknown, at: Place) => void;

export function rootPlace(world: CardWorld): Place {
  const run: Run = {
    world,
    problems: [],
    elementIds: new Set(),
    names: new Set(),
    customColours: new Set(),
    customSizes: new Set(),
  };
  return { path: 'ROOT', run, containers: [] };
}

export function child(at: Place, key: string): Place {
  return { ...at, path: `${at.path} -> ${key}` };
}

export function report(at: Place, text: string, subCode: number = CARD_ERROR.malformed): void {
  at.run.problems.push({ subCode, text, path: at.path });
}

const SENTENCES: Record<number, string> = {
  [CARD_ERROR.malformed]: 'parse card json err, please check whether the card json is correct: ',
  [CARD_ERROR.unknownUser]: 'There is an invalid user resource(at/person) in your card: ',
  [CARD_ERROR.unknownImage]: 'card contains invalid image keys: ',
  [CARD_ERROR.badChart]: 'chart spec is invalid: ',
  [CARD_ERROR.badTableRows]: 'table rows is invalid: ',
  [CARD_ERROR.undeclaredTableRow]: 'table rows name is invalid: ',
  [CARD_ERROR.removedTag]: 'cards of schema V2 no longer support this capability; ErrorValue: ',
};

export function cardFault({ subCode, text, path }: Problem): CardFault {
  const sentence = `${SENTENCES[subCode] ?? ''}${text}`;
  return {
    code: 230099,
    msg: `Failed to create card content, ext=ErrCode: ${subCode}; ErrMsg: ${sentence}; ErrPath: ${path}; `,
  };
}
