import { z } from 'zod';
import type { ChatMessage } from '../messenger.ts';
import { cleanText } from './text.ts';

type Content = ChatMessage['content'];

export interface Mention {
  /** The placeholder in the text, such as `@_user_1`. */
  readonly key: string;
  readonly name: string;
  readonly isBot: boolean;
}

type Read = (content: unknown, resolve: (text: string) => string) => Content | undefined;

const text = z.object({ text: z.string() });
const file = z.object({ file_key: z.string().min(1), file_name: z.string().catch('') });
const image = z.object({ image_key: z.string().min(1) });

const postNode = z.object({
  tag: z.string(),
  text: z.string().optional().catch(undefined),
  /** On `at`: the placeholder of the mention, or `all`. */
  user_id: z.string().optional().catch(undefined),
  image_key: z.string().optional().catch(undefined),
});
const post = z.object({ title: z.string().catch(''), content: z.array(z.array(postNode)) });

/** One entry a message type; all others are `other`. A video is kept as the file it is. */
const readers: Readonly<Record<string, Read>> = {
  text(content, resolve) {
    const read = text.safeParse(content);
    return read.success ? { kind: 'text', text: resolve(read.data.text) } : undefined;
  },
  post(content, resolve) {
    const read = post.safeParse(content);
    return read.success ? readPost(read.data, resolve) : undefined;
  },
  file: readFile,
  media: readFile,
  image(content) {
    const read = image.safeParse(content);
    return read.success ? { kind: 'image', fileKey: read.data.image_key } : undefined;
  },
};

/** Undefined where the content is not what its type promises. */
export function readContent(
  type: string,
  json: string,
  mentions: readonly Mention[],
): Content | undefined {
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
  if (!read) return { kind: 'other', what: cleanText(type) };
  return read(parseJson(json), (raw) => cleanText(resolveMentions(raw, mentions)).trim());
}

function readFile(content: unknown): Content | undefined {
  const read = file.safeParse(content);
  if (!read.success) return undefined;
  const { file_key, file_name } = read.data;
  return { kind: 'file', fileKey: file_key, name: cleanText(file_name).replaceAll('\n', ' ') };
}

function readPost({ title, content }: z.infer<typeof post>, resolve: (text: string) => string) {
  const lines = content.map((nodes) => nodes.map(postText).join(''));
  const words = resolve([title, ...lines].filter((line) => line !== '').join('\n'));
  if (words !== '') return { kind: 'text', text: words } as const;
  const picture = content.flat().find(({ tag, image_key }) => tag === 'img' && image_key);
  return picture?.image_key
    ? ({ kind: 'image', fileKey: picture.image_key } as const)
    : ({ kind: 'other', what: 'post' } as const);
}

function postText({ tag, text, user_id }: z.infer<typeof postNode>): string {
  if (tag !== 'at') return text ?? '';
  return user_id === 'all' ? '@_all' : (user_id ?? '');
}

/** The bot's own name is no part of what it is told; other people appear as `@name`. */
function resolveMentions(raw: string, mentions: readonly Mention[]): string {
  return raw.replace(/@_(?:user_\d+|all)( ?)/g, (placeholder, space: string) => {
    const key = placeholder.trimEnd();
    if (key === '@_all') return `@all${space}`;
    const mention = mentions.find((each) => each.key === key);
    if (!mention) return placeholder;
    return mention.isBot ? '' : `@${mention.name}${space}`;
  });
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
