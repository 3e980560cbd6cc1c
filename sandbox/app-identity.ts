/** The one app of the sandbox: fixed and documented, so that nothing has to be set up to try it.
 *  The id has the shape the official SDK insists on before it opens a long connection. */
export const APP_ID = 'cli_e0d1a07000000001';
export const APP_SECRET = 'for-the-local-sandbox-only-not-a-secret';
export const BOT_NAME = 'e点通';
export const TENANT_KEY = 'e0d1a07000000000';
export const VERIFICATION_TOKEN = 'sandbox-verification-token';
