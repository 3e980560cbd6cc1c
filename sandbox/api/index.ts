import type { Sandbox } from '../sandbox.ts';
import { chatApi } from './chats.ts';
import { contactApi } from './contact.ts';
import type { App } from './endpoint.ts';
import { fileApi } from './files.ts';
import { memberApi } from './members.ts';
import { messageApi } from './messages.ts';
import { pinApi } from './pins.ts';
import { readingApi } from './reading.ts';
import { tokenApi } from './token.ts';
import { urgentApi } from './urgent.ts';

/** Feishu's HTTP API as far as the bot uses it. */
export function openApi(app: App, sandbox: Sandbox): void {
  for (const part of [
    tokenApi,
    messageApi,
    readingApi,
    urgentApi,
    fileApi,
    memberApi,
    chatApi,
    pinApi,
    contactApi,
  ]) {
    part(app, sandbox);
  }
  app.all('/open-apis/*', (c) => c.json({ code: 99991201, msg: 'api not found' }, 404));
}
