import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/**
 * What the body of a request is: none, JSON, a document (JSON, or a multipart request whose
 * `document` part is the JSON and whose other parts are files), one file that is a medium, or a `raw` one of
 * any kind, which the handler reads as it arrives.
 */
export type BodyType = 'none' | 'json' | 'document' | 'file' | 'raw'

/**
 * One method of one path: what goes in and what comes out. Server, typed client and the published
 * description all read this, so they cannot disagree.
 */
export type Contract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> = {
  readonly method: Method
  /** Below `/api/v1`; `{name}` stands for a param. */
  readonly path: string
  readonly params: Params
  /** The code of what is not there, where the params could not be those of anything. */
  readonly notFound?: string
  readonly query: Query
  readonly bodyType: BodyType
  readonly body: Body
  readonly output: Output
  /** The status of success, where the answer does not say another. */
  readonly status: 200 | 201 | 204
}

export const apiBasePath = '/api/v1'

/** Where a contract is called: its path with the params in it, such as `/api/v1/graphs/g1`. */
export function addressOf(
  { path }: Pick<Contract, 'path'>,
  params: Readonly<Record<string, string>> = {},
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  return apiBasePath + filled
}
