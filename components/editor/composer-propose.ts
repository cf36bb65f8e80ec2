import { uuidv7 } from 'uuidv7'
import { keep, propose } from '@/lib/composer'
import type { Kept, Proposed, Writing } from '@/lib/composer/proposed'
import { drawDraft, keptCommands } from '@/lib/editor/draft'
import { openWhenKept } from '@/lib/editor/draft-phrases'
import { createPhraseReader, type PhraseReader } from '@/lib/editor/phrases'
import type { Node } from '@/lib/kinds'
import type { NodeId } from '@/lib/std/id'
import type { ActionContext } from './action'
import { KeptWriting } from './composer-kept'
import {
  emptyComposer,
  hasDraft,
  type ComposerState,
  type ComposerStore,
  type Counts,
  type Medium,
} from './composer-state'
import { reveal } from './follow-new'

/** Reading waits until typing pauses for a moment, longer where it takes longer. */
const pauseMillisecondsMin = 80
const pauseMillisecondsMax = 600
/** A syllable that is being composed is not read until it is done or left standing. */
const composingMilliseconds = 350

export type Reader = {
  /** Reads what is written now, if that was not done. */
  readonly read: () => void
  readonly stop: () => void
}

/**
 * Reads what is written, a moment after it or the graph changed, and draws what it comes to.
 *
 * @param isComposing whether an input method is at work in the field
 */
export function startReading(
  context: Pick<ActionContext, 'store' | 'seen'>,
  composer: ComposerStore,
  language: Writing['language'],
  isComposing: () => boolean,
): Reader {
  const { store } = context
  let timer: ReturnType<typeof setTimeout> | undefined
  const reader = createPhraseReader()

  function read(): void {
    clearTimeout(timer)
    timer = undefined
    const state = composer.getState()
    const base = store.getState().view
    if (!hasDraft(state)) {
      if (state.reading) composer.setState({ reading: undefined })
      if (store.getState().draft) store.setState({ draft: undefined })
      return
    }
    const start = performance.now()
    const { writing, ids } = writingOf(state, base.document, language)
    const read = propose(writing)
    const kept = keep(writing, read)
    const proposed = withOpen(reader, read, kept, state.field.text)
    const { session, draft } = store.getState()
    const drawn = drawDraft(base, proposed.document, session, context.seen(), draft)
    store.setState({ draft: drawn })
    const milliseconds = performance.now() - start
    composer.setState({
      reading: { proposed, kept, counts: countsOf(kept), field: state.field, milliseconds },
      ...(ids.size > state.ids.size && { ids }),
    })
  }
  function later(): void {
    const took = composer.getState().reading?.milliseconds ?? 0
    const pause = Math.max(pauseMillisecondsMin, Math.min(pauseMillisecondsMax, took * 4))
    clearTimeout(timer)
    timer = setTimeout(read, isComposing() ? Math.max(pause, composingMilliseconds) : pause)
  }
  const ends = [
    composer.subscribe((state, before) => {
      if (isSameWriting(state, before)) return
      const isDecided = state.refused !== before.refused || state.changed !== before.changed
      // What is left out goes at once, and the focus with it while its keys are still on their way.
      if (isDecided && !isComposing()) read()
      else later()
    }),
    store.subscribe(({ view }, before) => {
      if (view !== before.view) later()
    }),
  ]
  read()
  return {
    read: () => {
      const { reading, field } = composer.getState()
      if (timer !== undefined || reading?.field !== field) read()
    },
    stop: () => {
      clearTimeout(timer)
      ends.forEach((end) => end())
      store.setState({ draft: undefined })
    },
  }
}

/** With what its cards will ask besides, so that nothing is open only once it is kept. */
function withOpen(
  reader: PhraseReader,
  read: Proposed,
  { commands }: Kept,
  text: string,
): Proposed {
  const said = commands.flatMap((each) =>
    each.type === 'addNode' && (each.node.kind === 'text' || each.node.kind === 'question')
      ? [each.node]
      : [],
  )
  const others = openWhenKept(reader, read.document, text, said).filter((open) =>
    read.mentions.every(({ start, end }) => end <= open.start || open.end <= start),
  )
  if (others.length === 0) return read
  const mentions = [...read.mentions, ...others].sort((a, b) => a.start - b.start)
  return { ...read, mentions }
}

function isSameWriting(a: ComposerState, b: ComposerState): boolean {
  return (
    a.field.text === b.field.text &&
    a.media === b.media &&
    a.refused === b.refused &&
    a.changed === b.changed
  )
}

/** What is read, and the ids that were given while reading. */
function writingOf(
  { field, media, refused, changed, ids: before, aliases }: ComposerState,
  document: Writing['document'],
  language: Writing['language'],
) {
  const ids = new Map(before)
  const writing: Writing = {
    document,
    text: field.text,
    media: field.ids.flatMap((id) => {
      const medium = media.get(id)
      return medium && !document.nodes.some((node) => node.id === id) ? [nodeOf(medium)] : []
    }),
    language,
    decisions: { refused, changed },
    aliases,
    idOf: (key) => {
      const id = ids.get(key) ?? uuidv7()
      ids.set(key, id)
      return id
    },
  }
  return { writing, ids }
}

function nodeOf({ id, name, kind, asset }: Medium): Node {
  const common = { id: id as NodeId, ...(name !== '' && { label: name }) }
  // What kind the asset is of was read from its bytes when it arrived.
  return { ...common, kind, ...(asset && { asset }) } as Node
}

/**
 * Keeps what is written as one step, and clears the field.
 *
 * @returns whether the graph took it
 */
export function keepWriting(context: ActionContext, composer: ComposerStore): boolean {
  const { store } = context
  const state = composer.getState()
  const { reading, graphId } = state
  const { view, session, draft } = store.getState()
  if (!reading || !draft) return false
  const { commands, ids } = reading.kept
  const all = keptCommands(view, draft, commands, session, context.seen())
  // Nothing of it is selected: all of a prompt that is lit says nothing.
  if (!store.dispatch(all, { select: [], origin: new KeptWriting(state) })) return false
  store.setState({ draft: undefined, tab: 'prompt' })
  // Empty, the field leaves more of the canvas to be seen.
  composer.setState(emptyComposer(graphId))
  reveal(context, ids)
  return true
}

/** How much is new. */
function countsOf({ commands }: Kept): Counts {
  const added = commands.flatMap((each) => (each.type === 'addNode' ? [each.node.kind] : []))
  const count = (...kinds: Node['kind'][]) => added.filter((kind) => kinds.includes(kind)).length
  return {
    things: count('entity'),
    links: commands.filter((each) => each.type === 'addEdge' && !each.edge.role).length,
    files: count('image', 'audio'),
    notes: count('text'),
    questions: count('question'),
    answers: count('answer'),
  }
}
