/** Where the contents of files lie, once each, by the SHA-256 of what is in them (hex). */
export interface FileStore {
  /** Stores `content`; a content that is already there costs nothing. */
  put(sha256: string, content: Uint8Array): Promise<void>;
  get(sha256: string): Promise<Uint8Array | undefined>;
}
