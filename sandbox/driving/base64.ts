/**
 * The bytes that base64 stands for, undefined where the text is none. Line breaks, as tools write
 * them, are no fault. Node itself skips whatever it does not know, and a damaged file would look sent.
 */
export function decodeBase64(text: string): Buffer | undefined {
  const dense = text.replace(/[\r\n]/g, '');
  const bytes = Buffer.from(dense, 'base64');
  return bytes.toString('base64') === dense ? bytes : undefined;
}
