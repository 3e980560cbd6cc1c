export const API_FAULTS = ['429', '500', 'timeout', 'lost_answer', 'drop_socket'] as const;
export const EVENT_FAULTS = ['duplicate_event', 'drop_socket'] as const;
export type ApiFault = (typeof API_FAULTS)[number];
export type EventFault = (typeof EVENT_FAULTS)[number];
export type FaultKind = ApiFault | EventFault;
export const FAULT_KINDS: readonly FaultKind[] = [...API_FAULTS, 'duplicate_event'];

interface Fault {
  path: string;
  kind: FaultKind;
  left: number;
}

/** Troubles ordered in advance. `drop_socket` with path `/` cuts the long connection, with a longer
 *  path the HTTP connection of a call before it is carried out. */
export class Faults {
  private readonly orders: Fault[] = [];

  order(path: string, kind: FaultKind, count: number): void {
    this.orders.push({ path, kind, left: count });
  }

  clear(): void {
    this.orders.length = 0;
  }

  takeForCall(path: string): ApiFault | undefined {
    const order = this.take(
      (each) => path.startsWith(each.path) && !forEvents(each) && each.kind !== 'duplicate_event',
    );
    return order?.kind as ApiFault | undefined;
  }

  takeForEvents(kind: EventFault): boolean {
    return this.take((each) => each.kind === kind && forEvents(each)) !== undefined;
  }

  private take(matches: (fault: Fault) => boolean): Fault | undefined {
    const index = this.orders.findIndex((each) => each.left > 0 && matches(each));
    const order = this.orders[index];
    if (!order) return undefined;
    order.left -= 1;
    if (order.left === 0) this.orders.splice(index, 1);
    return order;
  }
}

function forEvents({ path, kind }: Fault): boolean {
  return kind === 'duplicate_event' || (kind === 'drop_socket' && path === '/');
}
