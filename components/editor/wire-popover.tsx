'use client'
import { useTranslations } from 'next-intl'
import { useId, useMemo, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { Input } from '@/components/ui/input'
import { Button } from '@/components/ui/button'
import {
  addNodeAt,
  blankNode,
  connect,
  relationsFor,
  sameWire,
  type MakeableKind,
} from '@/lib/editor/gestures'
import { nameOf, viewOf } from '@/lib/editor/view'
import { applyBatch } from '@/lib/graph/apply'
import { bounds } from '@/lib/std/bounds'
import { AtPoint } from './at-point'
import { useEditor, useEditorStore } from './context'
import { KindChoices } from './kind-choices'
import type { WireDraft } from './state'
import type { EditorStore } from './store'

/** Asks what a wire that was let go means, or first what it should lead to. */
export function WirePopover() {
  const t = useTranslations('editor')
  const draft = useEditor((state) => state.wireDraft)
  const store = useEditorStore()
  const [kind, setKind] = useState<MakeableKind>()
  if (!draft) return null
  const close = () => {
    store.setState({ wireDraft: undefined })
    setKind(undefined)
  }
  const isChoosing = draft.target === undefined && kind === undefined
  return (
    <AtPoint
      point={draft.screen}
      label={isChoosing ? t('wire.what') : t('wire.relation')}
      onClose={close}
    >
      {isChoosing ? (
        <>
          <p className="px-2 pt-1 pb-2 text-xs text-ink-2">{t('wire.what')}</p>
          <KindChoices onChoose={setKind} />
        </>
      ) : (
        <RelationForm draft={draft} kind={kind} onDone={close} />
      )}
    </AtPoint>
  )
}

type RelationFormProps = {
  readonly draft: WireDraft
  /** What the wire leads to where that is still to be made. */
  readonly kind: MakeableKind | undefined
  readonly onDone: () => void
}

function RelationForm({ draft, kind, onDone }: RelationFormProps) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const view = useEditor((state) => state.view)
  const [relation, setRelation] = useState('')
  const listId = useId()
  const isThere = (words: string) =>
    draft.target !== undefined &&
    sameWire(view, { source: draft.source, target: draft.target, relation: words }) !== undefined
  function finish(chosen: string) {
    const words = chosen.trim()
    // The hint under the field says why nothing happens.
    if (isThere(words)) setRelation(words)
    if (words === '' || isThere(words)) return
    drawWire(store, draft, kind, words)
    onDone()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        finish(relation)
      }}
      className="flex flex-col gap-1"
    >
      <p className="truncate px-1 pb-1 text-xs text-ink-2">
        {nameOf(view, draft.source)} →{' '}
        {draft.target === undefined ? t(`kinds.${kind ?? 'text'}`) : nameOf(view, draft.target)}
      </p>
      <div className="flex gap-1.5">
        <Input
          autoFocus
          aria-label={t('wire.relation')}
          aria-controls={listId}
          placeholder={t('wire.placeholder')}
          maxLength={bounds.nameLengthMax}
          value={relation}
          onChange={(event) => setRelation(event.target.value)}
        />
        <Button type="submit" look="primary" disabled={relation.trim() === '' || isThere(relation)}>
          {t('wire.connect')}
        </Button>
      </div>
      <p role="status" className="px-1 text-xs text-warn-ink empty:hidden">
        {isThere(relation) && t('wire.same')}
      </p>
      <Suggestions id={listId} draft={draft} typed={relation} onChoose={finish} />
    </form>
  )
}

/** Draws the wire of a draft, with the node that it leads to where there is none yet. */
function drawWire(
  store: EditorStore,
  { source, target, at }: WireDraft,
  kind: MakeableKind | undefined,
  relation: string,
): void {
  const { view, session } = store.getState()
  if (target !== undefined) {
    store.dispatch(connect(view, uuidv7(), source, target, relation))
    return
  }
  if (!kind) return
  const id = uuidv7()
  const add = addNodeAt(view, session, blankNode(kind, id, at), at)
  const added = applyBatch(view.document, add)
  if (!added.ok) return
  const wire = connect(viewOf(added.value.document), uuidv7(), source, id, relation)
  store.dispatch([...add, ...wire], { select: [id] })
  store.setSession((now) => ({ ...now, editing: id }))
}

type SuggestionsProps = {
  readonly id: string
  readonly draft: WireDraft
  readonly typed: string
  readonly onChoose: (relation: string) => void
}

/** Relations in use that hold what has been typed. */
function Suggestions({ id, draft, typed, onChoose }: SuggestionsProps) {
  const t = useTranslations('editor')
  const view = useEditor((state) => state.view)
  const suggestions = useMemo(
    () => relationsFor(view, draft.source, draft.target ?? ''),
    [view, draft],
  )
  const letters = typed.trim().toLowerCase()
  const fitting = suggestions.filter((each) => each.toLowerCase().includes(letters))
  if (fitting.length === 0) return null
  return (
    <ul id={id} aria-label={t('wire.suggestions')} className="max-h-48 overflow-y-auto pt-1">
      {fitting.map((each) => (
        <li key={each}>
          <button
            type="button"
            onClick={() => onChoose(each)}
            className="w-full truncate rounded-md px-2 py-1.5 text-left hover:bg-line/60"
          >
            {each}
          </button>
        </li>
      ))}
    </ul>
  )
}
