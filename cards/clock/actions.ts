/** What the buttons of this part bring back. */
export const clockActions = [] as const;
