/** A markdown text as data: drawn by components, so nothing a user types becomes HTML. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'emphasis' | 'strike'; inner: Inline[] }
  | { kind: 'font'; colour: string; inner: Inline[] }
  | { kind: 'link'; url: string; inner: Inline[] }
  | { kind: 'tag'; colour: string; inner: Inline[] }
  | { kind: 'image'; key: string; alt: string }
  | { kind: 'at'; ids: string[] }
  | { kind: 'person'; ids: string[]; isCapsule: boolean }
  | { kind: 'datetime'; at: number; format: string };

export type Block =
  | { kind: 'paragraph'; inner: Inline[] }
  | { kind: 'heading'; level: number; inner: Inline[] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; isOrdered: boolean; start: number; items: Block[][] }
  | { kind: 'code'; text: string }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'rule' };
