import type { StoreApi } from 'zustand/vanilla'
import type { Problem } from '@/lib/api/contract/problem'
import { emptyHistory, rebase } from '@/lib/editor/history'
import type { Waiting } from '@/lib/editor/pending'
import { refusedWords } from '@/lib/editor/refused-words'
import { nameOf, type View } from '@/lib/editor/view'
import type { GraphDocument } from '@/lib/graph/document'
import { keepingCaret } from './caret'
import type { Drawing } from './drawing'
import { readGraph } from './requests'
import type { EditorState } from './state'
import { Sync, type Refusal, type SyncEvents } from './sync'
import { rememberedSettings } from './prompt-settings'
import { rememberedTab } from './view-memory'

export type Connection = {
  /** Reads the graph and shows it; one that was read before is only caught up. */
  readonly load: () => Promise<void>
  /** Sends a batch that is shown already. */
  readonly send: (batch: Omit<Waiting, 'wasSent'>) => void
  readonly isSaved: () => boolean
  readonly hasUnsent: () => boolean
  /** Tries again at once what waits for the server. */
  readonly retry: () => Promise<void>
  /** Asks for what others have done. */
  readonly refresh: () => Promise<void>
}

/** The way from an editor's state to the server and back. */
export function connect(store: StoreApi<EditorState>, { show }: Drawing): Connection {
  let sync: Sync | undefined

  function lose(problem: Partial<Problem>): void {
    const isDeleted = problem.status === 404
    // Nothing waits any more that could be sent.
    const atRest = { save: 'saved', held: undefined } as const
    if (store.getState().load !== 'ready') {
      store.setState({ load: isDeleted ? 'notFound' : 'refused', ...atRest })
      return
    }
    // What is shown may be the last copy, so it stays, and nothing can be undone in it.
    store.setState({ lost: isDeleted ? 'deleted' : 'refused', history: emptyHistory, ...atRest })
  }

  const events: SyncEvents = {
    // Why it is held stands until it is known to be otherwise.
    onStatus: (save, held) => store.setState(save === 'saving' ? { save } : { save, held }),
    onRefused: (refusals) => {
      store.setState(({ refusals: before, view: { nodes } }) => {
        // What is shown now has the words in it, which is soon drawn without them.
        const wordsOf = (refusal: Refusal) => refusedWords(refusal.commands, (id) => nodes.get(id))
        const told = refusals.map((refusal) => ({ ...refusal, words: wordsOf(refusal) }))
        return { refusals: [...before, ...told] }
      })
    },
    onMoved: (document, rebased) => {
      const { history, view, formerNames } = store.getState()
      const change = {
        history: rebase(history, rebased),
        formerNames: withRemoved(formerNames, view, document),
      }
      keepingCaret(() => show(document, change))
    },
    onLost: lose,
  }

  const refresh = async () => (store.getState().lost ? undefined : sync?.refresh())

  async function load(): Promise<void> {
    // Not before: what is drawn first must be what the server drew.
    const prompt = rememberedSettings()
    if (prompt) store.setState({ prompt })
    const tab = rememberedTab()
    if (tab) store.setState({ tab })
    // What was left behind need not be read, only caught up.
    if (sync) return refresh()
    const answer = await readGraph(store.getState().graphId)
    if (answer.kind === 'away') return store.setState({ load: 'away' })
    if (answer.kind === 'held') return store.setState({ load: 'held', held: answer.problem })
    if (answer.kind === 'refused') return lose(answer.problem)
    // Another reading may have come first, and things been done since.
    if (sync) return refresh()
    sync = new Sync(answer.value, events)
    show(answer.value.document, { load: 'ready', save: 'saved', held: undefined })
  }

  return {
    load,
    send: (batch) => sync?.push(batch),
    isSaved: () => sync?.isIdle ?? true,
    hasUnsent: () => sync?.hasUnsent ?? false,
    retry: async () => sync?.flush(),
    refresh,
  }
}

/** What others have just removed, by the names that people know it by. */
function withRemoved(
  names: ReadonlyMap<string, string>,
  before: View,
  { nodes }: GraphDocument,
): ReadonlyMap<string, string> {
  const kept = new Set<string>(nodes.map(({ id }) => id))
  const removed = [...before.nodes.keys()].filter((id) => !kept.has(id))
  if (removed.length === 0) return names
  return new Map([...names, ...removed.map((id) => [id, nameOf(before, id)] as const)])
}
