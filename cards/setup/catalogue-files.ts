import { sheetNames } from '../../domain/catalogue/edit/edit-words.ts';

/** What the files of an exported catalogue are called. */
export const editFiles = { sheets: '目录.xlsx', rest: '目录.json' } as const;

/** What the sheets in it are called. */
export const editSheetNames = sheetNames;

/** What stands for all projects that are under way on another version. */
export const allProjectsWords: ReadonlySet<string> = new Set(['全部', 'all']);
