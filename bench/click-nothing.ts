// The peer of bench/click.ts that does nothing: the official SDK and our adapter answer every click
// with the same toast, without a database and without deciding anything.
import { pino } from 'pino';
import { SANDBOX_APP } from '../bot/config.ts';
import { createFeishu } from '../bot/messenger/feishu/feishu.ts';

const { id: appId, secret: appSecret } = SANDBOX_APP;
const feishu = createFeishu({
  appId,
  appSecret,
  domain: process.env.FEISHU_DOMAIN ?? '',
  log: pino({ level: 'warn' }),
});
await feishu.connect(
  {
    onClick: async () => ({ toast: { type: 'success', content: '已接办' } }),
    onEvent: async () => {},
  },
  { startTimeoutMs: 20_000 },
);
process.once('SIGTERM', () => {
  feishu.close().then(() => process.exit(0));
});
process.stdout.write('ready  nothing\n');
