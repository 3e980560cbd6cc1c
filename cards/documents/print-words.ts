/** Faces of official papers (GB/T 9704): text in 宋体, heads in 黑体. */
export const faces = { text: '宋体', head: '黑体' } as const;

/** A line to sign on, with room for a name and a date. */
export const signatureLine = (label: string): string =>
  `${label}：________________　　　　年　　月　　日`;
