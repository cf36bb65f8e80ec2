import type { z } from 'zod'
import { appendCommandsContract, listCommandsContract } from '../api/contract/commands'
import { addressOf, type Contract } from '../api/contract/define'
import {
  createGraphContract,
  deleteGraphContract,
  duplicateGraphContract,
  listGraphsContract,
  readGraphContract,
  renameGraphContract,
} from '../api/contract/graphs'
import {
  exportGraphContract,
  importGraphContract,
  notesHeader,
  notesSchema,
  type FormatId,
  type ImportFormatId,
  type Notes,
} from '../api/contract/formats'
import { healthContract } from '../api/contract/health'
import { readPeaksContract, uploadMediaContract } from '../api/contract/media'
import { problemSchema, type Problem } from '../api/contract/problem'
import { compileDocumentContract, compileGraphContract } from '../api/contract/prompt'
import { askContract } from '../api/contract/ask'
import { readEvents, type StreamEvent } from './events'
import { listModelsContract } from '../api/contract/models'
import { queryGraphContract } from '../api/contract/query'
import { resolveContract } from '../api/contract/resolve'

/** Why a call gave nothing: the server refused it, or no answer came. */
export type ClientError =
  { readonly kind: 'refused'; readonly problem: Problem } | { readonly kind: 'unreachable' }

export type ClientResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ClientError }

export type ClientOptions = {
  /** Where the server is, such as `http://127.0.0.1:3000`; in a browser the page's own by default. */
  readonly baseUrl?: string
  /** Sent with every call. */
  readonly headers?: Readonly<Record<string, string>>
  readonly fetch?: typeof fetch
}

export type CallOptions = { readonly signal?: AbortSignal; readonly keepalive?: boolean }

/** What is sent by a call. */
type Body<C extends Contract> = z.input<C['body']>

type Query = Readonly<Record<string, string | number | boolean | undefined>>
type Input<C extends Contract> = {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Query
  readonly body?: z.input<C['body']>
  /** A file instead of JSON. */
  readonly file?: Blob
}

/**
 * The API as typed functions over `fetch`, from the contracts that the server itself reads. No call
 * throws: a refusal is a problem with a code, a lost connection is `unreachable`.
 */
export function createClient(options: ClientOptions = {}) {
  const call = <C extends Contract>(contract: C, input: Input<C>, more?: CallOptions) =>
    send<z.output<C['output']>>(options, contract, input, more)
  return {
    health: (more?: CallOptions) => call(healthContract, {}, more),
    createGraph: (body: Body<typeof createGraphContract>, more?: CallOptions) =>
      call(createGraphContract, { body }, more),
    listGraphs: (query: { cursor?: string; limit?: number; q?: string } = {}, more?: CallOptions) =>
      call(listGraphsContract, { query }, more),
    readGraph: (id: string, query: { revision?: number } = {}, more?: CallOptions) =>
      call(readGraphContract, { params: { id }, query }, more),
    renameGraph: (id: string, title: string, more?: CallOptions) =>
      call(renameGraphContract, { params: { id }, body: { title } }, more),
    deleteGraph: (id: string, more?: CallOptions) =>
      call(deleteGraphContract, { params: { id } }, more),
    duplicateGraph: (id: string, title?: string, more?: CallOptions) =>
      call(
        duplicateGraphContract,
        { params: { id }, body: title === undefined ? {} : { title } },
        more,
      ),
    appendCommands: (id: string, body: Body<typeof appendCommandsContract>, more?: CallOptions) =>
      call(appendCommandsContract, { params: { id }, body }, more),
    listCommands: (
      id: string,
      query: { after?: number; limit?: number } = {},
      more?: CallOptions,
    ) => call(listCommandsContract, { params: { id }, query }, more),
    uploadMedia: (file: Blob, more?: CallOptions) => call(uploadMediaContract, { file }, more),
    readPeaks: (hash: string, query: { count?: number } = {}, more?: CallOptions) =>
      call(readPeaksContract, { params: { hash }, query }, more),
    compileGraph: (id: string, body: Body<typeof compileGraphContract>, more?: CallOptions) =>
      call(compileGraphContract, { params: { id }, body }, more),
    /** The text of the target `markdown` and its files, as one archive. */
    downloadPrompt: (
      id: string,
      body: Omit<Body<typeof compileGraphContract>, 'target' | 'media'>,
      more?: CallOptions,
    ) =>
      send<Blob>(
        options,
        compileGraphContract,
        { params: { id }, body: { ...body, target: 'markdown' } },
        more,
        'application/zip',
      ),
    compileDocument: (body: Body<typeof compileDocumentContract>, more?: CallOptions) =>
      call(compileDocumentContract, { body }, more),
    /** The graph as a file in a format, with what this could not tell. */
    exportGraph: (
      id: string,
      query: { format: FormatId; language?: 'en' | 'ko' },
      more?: CallOptions & { readonly onProgress?: (byteCount: number) => void },
    ) => download(options, exportGraphContract, { params: { id }, query }, more),
    /** Makes a graph of a file. */
    importGraph: (
      file: Blob,
      query: { format?: ImportFormatId; name?: string } = {},
      more?: CallOptions,
    ) => call(importGraphContract, { query, file }, more),
    /** Asks the graph itself; no model is needed. */
    /** The answer as it is given; what ends by itself was stopped by `signal`, or the connection broke. */
    askEvents: (id: string, body: Body<typeof askContract>, more?: CallOptions) =>
      stream(options, askContract, { params: { id }, body }, more),
    listModels: (more?: CallOptions) => call(listModelsContract, {}, more),
    ask: (id: string, body: Body<typeof askContract>, more?: CallOptions) =>
      call(askContract, { params: { id }, body }, more),
    queryGraph: (id: string, body: Body<typeof queryGraphContract>, more?: CallOptions) =>
      call(queryGraphContract, { params: { id }, body }, more),
    resolve: (body: Body<typeof resolveContract>, more?: CallOptions) =>
      call(resolveContract, { body }, more),
  }
}

