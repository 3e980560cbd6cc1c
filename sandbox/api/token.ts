import { APP_ID, APP_SECRET, BOT_NAME } from '../app-identity.ts';
import type { Sandbox } from '../sandbox.ts';
import { BOT_OPEN_ID, newId } from '../state/ids.ts';
import type { Token } from '../state/types.ts';
import { TooManyClients } from '../ws/clients.ts';
import { type App, endpoint } from './endpoint.ts';
import { ApiError } from './errors.ts';

const TOKEN_SECONDS = 7200;
/** A token with less left than this is followed by a new one; both stay valid. */
const RENEW_BELOW_MS = 30 * 60_000;

export function tokenApi(app: App, sandbox: Sandbox): void {
  endpoint(
    app,
    sandbox,
    {
      method: 'POST',
      path: '/open-apis/auth/v3/tenant_access_token/internal',
      open: true,
    },
    async (call) => {
      const { app_id: appId, app_secret: secret } = await call.json();
      if (typeof appId !== 'string' || appId === '') throw new ApiError(10003, 'invalid param');
      if (appId !== APP_ID || secret !== APP_SECRET)
        throw new ApiError(10014, 'app secret invalid');
      const { token, expiresAtReal } = currentToken(sandbox);
      const expire = Math.floor((expiresAtReal - Date.now()) / 1000);
      return call.c.json({ code: 0, msg: 'ok', tenant_access_token: token, expire });
    },
  );

  // Errors are HTTP 200 here, and need `data`: without it the SDK retries for ever in silence.
  endpoint(
    app,
    sandbox,
    { method: 'POST', path: '/callback/ws/endpoint', open: true },
    async (call) => {
      const { AppID: appId, AppSecret: secret } = await call.json();
      if (appId !== APP_ID || secret !== APP_SECRET) {
        return call.c.json({ code: 1000040345, msg: 'app_id or app_secret is invalid', data: {} });
      }
      try {
        const host = call.c.req.header('host') ?? '127.0.0.1';
        return call.c.json({ code: 0, msg: '', data: sandbox.clients.invite(host) });
      } catch (error) {
        if (!(error instanceof TooManyClients)) throw error;
        const msg = 'the number of connections exceeded the limit';
        return call.c.json({ code: 1000040350, msg, data: {} });
      }
    },
  );

  endpoint(app, sandbox, { method: 'GET', path: '/open-apis/bot/v3/info' }, (call) =>
    call.c.json({
      code: 0,
      msg: 'ok',
      bot: { activate_status: 2, app_name: BOT_NAME, avatar_url: '', open_id: BOT_OPEN_ID },
    }),
  );
}

function currentToken(sandbox: Sandbox): Token {
  const fresh = [...sandbox.world.all('token')].find(
    (each) => each.expiresAtReal - Date.now() >= RENEW_BELOW_MS,
  );
  if (fresh) return fresh;
  const token = {
    token: newId('token'),
    expiresAtReal: Date.now() + TOKEN_SECONDS * 1000,
  };
  sandbox.world.commit(['token', token.token, token]);
  return token;
}
