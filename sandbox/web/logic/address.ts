/** Who acts and which chat is open, as the page's address says it. */
export interface Address {
  as?: string;
  chat?: string;
}

export function readAddress(search: string): Address {
  const params = new URLSearchParams(search);
  return { as: params.get('as') || undefined, chat: params.get('chat') || undefined };
}

export function writeAddress(address: Address): string {
  const params = new URLSearchParams();
  if (address.as) params.set('as', address.as);
  if (address.chat) params.set('chat', address.chat);
  const query = params.toString();
  return query ? `?${query}` : '/';
}
