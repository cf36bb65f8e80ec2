import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Asset } from '../media/asset'
import { InstanceError, instance, type Instance } from '../services/instance'
import {
  scratchIntake,
  stagingIntake,
  workspaceIntake,
  type Intake,
  type Taken,
} from '../services/intake'
import { localPrincipal, type Principal } from '../services/principal'
import { assert } from '../std/assert'
import { fail, ok, type Failure, type Result } from '../std/result'
import { cutText } from '../std/text'
import { validate } from '../std/validate'
import { readJsonBody } from './body'
import type { Contract } from './contract/define'
import { judgeOrigin, provenanceOf } from './origin'
import { problemResponse } from './problem'
import { readQuery } from './query'
import { jsonResponse, type Reply } from './response'
import { readSentBody, takeSentFile } from './sent'

/** What a handler is given: everything judged, read and validated. */
export type Call<C extends Contract> = {
  readonly instance: Instance
  readonly principal: Principal
  readonly request: Request
  readonly params: z.infer<C['params']>
  readonly query: z.infer<C['query']>
  readonly body: z.infer<C['body']>
  /** Where files of this request go. */
  readonly intake: Intake
  /** Files that came with a document, by the names that it may use. */
  readonly parts: ReadonlyMap<string, Asset>
  /** The one file of an upload. */
  readonly file: C['bodyType'] extends 'file' ? Taken : undefined
}

type Answer<C extends Contract> =
  | Result<z.input<C['output']>>
  | Reply<z.input<C['output']>>
  | Response
  | {
      readonly ok: false
      readonly error: Failure
      readonly more?: Readonly<Record<string, unknown>>
    }

export type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>

/**
 * A route handler: judges where the request comes from and who asks, reads and validates what it
 * brings as the contract says, calls one use case and answers. Failures become problems; what is
 * thrown becomes a 500 whose id stands in the log beside the error, which the caller never sees.
 *
 * @param options.keepsMedia whether files that come with a document are to be the workspace's
 */
export function route<C extends Contract>(
  contract: C,
  handle: (call: Call<C>) => Promise<Answer<C>>,
  options: { readonly keepsMedia?: boolean } = {},
): Handler {
  return async (request, context) => {
    let intake: Intake | undefined
    try {
      const judged = judgeOrigin(provenanceOf(request, 'api'))
      if (!judged.ok) return await refuse(request, judged.error)
      const opened = await instance()
      const principal = localPrincipal
      if (contract.bodyType === 'file') intake = workspaceIntake(opened, principal)
      else intake = options.keepsMedia ? stagingIntake(opened, principal) : scratchIntake()
      const read = await readCall(contract, request, await context.params, intake)
      if (!read.ok) return await refuse(request, read.error)
      const answer = await handle({
        ...read.value,
        instance: opened,
        principal,
        request,
        intake,
      } as Call<C>)
      if (answer instanceof Response) return withoutBody(request, answer)
      if (!answer.ok) return problemResponse(answer.error, 'more' in answer ? answer.more : {})
      const { value, status = contract.status, ...more } = answer as Reply<unknown>
      return withoutBody(request, jsonResponse(value, status, more))
    } catch (error) {
      return await fault(request, error)
    } finally {
      await intake?.dispose()
    }
  }
}

/** What is left of the body is not read: the caller may be sending it still. */
async function refuse(
  request: Request,
  failure: Failure,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  await request.body?.cancel().catch(() => {})
  return problemResponse(failure, {}, headers)
}

type Read = Pick<Call<Contract>, 'params' | 'query' | 'body' | 'parts'> & {
  readonly file: Taken | undefined
}

