import { type FailureKind, MessengerError } from '../messenger.ts';

/** Feishu's own codes, as far as they decide what happens next. The rest is `refused`. */
export const TOKEN_INVALID = 99991663;
export const DEPARTMENT_TOO_BIG = 43010;
const RATE_LIMIT = 99991400;
const CHAT_OR_MESSAGE_RATE_LIMIT = 230020;
const PIN_RATE_LIMIT = 230047;
const PIN_LIST_RATE_LIMIT = 230048;

const INTERNAL_ERROR = 2200;
const MESSAGE_BEING_SENT = 230049;
const MEMBERSHIP_COLLISION = 232019;
const CHAT_BEING_CREATED = 232068;
const CONTACT_INTERNAL_ERROR = 40003;

const CARD_CONTENT = 230099;
const CARD_ENTITY_LOCKED = 200810;

const OLDER_THAN_14_DAYS = 230031;

const MESSAGE_RECALLED = 230011;
const MESSAGE_DELETED = 230110;
const MESSAGE_UNKNOWN = 99992354;
const FILE_DELETED = 234005;

const BOT_OUTSIDE_GROUP = 230002;
const CHAT_DISSOLVED = 232009;
const OPERATOR_OUTSIDE_CHAT = 232011;
const PIN_CHAT_UNKNOWN = 230045;
const FILE_CHAT_WITHOUT_BOT = 234004;
const CHAT_UNKNOWN = 99992356;

const USER_OUTSIDE_RANGE = 230013;
const USER_RESIGNED = 230029;
const USER_STOPPED_BOT = 230053;
const MEMBER_RESIGNED = 232022;
const MEMBER_CANNOT_SEE_APP = 232024;
const MEMBERS_UNAVAILABLE = 232043;
const OPEN_IDS_UNKNOWN = 99992351;

const TENANT_QUOTA = 230024;

const FILE_TOO_BIG = 234006;
const FILE_OVER_100_MB = 234037;
const FILE_EMPTY = 234010;

const KINDS = new Map<number, FailureKind>([
  [RATE_LIMIT, 'throttled'],
  [CHAT_OR_MESSAGE_RATE_LIMIT, 'throttled'],
  [PIN_RATE_LIMIT, 'throttled'],
  [PIN_LIST_RATE_LIMIT, 'throttled'],
  // Met only when a token that was just issued is refused, too: nothing is wrong with the call.
  [TOKEN_INVALID, 'temporary'],
  [INTERNAL_ERROR, 'temporary'],
  [MESSAGE_BEING_SENT, 'temporary'],
  [MEMBERSHIP_COLLISION, 'temporary'],
  [CHAT_BEING_CREATED, 'temporary'],
  [CONTACT_INTERNAL_ERROR, 'temporary'],
  [CARD_ENTITY_LOCKED, 'locked'],
  [OLDER_THAN_14_DAYS, 'expired'],
  [MESSAGE_RECALLED, 'gone'],
  [MESSAGE_DELETED, 'gone'],
  [MESSAGE_UNKNOWN, 'gone'],
  [FILE_DELETED, 'gone'],
  [BOT_OUTSIDE_GROUP, 'noGroup'],
  [CHAT_DISSOLVED, 'noGroup'],
  [OPERATOR_OUTSIDE_CHAT, 'noGroup'],
  [PIN_CHAT_UNKNOWN, 'noGroup'],
  [FILE_CHAT_WITHOUT_BOT, 'noGroup'],
  [CHAT_UNKNOWN, 'noGroup'],
  [USER_OUTSIDE_RANGE, 'unreachable'],
  [USER_RESIGNED, 'unreachable'],
  [USER_STOPPED_BOT, 'unreachable'],
  [MEMBER_RESIGNED, 'unreachable'],
  [MEMBER_CANNOT_SEE_APP, 'unreachable'],
  [MEMBERS_UNAVAILABLE, 'unreachable'],
  [OPEN_IDS_UNKNOWN, 'unreachable'],
  [TENANT_QUOTA, 'quota'],
  [FILE_TOO_BIG, 'tooLarge'],
  [FILE_OVER_100_MB, 'tooLarge'],
  [FILE_EMPTY, 'empty'],
]);

/** Several faults of a card share 230099 and even 11310 inside it; only the words tell them apart. */
const CARD_LOCKED = /ErrCode:\s*11310\b.*card action is lock/i;

/** All ids of an urgent mark bad: 230001 with this tail, instead of a list. */
const ALL_IDS_INVALID = /all ids in the user_id_list are invalid/i;

const LONGEST_MESSAGE = 300;

/** What came back, or did not, from one call. */
export interface Failure {
  /** The method and path of the call. */
  readonly call: string;
  /** Null where no answer came at all. */
  readonly httpStatus: number | null;
  readonly code: number | null;
  readonly message: string;
  readonly retryAfterMs: number | null;
}

/** The failure as our error: what kind it is decides what the caller does. */
export function toMessengerError(failure: Failure): MessengerError {
  const { call, httpStatus, code, retryAfterMs } = failure;
  const status = httpStatus === null ? 'no answer' : `HTTP ${httpStatus}`;
  const words = `${call}: ${status}, code ${code ?? 'none'}: ${failure.message}`;
  return new MessengerError(classify(failure), words.slice(0, LONGEST_MESSAGE), {
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
    ...(code === null ? {} : { vendorCode: code }),
  });
}

/** By the vendor's code where it is known, else by HTTP's status. */
export function classify({ httpStatus, code, message }: Failure): FailureKind {
  if (httpStatus === 429) return 'throttled';
  if (code === CARD_CONTENT) return CARD_LOCKED.test(message) ? 'locked' : 'refused';
  const known = code === null ? undefined : KINDS.get(code);
  if (known) return known;
  return httpStatus === null || httpStatus >= 500 ? 'temporary' : 'refused';
}

/** Whether an urgent mark reached nobody at all, which is an answer and no failure. */
export const allIdsInvalid = (error: unknown): boolean =>
  error instanceof MessengerError && ALL_IDS_INVALID.test(error.message);
