/** What the buttons of this part bring back. */
export const handoverActions = [] as const;
