import { z } from 'zod';

const PORT_WORDS = 'must be a port from 0 to 65535';
const port = z.coerce.number(PORT_WORDS).int(PORT_WORDS).min(0, PORT_WORDS).max(65_535, PORT_WORDS);
const optionalText = z.string().trim().optional();

const settings = z.object({
  DATA_DIR: z.string().trim().min(1).default('./data'),
  DATABASE_URL: optionalText.pipe(z.url({ protocol: /^postgres(ql)?$/ }).optional()),
  FILES_DIR: optionalText,
  PORT: port.default(3000),
  SANDBOX_PORT: port.default(3100),
  /** Urgent text messages that the sandbox's tenant has paid for. */
  SANDBOX_SMS_QUOTA: z.coerce
    .number('must be a number of text messages')
    .int('must be a number of text messages')
    .min(0, 'must be a number of text messages')
    .default(1000),
  FEISHU_DOMAIN: optionalText.pipe(z.url({ protocol: /^https?$/ }).optional()),
  FEISHU_APP_ID: optionalText.pipe(
    z
      .string()
      .regex(/^cli_[0-9a-fA-F]{16}$/, 'must look like cli_0123456789abcdef')
      .optional(),
  ),
  FEISHU_APP_SECRET: optionalText,
  FEISHU_TRANSPORT: z.enum(['ws']).default('ws'),
  /** `on`: leaders get a text message, too, when a missed rung climbs to them. */
  FEISHU_URGENT_SMS: z.enum(['on', 'off']).default('off'),
  POLICY_FILE: optionalText,
  LEAD_RULES_FILE: optionalText,
  OPENAI_BASE_URL: optionalText.pipe(z.url({ protocol: /^https?$/ }).optional()),
  OPENAI_API_KEY: optionalText,
  OPENAI_MODEL: optionalText,
  LEAD_MASK: z.enum(['on', 'off']).default('off'),
  LEAD_TOKENS_A_DAY: z.coerce
    .number('must be a number of tokens')
    .int('must be a number of tokens')
    .min(0, 'must be a number of tokens')
    .default(500_000),
  HEARTBEAT_URL: optionalText.pipe(z.url({ protocol: /^https?$/ }).optional()),
  POINTS_RANKING: z.enum(['on', 'off']).default('off'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info'),
});

/** What only shows where two settings are seen together; said beside everything else. */
function contradictions({ FEISHU_APP_ID: id, FEISHU_APP_SECRET: secret }: Environment): string[] {
  if (id && !secret) return ['FEISHU_APP_SECRET: is needed with FEISHU_APP_ID'];
  if (secret && !id) return ['FEISHU_APP_ID: is needed with FEISHU_APP_SECRET'];
  return [];
}

type Environment = Readonly<Record<string, string | undefined>>;
export type Settings = z.infer<typeof settings>;

/** The real Feishu; anything else is a sandbox or a test. */
export const FEISHU = 'https://open.feishu.cn';

/** The sandbox's app, fixed and documented: it opens nothing but the sandbox. */
export const SANDBOX_APP = {
  id: 'cli_e0d1a07000000001',
  secret: 'for-the-local-sandbox-only-not-a-secret',
} as const;

/** Reads the settings. Every problem is listed at once; values are never repeated in them. */
export function readSettings(
  env: Environment,
): { ok: true; settings: Settings } | { ok: false; problems: string[] } {
  // As in a file that lists every name: an empty value is none.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = settings.safeParse(given);
  const together = contradictions(given);
  if (parsed.success && together.length === 0) return { ok: true, settings: parsed.data };
  const alone = (parsed.error?.issues ?? []).map(
    (issue) => `${issue.path.join('.') || 'settings'}: ${issue.message}`,
  );
  return { ok: false, problems: [...alone, ...together] };
}

/** Something a person must mend before the process can start: printed as it is, without a trace. */
export class StartError extends Error {}

/** Which app on which Feishu. A loopback domain without an app is the sandbox with its own app. */
export function appOf(settings: Settings, sandboxUrl?: string) {
  const domain = sandboxUrl ?? settings.FEISHU_DOMAIN ?? FEISHU;
  const { FEISHU_APP_ID: id, FEISHU_APP_SECRET: secret } = settings;
  if (id && secret) return { id, secret, domain };
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(domain).hostname);
  if (isLoopback) return { ...SANDBOX_APP, domain };
  const names = ['FEISHU_APP_ID', 'FEISHU_APP_SECRET'];
  const problems = names.map((name) => `  - ${name}: is needed for ${domain}`);
  throw new StartError(`settings are wrong:\n${problems.join('\n')}`);
}
