/** What the buttons of this part bring back. */
export const blockerActions = [] as const;
