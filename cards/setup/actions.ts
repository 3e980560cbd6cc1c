import { z } from 'zod';

/** What the buttons of this part bring back: the number of an import, and no project. */
const about = { v: z.literal(1), import: z.int().positive() };

export const onboardingActions = [
  z.strictObject({ ...about, action: z.literal('import-confirm') }),
  z.strictObject({ ...about, action: z.literal('import-drop') }),
  z.strictObject({ ...about, action: z.literal('import-undo') }),
] as const;
