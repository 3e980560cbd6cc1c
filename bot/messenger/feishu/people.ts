import type { DirectoryEntry } from '../messenger.ts';
import type { Api } from './api.ts';
import { readPages } from './pages.ts';

const ROOT_DEPARTMENT = '0';
/** The most the directory gives at once. */
const PER_PAGE = 50;

/** Walks the departments; somebody in several of them comes once. */
export async function listPeople(api: Api): Promise<DirectoryEntry[]> {
  const people = new Map<string, DirectoryEntry>();
  const waiting = [ROOT_DEPARTMENT];
  const seen = new Set(waiting);
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    for (const person of await listMembersOf(api, id)) people.set(person.unionId, person);
    for (const child of await listChildrenOf(api, id)) {
      if (!seen.has(child)) waiting.push(child);
      seen.add(child);
    }
  }
  return [...people.values()];
}

async function listChildrenOf(api: Api, departmentId: string): Promise<string[]> {
  const children = await readPages((token) =>
    api.call('contact.departments', (client) =>
      client.contact.v3.department.children({
        path: { department_id: departmentId },
        params: { department_id_type: 'open_department_id', page_size: PER_PAGE, ...token },
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
