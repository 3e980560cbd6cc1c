import type { World } from './world.ts';

/** What the app may do unless a scope is taken away. */
export const SCOPES = [
  'im:message',
  'im:message.p2p_msg:readonly',
  'im:message.group_at_msg:readonly',
  'im:message.group_msg',
  'im:message.urgent',
  'im:message.urgent:sms',
  'im:message.pins:write_only',
  'im:message.pins:read',
  'im:resource',
  'im:chat',
  'im:chat:operate_as_owner',
  'im:chat.members:bot_access',
  'contact:contact.base:readonly',
  'contact:department.base:readonly',
  'contact:department.organize:readonly',
  'contact:user.base:readonly',
  'contact:user.department:readonly',
  'contact:user.id:readonly',
  'contact:user.employee_id:readonly',
  'contact:user.phone:readonly',
] as const;
export type Scope = (typeof SCOPES)[number];

export function hasScope(world: World, scope: Scope): boolean {
  return world.get('withheldScope', scope) === undefined;
}

export function isScope(text: string): text is Scope {
  return SCOPES.some((scope) => scope === text);
}
