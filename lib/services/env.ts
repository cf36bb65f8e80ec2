import { z } from 'zod'
import { languages, type Language } from '../messages'
import type { Access, ProviderId } from '../providers/define'
import { fail, ok, type Result } from '../std/result'

/** What the process is told from outside, read once. */
export type Environment = {
  /** `postgresql://…`; without it the database is a file in `dataDirectory`. */
  readonly databaseUrl?: string | undefined
  /** The folder of database and media. */
  readonly dataDirectory: string
  /** The language of the machine, for what is made before anyone chose one. */
  readonly language: Language
  readonly logLevel: (typeof logLevels)[number]
  /** Keys and addresses of those that answer with a model. */
  readonly access?: Readonly<Partial<Record<ProviderId, Access>>>
  /** Who answers where a question names nobody: `openai/gpt-6`; without it the graph itself does. */
  readonly usualModel?: string | undefined
}

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const

const secret = z
  .string()
  .regex(/^[\x21-\x7e]{1,1000}$/)
  .optional()
const address = z.url({ protocol: /^https?$/ }).optional()

const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  DEIXIS_DATA: z.string().min(1).default('./data'),
  DEIXIS_LOG_LEVEL: z.enum(logLevels).default('info'),
  GEMINI_API_KEY: secret,
  GOOGLE_API_KEY: secret,
  GEMINI_BASE_URL: address,
  OPENAI_API_KEY: secret,
  OPENAI_BASE_URL: address,
  ANTHROPIC_API_KEY: secret,
  ANTHROPIC_BASE_URL: address,
  DEIXIS_MODEL: z
    .string()
    .regex(/^(gemini|openai|anthropic)\/.+/)
    .optional(),
  LC_ALL: z.string().optional(),
  LC_MESSAGES: z.string().optional(),
  LANG: z.string().optional(),
})

/** What each variable must be, for the sentence of `environment.invalid`. */
const expectations: Readonly<Record<keyof z.infer<typeof schema>, string>> = {
  DATABASE_URL: 'postgresql://user:password@host:port/database',
  DEIXIS_DATA: './data',
  DEIXIS_LOG_LEVEL: logLevels.join(' | '),
  GEMINI_API_KEY: 'AIza…',
  GOOGLE_API_KEY: 'AIza…',
  GEMINI_BASE_URL: 'https://host',
  OPENAI_API_KEY: 'sk-…',
  OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1',
  ANTHROPIC_API_KEY: 'sk-ant-…',
  ANTHROPIC_BASE_URL: 'https://host',
  DEIXIS_MODEL: 'gemini/… | openai/… | anthropic/…',
  LC_ALL: 'ko_KR.UTF-8',
  LC_MESSAGES: 'ko_KR.UTF-8',
  LANG: 'ko_KR.UTF-8',
}

/**
 * Reads the environment. This file alone knows `process.env`. A variable that is set to nothing
 * counts as not set, because that is how people unset one in a container's settings.
 *
 * @returns `environment.invalid` naming the variable and what it is expected to be; never its value,
 * which may hold a password
 */
export function readEnvironment(
  source: Readonly<Record<string, string | undefined>> = process.env,
): Result<Environment> {
  const present = Object.entries(source).filter(([, value]) => value !== undefined && value !== '')
  const parsed = schema.safeParse(Object.fromEntries(present))
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]) as keyof typeof expectations
    return fail('environment.invalid', { name, expected: expectations[name] })
  }
  const { DATABASE_URL, DEIXIS_DATA, DEIXIS_LOG_LEVEL, LC_ALL, LC_MESSAGES, LANG } = parsed.data
  return ok({
    databaseUrl: DATABASE_URL,
    dataDirectory: DEIXIS_DATA,
    language: languageOf(LC_ALL ?? LC_MESSAGES ?? LANG ?? ''),
    logLevel: DEIXIS_LOG_LEVEL,
    access: accessIn(parsed.data),
    usualModel: parsed.data.DEIXIS_MODEL,
  })
}

/** A provider is there once its key or its address is; an address alone is that of a server without keys. */
function accessIn(data: z.infer<typeof schema>): NonNullable<Environment['access']> {
  const given: Record<ProviderId, Access> = {
    gemini: { key: data.GEMINI_API_KEY ?? data.GOOGLE_API_KEY, baseUrl: data.GEMINI_BASE_URL },
    openai: { key: data.OPENAI_API_KEY, baseUrl: data.OPENAI_BASE_URL },
    anthropic: { key: data.ANTHROPIC_API_KEY, baseUrl: data.ANTHROPIC_BASE_URL },
  }
  const present = Object.entries(given).filter(([, { key, baseUrl }]) => key ?? baseUrl)
  return Object.fromEntries(present)
}

/** The language of a locale such as `ko_KR.UTF-8`; English where that is none of ours. */
function languageOf(locale: string): Language {
  return languages.find((language) => locale.startsWith(language)) ?? 'en'
}
