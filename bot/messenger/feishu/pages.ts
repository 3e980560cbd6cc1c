/** One page of a list as Feishu answers it. */
export interface Page<T> {
  items?: T[] | undefined;
  has_more?: boolean | undefined;
  page_token?: string | undefined;
}

/** Reads a list to its end. The SDK's own iterators swallow errors and simply stop. */
export async function readPages<T>(
  readPage: (token: { page_token?: string }) => Promise<Page<T>>,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  do {
    const page = await readPage(token ? { page_token: token } : {});
    all.push(...(page.items ?? []));
    token = page.has_more ? page.page_token : undefined;
  } while (token);
  return all;
}

export function inChunks<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size));
  return chunks;
}
