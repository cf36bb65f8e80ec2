import pino, { type DestinationStream, type Logger } from 'pino'

/** What may never be written down, wherever in a record it stands. */
const secrets = ['authorization', 'cookie', 'key', 'token', 'password', 'secret', 'databaseUrl']

/** Structured logs, a line of JSON each, on standard output unless a destination is given. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])
  const options = { level, base: null, redact: { paths, censor: '[redacted]' } }
  return destination ? pino(options, destination) : pino(options)
}
