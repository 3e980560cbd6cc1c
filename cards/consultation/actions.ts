/** What the buttons of this part bring back. */
export const consultationActions = [] as const;
