import postgres from 'postgres';

type Options = NonNullable<Parameters<typeof postgres>[1]>;

/**
 * A client for a database. `host` in the URL's query is a folder with the server's socket, as libpq
 * has it: `postgres://user@127.0.0.1:5432/name?host=/run/postgresql`. On the same machine a socket
 * costs half of what loopback does.
 */
export function clientOf(url: string, options: Options): postgres.Sql {
  const plain = new URL(url);
  const host = plain.searchParams.get('host');
  if (!host?.startsWith('/')) return postgres(url, options);
  plain.searchParams.delete('host');
  return postgres(plain.href, { ...options, host });
}
