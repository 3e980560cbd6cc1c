/** What the buttons of this part bring back. */
export const extensionActions = [] as const;
