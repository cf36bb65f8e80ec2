import { z } from 'zod'
import { languages, type Language } from '../messages'
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
}

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const

const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  DEIXIS_DATA: z.string().min(1).default('./data'),
  DEIXIS_LOG_LEVEL: z.enum(logLevels).default('info'),
  LC_ALL: z.string().optional(),
  LC_MESSAGES: z.string().optional(),
  LANG: z.string().optional(),
})

/** What each variable must be, for the sentence of `environment.invalid`. */
const expectations: Readonly<Record<keyof z.infer<typeof schema>, string>> = {
  DATABASE_URL: 'postgresql://user:password@host:port/database',
  DEIXIS_DATA: './data',
  DEIXIS_LOG_LEVEL: logLevels.join(' | '),
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
  })
}

/** The language of a locale such as `ko_KR.UTF-8`; English where that is none of ours. */
function languageOf(locale: string): Language {
  return languages.find((language) => locale.startsWith(language)) ?? 'en'
}
