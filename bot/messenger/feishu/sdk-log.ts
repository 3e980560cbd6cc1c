import type { Logger as SdkLogger } from '@larksuiteoapi/node-sdk';
import type { Logger } from 'pino';

/**
 * What the SDK says of itself. Failed calls reach their caller as errors and are told there; the
 * SDK's words on the long connection are told nowhere else.
 */
export function createSdkLogger(log: Logger): SdkLogger {
  const tell =
    (level: 'warn' | 'debug') =>
    (...said: unknown[]): void => {
      const words = said.flat(2).filter((each) => typeof each === 'string');
      if (words.length > 0) log[level]({ from: 'feishu-sdk' }, words.join(' '));
    };
  const quiet = tell('debug');
  return { error: tell('warn'), warn: tell('warn'), info: quiet, debug: quiet, trace: quiet };
}
