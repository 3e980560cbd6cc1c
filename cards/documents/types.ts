/** A document file before it is written: what stands in it, in the order in which it stands. */
export interface DocumentContent {
  /** With its ending: `督办单-S1-项目.docx`. */
  readonly fileName: string;
  readonly title: string;
  /** Under the title, on the right: its number and date. */
  readonly subtitle: string;
  readonly blocks: readonly DocumentBlock[];
}

/** A part of a document. Texts are plain, as people wrote them. */
export type DocumentBlock =
  | { readonly kind: 'head'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Pairs of a label and what is so, two pairs a row. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  | {
      readonly kind: 'table';
      readonly heads: readonly string[];
      /** Shares of the width, in percent. */
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Places to sign, each with room above its line. */
  | { readonly kind: 'signatures'; readonly labels: readonly string[] };