async function readCall(
  contract: Contract,
  request: Request,
  rawParams: unknown,
  intake: Intake,
): Promise<Result<Read>> {
  const params = validate(contract.params, rawParams ?? {}, 'request.invalid')
  // An id that could not be one is an id that is not there.
  if (!params.ok) {
    assert(contract.notFound !== undefined, `${contract.path} says what is missing`)
    return fail(contract.notFound, { given: givenFor(rawParams) })
  }
  const query = readQuery(contract.query, request)
  if (!query.ok) return query
  const input = {
    params: params.value,
    query: query.value,
    parts: new Map<string, Asset>(),
    file: undefined,
  }
  if (contract.bodyType === 'none' || contract.bodyType === 'raw') return ok({ ...input, body: {} })
  if (contract.bodyType === 'file') {
    const file = await takeSentFile(request, intake)
    return file.ok ? ok({ ...input, body: {}, file: file.value }) : file
  }
  const sent = await readBody(contract, request, intake)
  if (!sent.ok) return sent
  const { value } = sent.value
  const body = validate(contract.body, value, 'request.invalid', '', 'request.fieldUnknown')
  return body.ok ? ok({ ...input, body: body.value, parts: sent.value.parts }) : body
}

/** What stands in the place of the id: there is one in every path that has any. */
function givenFor(rawParams: unknown): string {
  const [given] = Object.values((rawParams ?? {}) as Readonly<Record<string, unknown>>)
  return cutText(String(given ?? ''), 80)
}

async function readBody(contract: Contract, request: Request, intake: Intake) {
  if (contract.bodyType === 'document') return readSentBody(request, intake)
  const isOptional = contract.body.safeParse({}).success
  const body = await readJsonBody(request, isOptional)
  return body.ok ? ok({ value: body.value, parts: new Map<string, Asset>() }) : body
}

/** HEAD is answered as GET is, without the body (RFC 9110, 9.3.2); an unread stream is let go. */
async function withoutBody(request: Request, response: Response): Promise<Response> {
  if (request.method !== 'HEAD') return response
  await response.body?.cancel()
  return new Response(null, { status: response.status, headers: response.headers })
}

async function fault(request: Request, error: unknown): Promise<Response> {
  if (error instanceof InstanceError) return refuse(request, error.failure)
  const id = randomUUID()
  const { pathname } = new URL(request.url)
  const record = { id, method: request.method, path: pathname, err: error }
  const log = await instance().then(
    (opened) => opened.log,
    () => undefined,
  )
  if (log) log.error(record, 'server.fault')
  else console.error(id, request.method, pathname, error)
  return problemResponse(fail('server.fault', { id }).error, { id })
}

const methodNames = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
type Methods = Readonly<Record<(typeof methodNames)[number], Handler>>

/** All methods of one path: those that it has, HEAD with GET, and a problem that names them for the rest. */
export function methods(
  handlers: Partial<Record<'GET' | 'POST' | 'PATCH' | 'DELETE', Handler>>,
): Methods {
  const allowed = methodNames.filter(
    (name) => name === 'OPTIONS' || (name === 'HEAD' ? 'GET' : name) in handlers,
  )
  const allow = { Allow: allowed.join(', ') }
  const refused = judged(async (request) => {
    const { error } = fail('request.badMethod', { method: request.method, allowed })
    return refuse(request, error, allow)
  })
  const { GET = refused, POST = refused, PATCH = refused, DELETE = refused } = handlers
  const OPTIONS = judged(async () => jsonResponse(undefined, 204, { headers: allow }))
  return { GET, HEAD: GET, POST, PUT: refused, PATCH, DELETE, OPTIONS }
}

/** Answers every path below the API that is none of it. */
export const unknownRoute = judged((request) => {
  const path = new URL(request.url).pathname.slice(0, 200)
  return refuse(request, fail('request.noRoute', { path }).error)
})

/** What needs nothing but the request, for those alone who may ask here at all. */
function judged(answer: (request: Request) => Promise<Response>): Handler {
  return async (request) => {
    const origin = judgeOrigin(provenanceOf(request, 'api'))
    return origin.ok ? answer(request) : refuse(request, origin.error)
  }
}
