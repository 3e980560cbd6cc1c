/** What the buttons of this part bring back. */
export const errandActions = [] as const;
