import type { Sandbox } from '../sandbox.ts';
import { openDepartmentIdOf } from '../state/ids.ts';
import { hasScope } from '../state/scopes.ts';
import type { Person, Unit } from '../state/types.ts';
import { type App, type Call, endpoint } from './endpoint.ts';
import { ApiError, refuse } from './errors.ts';
import { type Json, oneOf, page, textList } from './fields.ts';
import { ID_TYPES, personBy } from './lookup.ts';

const BASE = '/open-apis/contact/v3';
const DEPARTMENT_SCOPES = [
  'contact:contact.base:readonly',
  'contact:department.base:readonly',
  'contact:department.organize:readonly',
] as const;
const USER_SCOPES = ['contact:contact.base:readonly', 'contact:user.base:readonly'] as const;
const LIMITS = {
  standard: 10,
  most: 50,
  badSize: () => refuse(40011),
  badToken: () => refuse(40012),
};

/** The district's units are the departments; nothing lies below them. */
export function contactApi(app: App, sandbox: Sandbox): void {
  const { directory } = sandbox.world;
  endpoint(
    app,
    sandbox,
    {
      method: 'GET',
      path: `${BASE}/departments/:department_id/children`,
      scopes: DEPARTMENT_SCOPES,
    },
    (call) => {
      const id = call.param('department_id');
      if (id !== '0' && !directory.unit(id)) throw refuse(40008);
      const children = id === '0' ? directory.units : [];
      const result = page(children, call.query, LIMITS);
      return { ...result, items: result.items.map((unit) => department(sandbox, unit)) };
    },
  );
  endpoint(
    app,
    sandbox,
    { method: 'GET', path: `${BASE}/departments/:department_id`, scopes: DEPARTMENT_SCOPES },
    (call) => {
      const unit = directory.unit(call.param('department_id'));
      if (!unit) throw refuse(40008);
      return { department: department(sandbox, unit) };
    },
  );
  endpoint(
    app,
    sandbox,
    { method: 'GET', path: `${BASE}/users/find_by_department`, scopes: USER_SCOPES },
    ofDepartment,
  );
  endpoint(app, sandbox, { method: 'GET', path: `${BASE}/users/batch`, scopes: USER_SCOPES }, many);
  endpoint(
    app,
    sandbox,
    { method: 'POST', path: `${BASE}/users/batch_get_id`, scopes: ['contact:user.id:readonly'] },
    idsByMobile,
  );
  endpoint(
    app,
    sandbox,
    { method: 'GET', path: `${BASE}/users/:user_id`, scopes: USER_SCOPES },
    one,
  );
}

function ofDepartment(call: Call): Json {
  const { sandbox } = call;
  const { directory } = sandbox.world;
  const id = call.query('department_id') ?? '';
  if (id === '') throw refuse(99992402, 'field_violations: department_id is required');
  const unit = directory.unit(id);
  if (id !== '0' && !unit) throw refuse(40008);
  // Those who have left are not in the directory any more.
  const people = directory.people.filter(
    (person) => person.unit === unit?.code && !sandbox.world.hasResigned(person.openId),
  );
  const result = page(people, call.query, LIMITS);
  return { ...result, items: result.items.map((person) => user(call, person)) };
}

function one(call: Call): Json {
  const person = personBy(call.sandbox, userIdType(call), call.param('user_id'));
  if (!person) throw refuse(41012);
  return { user: user(call, person) };
}

function many(call: Call): Json {
  const ids = call.queries('user_ids');
  if (ids.length === 0 || ids.length > 50) {
    throw refuse(99992402, 'field_violations: user_ids takes 1 to 50 ids');
  }
  const type = userIdType(call);
  const people = ids.flatMap((id) => personBy(call.sandbox, type, id) ?? []);
  return { items: people.map((person) => user(call, person)) };
}

/** One entry per number asked for; unknown ones come back without an id. */
async function idsByMobile(call: Call): Promise<Json> {
  const body = await call.json();
  const mobiles = textList(body, 'mobiles') ?? [];
  const emails = textList(body, 'emails') ?? [];
  if (mobiles.length > 50 || emails.length > 50) throw new ApiError(99992402, 'too many entries');
  const { people } = call.sandbox.world.directory;
  const found = mobiles.map((mobile) => {
    const person = people.find((each) => each.mobile === mobile.replace(/^\+86/, ''));
    if (!person) return { mobile };
    return { mobile, user_id: person.openId, status: statusOf(call.sandbox, person) };
  });
  return { user_list: [...found, ...emails.map((email) => ({ email }))] };
}

function userIdType(call: Call) {
  return oneOf(call.query('user_id_type') ?? 'open_id', ID_TYPES, 'user_id_type');
}

function department(sandbox: Sandbox, unit: Unit): Json {
  const people = sandbox.world.directory.people.filter((person) => person.unit === unit.code);
  return {
    name: unit.name,
    department_id: unit.code,
    open_department_id: openDepartmentIdOf(unit.code),
    parent_department_id: '0',
    member_count: people.length,
    primary_member_count: people.length,
    status: { is_deleted: false },
  };
}

/** A field whose scope is missing is left out in silence, as Feishu does. */
function user({ sandbox, query }: Call, person: Person): Json {
  const { world } = sandbox;
  const byCode = query('department_id_type') === 'department_id';
  return {
    open_id: person.openId,
    union_id: person.unionId,
    ...(hasScope(world, 'contact:user.employee_id:readonly') ? { user_id: person.id } : {}),
    ...(hasScope(world, 'contact:user.phone:readonly') ? { mobile: `+86${person.mobile}` } : {}),
    name: person.name,
    job_title: person.title,
    employee_no: person.id,
    department_ids: [byCode ? person.unit : openDepartmentIdOf(person.unit)],
    status: statusOf(sandbox, person),
  };
}

function statusOf({ world }: Sandbox, person: Person): Json {
  const left = world.hasResigned(person.openId);
  return {
    is_frozen: false,
    is_resigned: left,
    is_activated: !left,
    is_exited: false,
    is_unjoin: false,
  };
}
