/** What the buttons of this part bring back. */
export const standingActions = [] as const;
