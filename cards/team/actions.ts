/** What the buttons of this part bring back. */
export const teamActions = [] as const;
