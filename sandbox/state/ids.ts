import { createHash, randomBytes } from 'node:crypto';
import { APP_ID } from '../app-identity.ts';

function digest(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}

/** Derived from the person, so that ids are the same after every restart and on every machine. */
export const openIdOf = (personId: string): string => `ou_${digest('open', APP_ID, personId)}`;
export const unionIdOf = (personId: string): string => `on_${digest('union', personId)}`;
export const openDepartmentIdOf = (unit: string): string => `od-${digest('department', unit)}`;
export const groupIdOf = (group: string): string => `oc_${digest('group', APP_ID, group)}`;
export const ownChatIdOf = (openId: string): string => `oc_${digest('p2p', APP_ID, openId)}`;

export const BOT_OPEN_ID = openIdOf('bot');
export const BOT_UNION_ID = unionIdOf('bot');

const PREFIX = {
  message: 'om_',
  chat: 'oc_',
  file: 'file_',
  image: 'img_',
  token: 't-',
  event: '',
  cardToken: 'c-',
  log: '',
  ticket: '',
} as const;

export function newId(kind: keyof typeof PREFIX): string {
  return `${PREFIX[kind]}${randomBytes(16).toString('hex')}`;
}
