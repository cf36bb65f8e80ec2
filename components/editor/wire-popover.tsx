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
  type MakeableKind,
} from '@/lib/editor/gestures'
import { nameOf, viewOf } from '@/lib/editor/view'
import { applyBatch } from '@/lib/graph/apply'
import { bounds } from '@/lib/std/bounds'
import { AtPoint } from './at-point'
import { useEditor, useEditorStore } from './context'
import { KindChoices } from './kind-choices'
import type { WireDraft } from './store'

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

function RelationForm({
  draft,
  kind,
  onDone,
}: {
  readonly draft: WireDraft
  readonly kind: MakeableKind | undefined
  readonly onDone: () => void
}) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const view = useEditor((state) => state.view)
  const [relation, setRelation] = useState('')
  const listId = useId()
  const suggestions = useMemo(
    () => relationsFor(view, draft.source, draft.target ?? ''),
    [view, draft],
  )
  const fitting = suggestions.filter((each) =>
    each.toLowerCase().includes(relation.trim().toLowerCase()),
  )
  function finish(chosen: string) {
    const words = chosen.trim()
    if (words === '') return
    const { session } = store.getState()
    if (draft.target !== undefined) {
      store.dispatch(connect(view, uuidv7(), draft.source, draft.target, words))
    } else if (kind) {
      const id = uuidv7()
      const add = addNodeAt(view, session, blankNode(kind, id, draft.at), draft.at)
      const added = applyBatch(view.document, add)
      if (added.ok) {
        const wire = connect(viewOf(added.value.document), uuidv7(), draft.source, id, words)
        store.dispatch([...add, ...wire], { select: [id] })
        store.setSession((now) => ({ ...now, editing: id }))
      }
    }
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
        <Button type="submit" look="primary" disabled={relation.trim() === ''}>
          {t('wire.connect')}
        </Button>
      </div>
      {fitting.length > 0 && (
        <ul
          id={listId}
          aria-label={t('wire.suggestions')}
          className="max-h-48 overflow-y-auto pt-1"
        >
          {fitting.map((each) => (
            <li key={each}>
              <button
                type="button"
                onClick={() => finish(each)}
                className="w-full truncate rounded-md px-2 py-1.5 text-left hover:bg-line/60"
              >
                {each}
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  )
}
