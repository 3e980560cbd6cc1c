import { setTimeout as sleep } from 'node:timers/promises';
import { type DirectoryEntry, MessengerError } from '../messenger.ts';
import type { Api } from './api.ts';
import { DEPARTMENT_TOO_BIG } from './errors.ts';
import { inChunks, readPages } from './pages.ts';

const ROOT_DEPARTMENT = '0';
/** The most the directory gives at once. */
const PER_PAGE = 50;
/** Feishu allows 50 calls a second; what others ask of it at the same time still finds room. */
const BETWEEN_CALLS_MS = 25;
/** How often a call is repeated that was throttled all the same. */
const PATIENCE = 10;
const WAIT_MS = 1_000;

/** Walks the departments; somebody in several of them comes once. */
export async function listPeople(api: Api): Promise<DirectoryEntry[]> {
  const patient: Api = { ...api, call: (what, run) => insist(() => api.call(what, run)) };
  const departments = [ROOT_DEPARTMENT, ...(await listDepartments(patient, ROOT_DEPARTMENT))];
  const people = new Map<string, DirectoryEntry>();
  for (const id of new Set(departments)) {
    for (const person of await listMembersOf(patient, id)) people.set(person.unionId, person);
  }
  return [...people.values()];
}

/** Those of these people whom the app may see and who have not left; 50 a call. */
export async function findReachable(api: Api, openIds: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const some of inChunks(openIds, PER_PAGE)) {
    const { items = [] } = await insist(() =>
      api.call('contact.batch', (client) =>
        client.contact.v3.user.batch({ params: { user_ids: some, user_id_type: 'open_id' } }),
      ),
    );
    for (const { open_id, status } of items) {
      if (open_id && !status?.is_resigned && !status?.is_exited) found.push(open_id);
    }
  }
  return found;
}

/** All that lie below; asked for at once unless there are too many. */
async function listDepartments(api: Api, above: string): Promise<string[]> {
  try {
    return await listChildrenOf(api, above, true);
  } catch (error) {
    if (!(error instanceof MessengerError) || error.vendorCode !== DEPARTMENT_TOO_BIG) throw error;
  }
  const all = await listChildrenOf(api, above, false);
  for (const child of [...all]) all.push(...(await listDepartments(api, child)));
  return all;
}

async function listChildrenOf(api: Api, above: string, whole: boolean): Promise<string[]> {
  const children = await readPages((token) =>
    api.call('contact.departments', (client) =>
      client.contact.v3.department.children({
        path: { department_id: above },
        params: {
          department_id_type: 'open_department_id',
          fetch_child: whole,
          page_size: PER_PAGE,
          ...token,
        },
      }),
    ),
  );
  return children.flatMap(({ open_department_id }) => open_department_id ?? []);
}

/** Whoever has left stays in the directory for a while, but can neither read nor press. */
async function listMembersOf(api: Api, departmentId: string): Promise<DirectoryEntry[]> {
  const users = await readPages((token) =>
    api.call('contact.users', (client) =>
      client.contact.v3.user.findByDepartment({
        params: {
          department_id: departmentId,
          department_id_type: 'open_department_id',
          user_id_type: 'open_id',
          page_size: PER_PAGE,
          ...token,
        },
      }),
    ),
  );
  return users.flatMap(({ union_id, open_id, employee_no, name, status }) => {
    if (!union_id || !open_id || status?.is_resigned || status?.is_exited) return [];
    return {
      unionId: union_id,
      openId: open_id,
      employeeNumber: employee_no || null,
      name: name ?? '',
    };
  });
}

async function insist<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    await sleep(BETWEEN_CALLS_MS);
    try {
      return await call();
    } catch (error) {
      const throttled = error instanceof MessengerError && error.kind === 'throttled';
      if (!throttled || attempt === PATIENCE) throw error;
      await sleep(error.retryAfterMs ?? WAIT_MS);
    }
  }
}
