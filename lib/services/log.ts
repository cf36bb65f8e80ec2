import pino, { type DestinationStream, type Logger } from 'pino'

const censor = '[redacted]'
const depthMax = 8
const membersCountMax = 100

/** Names, in small letters without signs, of what may never be written down, wherever it stands. */
const secretName =
  /^key$|(authorization|cookie|apikey|accesskey|privatekey|token|password|passwd|secret|credentials?|databaseurl)$/

/** Secrets inside a text, each with what is put in its place. */
const secretTexts: readonly (readonly [RegExp, string])[] = [
  // The user and password of an address; a password may itself hold an "@".
  [/([a-z][a-z0-9+.-]*:\/\/)\S*@/gi, `$1${censor}@`],
  [/\bdx_[A-Za-z0-9_-]+/g, censor],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]+/gi, `$1 ${censor}`],
  [/\b(password|passwd|secret|token|api_?key)=[^\s&"']+/gi, `$1=${censor}`],
]

/** Structured logs, a line of JSON each, on standard output unless a destination is given. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    // Errors are taken apart below, where their texts are masked.
    serializers: { err: (error: unknown) => error },
    hooks: {
      logMethod(input, method) {
        const [first, ...rest] = input as unknown[]
        const record = first instanceof Error ? { err: first } : first
        const clean = [record, ...rest].map((value) => withoutSecrets(value, 0))
        method.apply(this, clean as Parameters<typeof method>)
      },
    },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** A copy of what is to be logged without its secrets; errors become their parts, causes included. */
function withoutSecrets(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return maskedText(value)
  if (value === null || typeof value !== 'object') return value
  if (value instanceof Date) return value
  if (depth > depthMax) return '[deep]'
  if (Array.isArray(value)) {
    return value.slice(0, membersCountMax).map((each) => withoutSecrets(each, depth + 1))
  }
  const members = Object.entries(value).slice(0, membersCountMax)
  if (value instanceof Error) members.unshift(...partsOf(value))
  return Object.fromEntries(
    members.map(([name, inner]) => [
      name,
      isSecretName(name) ? censor : withoutSecrets(inner, depth + 1),
    ]),
  )
}

/** What of an error does not show among its own names. */
function partsOf({ name, message, stack, cause }: Error): [string, unknown][] {
  const parts = { type: name, message, stack, cause }
  return Object.entries(parts).filter(([, part]) => part !== undefined)
}

function isSecretName(name: string): boolean {
  return secretName.test(name.toLowerCase().replace(/[^a-z0-9]/g, ''))
}

function maskedText(text: string): string {
  return secretTexts.reduce((masked, [pattern, put]) => masked.replace(pattern, put), text)
}
