import type { Node as FieldNode } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState as FieldState } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { classNames } from '@/components/ui/class-names'
import type { Proposed } from '@/lib/composer/proposed'
import type { FieldText } from '@/lib/editor/draft-text'
import { chipLook, idsOf, openLook, resolvedLook, targetsOf } from './mention'

type FieldMention = Proposed['mentions'][number]

/** A phrase of the field, with what stands raised behind it and what is told of it. */
type FieldPhrase = {
  readonly mention: FieldMention
  readonly aliases: string
  readonly reason: string
}

/** Where a phrase stands in the field now. */
export type PlacedPhrase = {
  readonly from: number
  readonly to: number
  readonly mention: FieldMention
}

const key = new PluginKey<DecorationSet>('phrases')

/**
 * Marks the phrases of the field. What stands raised behind one is drawn by the style sheet, so that the
 * text is what was typed; with every change the marks move along until they are read anew.
 */
export function phrasesPlugin(): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, set) => {
        const next = transaction.getMeta(key) as DecorationSet | undefined
        return next ?? set.map(transaction.mapping, transaction.doc)
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })
}

/**
 * Shows phrases as they were read of the field as it is; what is said of a phrase as before is not drawn
 * anew. Within a paragraph in which an input method is at work nothing is: that would end its composition.
 */
export function showPhrases(
  view: EditorView,
  field: FieldText,
  phrases: readonly FieldPhrase[],
): void {
  const { state } = view
  const before = new Map(placedPhrases(state).map((each) => [each.from, each.mention]))
  const found = phrases.flatMap((each) => marksOf(state.doc, field, each, before))
  const { $from } = state.selection
  const composed = view.composing ? { from: $from.before(1), to: $from.after(1) } : undefined
  const isOutside = ({ from, to }: Decoration) =>
    !composed || to < composed.from || from > composed.to
  const kept = composed ? (key.getState(state)?.find(composed.from, composed.to) ?? []) : []
  const set = DecorationSet.create(state.doc, [...found.filter(isOutside), ...kept])
  view.dispatch(state.tr.setMeta(key, set).setMeta('addToHistory', false))
}

const raisedLook =
  'after:ml-px after:font-mono after:text-[10px] after:leading-none after:align-super after:content-[attr(data-aliases)]'

/** A phrase has its aliases behind its last word, also where a chip stands in it. */
function marksOf(
  doc: FieldNode,
  field: FieldText,
  { mention, aliases, reason }: FieldPhrase,
  before: ReadonlyMap<number, FieldMention>,
): Decoration[] {
  // A link is a chip, which says itself what it means.
  if (mention.status === 'explicit') return []
  const from = field.toField(mention.start)
  const to = field.toField(mention.end, true)
  if (to <= from || to > doc.content.size) return []
  const isOpen = mention.status !== 'resolved'
  const look = classNames(chipLook, isOpen ? classNames(openLook, 'cursor-pointer') : resolvedLook)
  const attributes = {
    'data-mention': mention.status,
    'data-nodes': (mention.candidates ?? idsOf(targetsOf(mention))).join(' '),
    title: reason,
  }
  let last = from
  doc.nodesBetween(from, to, (node, position) => {
    if (node.isText) last = Math.max(from, position)
  })
  const ink = isOpen ? 'after:text-warn-ink' : 'after:text-accent-ink'
  const known = before.get(from)
  // The library draws anew what has another mention, though it were an equal one.
  const spec = { mention: known && saysSame(known, mention) ? known : mention }
  const tail = Decoration.inline(
    last,
    to,
    { ...attributes, class: classNames(look, raisedLook, ink), 'data-aliases': aliases },
    spec,
  )
  const head =
    last > from ? [Decoration.inline(from, last, { ...attributes, class: look }, spec)] : []
  return [...head, tail]
}

/** The phrases as they stand, in order. */
function placedPhrases(state: FieldState): readonly PlacedPhrase[] {
  const found = key.getState(state)?.find() ?? []
  const placed = new Map<FieldMention, PlacedPhrase>()
  for (const { from, to, spec } of found) {
    const { mention } = spec as { mention: FieldMention }
    const known = placed.get(mention) ?? { from, to }
    placed.set(mention, { from: Math.min(known.from, from), to: Math.max(known.to, to), mention })
  }
  return [...placed.values()].sort((a, b) => a.from - b.from)
}

/** Whether of two phrases the same is said, wherever they stand in their texts. */
function saysSame(a: FieldMention, b: FieldMention): boolean {
  return JSON.stringify({ ...a, start: 0, end: 0 }) === JSON.stringify({ ...b, start: 0, end: 0 })
}

/** Those that are still open. */
export function openPhrases(state: FieldState): readonly PlacedPhrase[] {
  return placedPhrases(state).filter(
    ({ mention: { status } }) => status === 'ambiguous' || status === 'unresolved',
  )
}
