import { z } from 'zod';

/** A multi-select brings an array, a single choice a string, nothing chosen neither. */
export const unitList = z
  .union([z.array(z.string()), z.string()])
  .optional()
  .transform((chosen): string[] => {
    if (chosen === undefined || chosen === '') return [];
    return typeof chosen === 'string' ? [chosen] : chosen;
  });
