import type {
  FileSource,
  Messenger,
  OutgoingCard,
  OutgoingFile,
  SentMessage,
} from '../messenger.ts';
import { MessengerError } from '../messenger.ts';
import { type Api, needed } from './api.ts';
import { allIdsInvalid } from './errors.ts';
import { readAtMost } from './read-stream.ts';

type Messages = Pick<
  Messenger,
  'postCard' | 'uploadFile' | 'postFile' | 'updateCard' | 'urge' | 'download'
>;

/** Cards out, files in, and the urgent mark. */
export function createMessages(api: Api): Messages {
  return {
    postCard: ({ card, ...message }) =>
      post(api, { ...message, type: 'interactive', content: card }),
    uploadFile: (file) => uploadFile(api, file),
    postFile: ({ fileKey, ...message }) =>
      post(api, { ...message, type: 'file', content: { file_key: fileKey } }),

    async updateCard(messageId, card) {
      await api.call('message.patch', (client) =>
        client.im.v1.message.patch({
          path: { message_id: messageId },
          data: { content: JSON.stringify(card) },
        }),
      );
    },

    urge: (messageId, openIds, by = 'app') => urge(api, messageId, openIds, by),
    download: (source, maxBytes) => download(api, source, maxBytes),
  };
}

interface Post extends Pick<OutgoingCard, 'to' | 'uuid'> {
  readonly type: 'interactive' | 'file';
  readonly content: object;
}

async function post(api: Api, { to, type: kind, content, uuid }: Post): Promise<SentMessage> {
  const body = { msg_type: kind, content: JSON.stringify(content), uuid };
  const sent = await api.call('message.send', (client) => {
    if ('replyTo' in to) {
      return client.im.v1.message.reply({ path: { message_id: to.replyTo }, data: body });
    }
    const [type, id] =
      'chatId' in to ? (['chat_id', to.chatId] as const) : (['open_id', to.openId] as const);
    return client.im.v1.message.create({
      params: { receive_id_type: type },
      data: { receive_id: id, ...body },
    });
  });
  return {
    messageId: needed(sent.message_id, 'message_id'),
    chatId: needed(sent.chat_id, 'chat_id'),
  };
}

/** Feishu's word for a file by its name's ending; whatever it has none for is a stream of bytes. */
const FILE_TYPES: readonly (readonly [RegExp, 'xls' | 'pdf' | 'doc' | 'ppt'])[] = [
  [/\.xlsx?$/i, 'xls'],
  [/\.pdf$/i, 'pdf'],
  [/\.docx?$/i, 'doc'],
  [/\.pptx?$/i, 'ppt'],
];

/** The SDK answers null here where the call was refused with HTTP 200. */
async function uploadFile(api: Api, { name, content }: OutgoingFile) {
  const uploaded = await api.call('file.create', async (client) => ({
    code: 0,
    data: await client.im.v1.file.create({
      data: {
        file_type: FILE_TYPES.find(([ending]) => ending.test(name))?.[1] ?? 'stream',
        file_name: name,
        file: Buffer.from(content),
      },
    }),
  }));
  return { fileKey: needed(uploaded?.file_key, 'file_key') };
}

async function urge(api: Api, messageId: string, openIds: readonly string[], by: 'app' | 'sms') {
  if (openIds.length === 0) return { unreached: [] };
  try {
    const about = {
      path: { message_id: messageId },
      params: { user_id_type: 'open_id' as const },
      data: { user_id_list: [...openIds] },
    };
    const answer = await api.call(`message.urgent_${by}`, ({ im }) =>
      by === 'sms' ? im.v1.message.urgentSms(about) : im.v1.message.urgentApp(about),
    );
    return { unreached: answer.invalid_user_id_list ?? [] };
  } catch (error) {
    if (allIdsInvalid(error)) return { unreached: [...openIds] };
    throw error;
  }
}

async function download(api: Api, source: FileSource, maxBytes: number): Promise<Uint8Array> {
  const file = await api.call('message.resource', async (client) => ({
    code: 0,
    data: await client.im.v1.messageResource.get({
      path: { message_id: source.messageId, file_key: source.fileKey },
      params: { type: source.type },
    }),
  }));
  const bytes = await readAtMost(file.getReadableStream(), maxBytes);
  if (bytes.length === 0) throw new MessengerError('empty', `${source.fileKey} has no content`);
  return bytes;
}