export type Client = ReturnType<typeof createClient>

async function send<Output>(
  { baseUrl = '', headers = {}, fetch: fetcher = fetch }: ClientOptions,
  contract: Contract,
  input: Input<Contract>,
  more: CallOptions = {},
  accept = 'application/json',
): Promise<ClientResult<Output>> {
  const { method } = contract
  const contents = contentsOf(input)
  try {
    const response = await fetcher(
      baseUrl + addressOf(contract, input.params) + searchOf(input.query),
      {
        method,
        headers: { Accept: accept, ...headers, ...contents.headers },
        ...(contents.body !== undefined && { body: contents.body }),
        ...more,
      },
    )
    if (!response.ok) return await refusal(response)
    const value = await valueOf(response, accept)
    // The server and this client read one contract, so the shape is known without another look.
    return { ok: true, value: value as Output }
  } catch {
    return { ok: false, error: { kind: 'unreachable' } }
  }
}

function valueOf(response: Response, accept: string): unknown {
  if (response.status === 204) return undefined
  return accept === 'application/json' ? response.json() : response.blob()
}

function contentsOf({ body, file }: Input<Contract>) {
  if (file)
    return { body: file, headers: { 'Content-Type': file.type || 'application/octet-stream' } }
  if (body === undefined) return { headers: {} }
  return { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }
}

function searchOf(query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value))
  }
  return search.size > 0 ? `?${search}` : ''
}

/** An answer that is no problem of ours, such as a proxy's own page, is as good as none. */
async function refusal(response: Response): Promise<ClientResult<never>> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => undefined))
  const error: ClientError = parsed.success
    ? { kind: 'refused', problem: parsed.data }
    : { kind: 'unreachable' }
  return { ok: false, error }
}

async function stream(
  { baseUrl = '', headers = {}, fetch: fetcher = fetch }: ClientOptions,
  contract: Contract,
  input: Input<Contract>,
  more: CallOptions = {},
): Promise<ClientResult<AsyncGenerator<StreamEvent>>> {
  try {
    const contents = contentsOf(input)
    const response = await fetcher(baseUrl + addressOf(contract, input.params), {
      method: contract.method,
      headers: { Accept: 'text/event-stream', ...headers, ...contents.headers },
      ...(contents.body !== undefined && { body: contents.body }),
      ...more,
    })
    if (!response.ok || !response.body) return await refusal(response)
    return { ok: true, value: readEvents(response.body) }
  } catch {
    return { ok: false, error: { kind: 'unreachable' } }
  }
}

/** A file that was exported: its bytes, what it is to be saved as, and what its format could not tell. */
export type Download = { readonly file: Blob; readonly fileName: string; readonly notes: Notes }

async function download(
  { baseUrl = '', headers = {}, fetch: fetcher = fetch }: ClientOptions,
  contract: Contract,
  input: Input<Contract>,
  { onProgress, ...more }: CallOptions & { readonly onProgress?: (byteCount: number) => void } = {},
): Promise<ClientResult<Download>> {
  try {
    const address = baseUrl + addressOf(contract, input.params) + searchOf(input.query)
    const response = await fetcher(address, { method: contract.method, headers, ...more })
    if (!response.ok) return await refusal(response)
    const chunks: Uint8Array<ArrayBuffer>[] = []
    let byteCount = 0
    const reader = response.body?.getReader()
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      chunks.push(read.value)
      byteCount += read.value.length
      onProgress?.(byteCount)
    }
    const type = response.headers.get('content-type') ?? 'application/octet-stream'
    const file = new Blob(chunks, { type })
    return { ok: true, value: { file, ...toldOf(response.headers) } }
  } catch {
    return { ok: false, error: { kind: 'unreachable' } }
  }
}

function toldOf(headers: Headers): Pick<Download, 'fileName' | 'notes'> {
  const name = /filename\*=UTF-8''([^;]+)/.exec(headers.get('content-disposition') ?? '')?.[1]
  const notes = notesSchema.safeParse(
    JSON.parse(decodeURIComponent(headers.get(notesHeader) ?? '[]')),
  )
  return { fileName: decodeURIComponent(name ?? 'graph'), notes: notes.data ?? [] }
}
