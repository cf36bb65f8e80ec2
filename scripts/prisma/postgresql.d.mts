export type TemporaryPostgresql = {
  readonly url: string
  /** Makes an empty database and returns its URL. */
  createDatabase(name: string): Promise<string>
  /** The server goes away at once, as in a crash. */
  halt(): Promise<void>
  restart(): Promise<void>
  /** Stops the server and removes its files. */
  stop(): Promise<void>
}

/** The folder with `initdb` and `postgres`, or undefined where PostgreSQL is not installed. */
export function findPostgresql(): string | undefined

/** Starts a server of one's own on the first free port of the range; undefined where it is not installed. */
export function startPostgresql(ports?: {
  portFirst?: number
  portLast?: number
}): Promise<TemporaryPostgresql | undefined>
