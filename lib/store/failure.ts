import { fail, type Failure, type Result } from '../std/result'

/** What the database said, wherever in the chain of wrapped errors it stands. */
type DriverReport = { readonly kind: string; readonly code: string; readonly message: string }

type ErrorShape = {
  name?: unknown
  code?: unknown
  kind?: unknown
  message?: unknown
  cause?: unknown
  originalCode?: unknown
  extendedCode?: unknown
  meta?: { driverAdapterError?: unknown }
}

/** A failure on its way through code that has no result to give; `attempt` turns it into one. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly failure: Failure

  constructor(failure: Failure, options?: { cause?: unknown }) {
    super(`${failure.code} ${JSON.stringify(failure.params)}`, options)
    this.failure = failure
  }
}

const prismaUnavailable = new Set([
  'P1000',
  'P1001',
  'P1002',
  'P1003',
  'P1008',
  'P1010',
  'P1011',
  'P1017',
  'P2024',
  // A transaction that had to wait too long to begin, or that took too long: it was rolled back.
  'P2028',
  'P2037',
])
const driverUnavailable = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'DatabaseDoesNotExist',
  'AuthenticationFailed',
  'DatabaseAccessDenied',
  'TlsConnectionError',
])
/** SQLite's primary result codes (https://www.sqlite.org/rescode.html). */
const sqlite = {
  busy: 5,
  locked: 6,
  readonly: 8,
  ioerr: 10,
  corrupt: 11,
  full: 13,
  cantopen: 14,
  notadb: 26,
}
const sqliteUnavailable = new Set([
  sqlite.busy,
  sqlite.locked,
  sqlite.readonly,
  sqlite.ioerr,
  sqlite.corrupt,
  sqlite.cantopen,
  sqlite.notadb,
])
const socketUnavailable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  'ENOENT',
  'EACCES',
])

/** The errors from the outermost inwards; the driver's own report hangs on one of them. */
function chain(error: unknown): ErrorShape[] {
  const found: ErrorShape[] = []
  let next: unknown = error
  while (next !== null && typeof next === 'object' && found.length < 10) {
    const shape = next as ErrorShape
    found.push(shape)
    next = shape.meta?.driverAdapterError ?? shape.cause
  }
  return found
}

function reportsOf(error: unknown): DriverReport[] {
  return chain(error).map((shape) => ({
    kind: typeof shape.kind === 'string' ? shape.kind : '',
    code: String(shape.extendedCode ?? shape.originalCode ?? shape.code ?? ''),
    message: typeof shape.message === 'string' ? shape.message : '',
  }))
}

/** Whether a key was taken: P2002 is Prisma's code for a unique constraint. */
export function isUniqueViolation(error: unknown): boolean {
  return chain(error).some(
    ({ code, kind }) => code === 'P2002' || kind === 'UniqueConstraintViolation',
  )
}

/** Whether a row that another row needs is not there: P2003 is Prisma's code for a foreign key. */
export function isForeignKeyViolation(error: unknown): boolean {
  return chain(error).some(
    ({ code, kind }) => code === 'P2003' || kind === 'ForeignKeyConstraintViolation',
  )
}

/** Whether the row that a change was conditional on is not there: P2025. */
export function isRecordMissing(error: unknown): boolean {
  return chain(error).some(({ code }) => code === 'P2025')
}

/** Whether a table is missing, as in a database that has never been migrated. */
export function isTableMissing(error: unknown): boolean {
  return reportsOf(error).some(
    ({ code, kind, message }) =>
      code === 'P2021' || kind === 'TableDoesNotExist' || /no such table/.test(message),
  )
}

/** Whether another writer was in the way and the same work may succeed a moment later. */
export function isBusy(error: unknown): boolean {
  return reportsOf(error).some(({ kind, code, message }) => {
    if (
      kind === 'TransactionWriteConflict' ||
      code === 'P2034' ||
      code === '40001' ||
      code === '40P01'
    )
      return true
    return isPrimaryCode(code, sqlite.busy) || /database is locked/.test(message)
  })
}

function isPrimaryCode(code: string, primary: number): boolean {
  return /^\d{1,4}$/.test(code) && (Number(code) & 0xff) === primary
}

function isFull(error: unknown): boolean {
  // 53100 is PostgreSQL's disk_full.
  return reportsOf(error).some(
    ({ code, message }) =>
      code === '53100' ||
      code === 'ENOSPC' ||
      code === 'EDQUOT' ||
      isPrimaryCode(code, sqlite.full) ||
      /database or disk is full|No space left on device/.test(message),
  )
}

function isUnavailable(error: unknown): boolean {
  return reportsOf(error).some(({ kind, code, message }) => {
    // The tables are gone from under a running server.
    if (isTableMissing(error)) return true
    if (prismaUnavailable.has(code) || socketUnavailable.has(code) || driverUnavailable.has(kind))
      return true
    // Classes 08 (connection), 53 (resources), 57P (operator intervention) and 58 (system) of PostgreSQL.
    if (/^(08...|53...|57P..|58...)$/.test(code)) return true
    if (/^\d{1,4}$/.test(code) && sqliteUnavailable.has(Number(code) & 0xff)) return true
    return /Connection terminated|Unable to open connection|file is not a database|client is closed|CLIENT_CLOSED|timeout exceeded when trying to connect|Cannot use a pool after/.test(
      message,
    )
  })
}

/**
 * The failure that an error of the database means to a caller: `store.full` when there is no room,
 * `store.unavailable` when the database is gone or too busy. Undefined for everything else, which is a
 * fault of ours and must not be answered as if the world were to blame.
 */
export function failureOf(error: unknown): Failure | undefined {
  if (isFull(error)) return fail('store.full').error
  if (isBusy(error) || isUnavailable(error)) return fail('store.unavailable').error
  return undefined
}

const attemptCountMax = 6

/** A try may itself have waited as long as the driver waits, which is long enough. */
const attemptMillisecondsMax = 10_000

/**
 * Does work on the database. Where another writer was in the way it is done again after a pause
 * that grows and is part chance, so that two writers do not meet again; a bounded number of times.
 */
export async function attempt<T, E extends Failure>(
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E | Failure>> {
  const start = performance.now()
  for (let count = 1; ; count++) {
    try {
      return await work()
    } catch (error) {
      if (error instanceof StoreError) return { ok: false, error: error.failure }
      const elapsed = performance.now() - start
      if (isBusy(error) && count < attemptCountMax && elapsed < attemptMillisecondsMax) {
        await pause(count)
        continue
      }
      const failure = failureOf(error)
      if (failure === undefined) throw error
      return { ok: false, error: failure }
    }
  }
}

/** Between 0 and 10, 20, 40, … milliseconds. */
function pause(count: number): Promise<void> {
  const milliseconds = Math.random() * 5 * 2 ** Math.min(count, 7)
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
