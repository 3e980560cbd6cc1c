/** What the buttons of this part bring back. */
export const rectificationActions = [] as const;
