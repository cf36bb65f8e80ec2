import { errorCode } from '../assets/files'
import { createClient, type Client, type ClientError } from '../client'
import { fail, type Failure } from '../std/result'

/** A running server, and why it gave nothing where it gave nothing. */
export type Server = {
  readonly client: Client
  /** As any other failure: what the server says, or `server.unreachable`, `server.brokenOff`, `server.foreign`. */
  readonly refused: (error: ClientError) => { readonly ok: false; readonly error: Failure }
}

/** Errors of a connection that stood. Whatever else goes wrong, none came about. */
const brokenCodes: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
])

/**
 * The server at an address. The client says alike of every answer that it cannot read that none came, so it is
 * watched here how far a call got: to no connection, into one that broke off, or to a whole answer of something else.
 *
 * @param address without a `/` at the end
 */
export function serverAt(address: string): Server {
  let reached: 'nothing' | 'connection' | 'answer' = 'nothing'
  const watched: typeof fetch = async (input, init) => {
    reached = 'nothing'
    let response: Response
    try {
      response = await fetch(input, init)
    } catch (error) {
      const code = errorCode((error as Error).cause)
      if (code !== undefined && brokenCodes.has(code)) reached = 'connection'
      throw error
    }
    reached = 'connection'
    const body = await response.arrayBuffer()
    reached = 'answer'
    const { status, headers } = response
    return new Response(body.byteLength > 0 ? body : null, { status, headers })
  }
  return {
    client: createClient({ baseUrl: address, fetch: watched }),
    refused(error) {
      if (error.kind === 'refused') {
        const { code, params, errors } = error.problem
        return fail(code, params, { causes: errors })
      }
      if (reached === 'nothing') return fail('server.unreachable', { server: address })
      if (reached === 'connection') return fail('server.brokenOff', { server: address })
      return fail('server.foreign', { server: address })
    },
  }
}
