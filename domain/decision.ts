/** What a rule answers: the events that follow, or a refusal that says why nothing does. */
export type Decision<Event, Refusal> =
  | { readonly ok: true; readonly events: readonly Event[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** The events follow, in this order; none where nothing needs to change. */
export const accept = <Event>(...events: readonly Event[]) => ({ ok: true, events }) as const;

/** Nothing changes, and the refusal carries all that its sentence needs. */
export const refuse = <Refusal>(refusal: Refusal) => ({ ok: false, refusal }) as const;
