import type { Sandbox } from '../sandbox.ts';
import { changeMessage } from '../state/posting.ts';
import type { UrgentKind } from '../state/types.ts';
import { type App, type Call, endpoint } from './endpoint.ts';
import { invalid, refuse } from './errors.ts';
import { type Json, oneOf, textList } from './fields.ts';
import { findMessage, ID_TYPES, isBots, personBy } from './lookup.ts';

const BASE = '/open-apis/im/v1/messages/:message_id';
const MAX_PEOPLE = 200;

export function urgentApi(app: App, sandbox: Sandbox): void {
  endpoint(
    app,
    sandbox,
    { method: 'PATCH', path: `${BASE}/urgent_app`, scopes: ['im:message.urgent'] },
    (call) => urgent(call, 'app'),
  );
  endpoint(
    app,
    sandbox,
    { method: 'PATCH', path: `${BASE}/urgent_sms`, scopes: ['im:message.urgent:sms'] },
    (call) => urgent(call, 'sms'),
  );
}

async function urgent(call: Call, kind: UrgentKind): Promise<Json> {
  const { sandbox } = call;
  const ids = textList(await call.json(), 'user_id_list') ?? [];
  const type = oneOf(call.query('user_id_type'), ID_TYPES, 'user_id_type');
  if (ids.length === 0 || ids.length > MAX_PEOPLE) {
    throw refuse(99992402, `field_violations: user_id_list takes 1 to ${MAX_PEOPLE} ids`);
  }
  const message = findMessage(sandbox, call.param('message_id'));
  call.note({ chatId: message.chatId });
  if (message.recalledAt !== undefined) throw refuse(230110);
  if (!isBots(message)) throw refuse(230012);
  const members = sandbox.world.get('chat', message.chatId)?.members ?? [];
  const called = ids.flatMap((id) => {
    const openId = personBy(sandbox, type, id)?.openId;
    return openId && members.includes(openId) ? [{ id, openId }] : [];
  });
  if (called.length === 0) throw invalid('all ids in the user_id_list are invalid');
  if (kind === 'sms' && textsSent(sandbox) + called.length > sandbox.smsQuota) throw refuse(230024);
  const openIds = called.map(({ openId }) => openId);
  changeMessage(sandbox, { ...message, urgent: [...message.urgent, { kind, openIds }] }, 'urgent');
  return { invalid_user_id_list: ids.filter((id) => !called.some((each) => each.id === id)) };
}

/** Text messages of all time, as the tenant's quota counts them: one a person. */
function textsSent({ world }: Sandbox): number {
  let sent = 0;
  for (const { urgent: marks } of world.all('message')) {
    for (const { kind, openIds } of marks) if (kind === 'sms') sent += openIds.length;
  }
  return sent;
}
