import { afterEach, beforeAll, expect, vi } from 'vitest'
import { leftStore } from '@/components/editor/left-behind'
import { createEditorStore, type EditorStore } from '@/components/editor/store'
import { createClient } from '@/lib/client'
import { commandSchema, type Command } from '@/lib/graph/command'
import { dispatch, useApp } from '../../api/app'

const baseUrl = 'http://127.0.0.1:3000'

/** Calls the real handlers. A page's own requests may not name the host, so it is set afterwards. */
function sendRequest(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(new URL(String(input), baseUrl), init)
  request.headers.set('host', new URL(baseUrl).host)
  return dispatch(request)
}

/** Someone else, over the same route handlers, database and files. */
export const other = createClient({ baseUrl, fetch: sendRequest })

export const command = (value: object): Command => commandSchema.parse(value)
export const edit = (start: number, end: number, insert: string) =>
  command({ type: 'editText', id: 't', field: 'text', start, end, insert })
export const rename = (label: string) => command({ type: 'updateNode', id: 'd', patch: { label } })

/** What a server whose disk is full says. */
const full = {
  type: 'about:blank',
  errors: [],
  title: 'Insufficient Storage',
  detail: 'The disk is full.',
  code: 'store.full',
  params: {},
}

const calm = {
  /** What happens on the wire around each thing that the editor sends. */
  beforeAppend: (_count: number): Promise<void> | void => undefined,
  isAnswerLost: (_count: number): boolean => false,
  isAway: false,
  /** The status with which the server, which is there, takes nothing. */
  heldStatus: undefined as number | undefined,
  /** Whether it gives nothing either. */
  isReadingHeld: false,
  appendedCount: 0,
}

/** The editor that is open, and what happens between it and the server. */
export const on = { ...calm, store: createEditorStore('none') }

/** The editor's own requests reach the real handlers. */
async function wire(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  if (on.isAway) throw new TypeError('there is no server')
  if (init?.method !== 'POST' && !on.isReadingHeld) return sendRequest(input, init)
  if (on.heldStatus !== undefined) {
    const problem = { ...full, status: on.heldStatus }
    return new Response(JSON.stringify(problem), { status: on.heldStatus })
  }
  if (init?.method !== 'POST') return sendRequest(input, init)
  const count = ++on.appendedCount
  await on.beforeAppend(count)
  const response = await sendRequest(input, init)
  if (on.isAnswerLost(count)) throw new TypeError('the connection was lost')
  return response
}

/** As much of the older interface as sends a file, over the same wire. */
class WireRequest {
  readonly upload = {}
  status = 0
  responseText = ''
  onload: () => void = () => undefined
  onerror: () => void = () => undefined
  #method = ''
  #url = ''
  #headers: Record<string, string> = {}

  open(method: string, url: string): void {
    this.#method = method
    this.#url = url
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value
  }

  send(body: File): void {
    const init = { method: this.#method, headers: this.#headers, body }
    void wire(this.#url, init).then(
      async (response) => {
        this.status = response.status
        this.responseText = await response.text()
        this.onload()
      },
      () => this.onerror(),
    )
  }
}

/** Lets a file's tests open graphs in an editor, and someone else write in them. */
export function useSecondWriter(): void {
  useApp()
  beforeAll(() => {
    vi.stubGlobal('fetch', wire)
    vi.stubGlobal('XMLHttpRequest', WireRequest)
    return () => vi.unstubAllGlobals()
  })
  afterEach(() => {
    on.store.setState({ refusals: [], lost: undefined })
    on.store.stop()
    Object.assign(on, calm)
  })
}

/** A graph of a note and a thing, open in the editor. */
export async function openNew(): Promise<string> {
  const created = await other.createGraph({
    document: {
      nodes: [
        { id: 't', kind: 'text', text: 'hello world' },
        { id: 'd', kind: 'entity', label: 'dog' },
      ],
    },
  })
  if (!created.ok) throw new Error(JSON.stringify(created))
  const { id } = created.value
  await open(id)
  expect(on.store.getState().load).toBe('ready')
  return id
}

/** Opens a graph as the page does, the one that was left with something in it as it was left. */
export async function open(id: string): Promise<EditorStore> {
  on.store = leftStore(id) ?? createEditorStore(id)
  await on.store.start()
  return on.store
}

export async function byOther(id: string, ...commands: Command[]): Promise<void> {
  expect(await other.appendCommands(id, { commands })).toMatchObject({ ok: true })
}

/** Waits until everything was sent, and sees that the editor shows what the server has. */
export async function settledText(id: string): Promise<unknown> {
  await expect.poll(() => on.store.isSaved(), { timeout: 10_000 }).toBe(true)
  const read = await other.readGraph(id)
  if (!read.ok) throw new Error(JSON.stringify(read))
  const { aliasCounts: _, ...there } = read.value.document
  const { aliasCounts: __, ...here } = on.store.getState().view.document
  expect(here).toEqual(there)
  return textNow()
}

/** What the note says as it is shown. */
export function textNow(): string | undefined {
  const node = on.store.getState().view.nodes.get('t')
  return node?.kind === 'text' ? node.text : undefined
}
