/** Where a lane's messages go. A lane is one chat in which messages keep their order. */
export type LaneTarget =
  | { readonly kind: 'group'; readonly projectId: string }
  | { readonly kind: 'person'; readonly personId: string }
  /** A chat that is neither: a stranger's, or a group that is no project's. */
  | { readonly kind: 'chat'; readonly chatId: string };

export const groupLane = (projectId: string): string => `group:${projectId}`;
export const personLane = (personId: string): string => `person:${personId}`;
export const chatLane = (chatId: string): string => `chat:${chatId}`;

/** Reads a lane's key; undefined where it is none. */
export function targetOf(lane: string): LaneTarget | undefined {
  const colon = lane.indexOf(':');
  const id = lane.slice(colon + 1);
  switch (lane.slice(0, Math.max(0, colon))) {
    case 'group':
      return { kind: 'group', projectId: id };
    case 'person':
      return { kind: 'person', personId: id };
    case 'chat':
      return { kind: 'chat', chatId: id };
    default:
      return undefined;
  }
}
