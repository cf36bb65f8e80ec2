'use client'
import { ArrowLeft, ArrowLeftRight, ArrowRight, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { showToast } from '@/components/ui/toast'
import { flipEdge, relationsFor, sameWire } from '@/lib/editor/gestures'
import { select } from '@/lib/editor/session'
import { nameOf } from '@/lib/editor/view'
import type { Command } from '@/lib/graph/command'
import type { Edge } from '@/lib/graph/document'
import type { Node } from '@/lib/kinds'
import { bounds } from '@/lib/std/bounds'
import { AliasChip } from './alias-chip'
import { useEditor, useEditorStore } from './context'
import { useDraft } from './draft'
import { Field } from './field'
import { fieldLook } from './typed-field'

const noEdges: readonly Edge[] = []

/** The wires of a node, both ways. */
export function EdgeList({ node }: { readonly node: Node }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const edges = useEditor((state) => state.view.edgesAt.get(node.id)) ?? noEdges
  const view = useEditor((state) => state.view)
  if (edges.length === 0) return null
  return (
    <Field label={t('wires')}>
      <ul>
        {edges.map((edge) => {
          const isOut = edge.source === node.id
          const other = isOut ? edge.target : edge.source
          const Arrow = isOut ? ArrowRight : ArrowLeft
          return (
            <li key={edge.id}>
              <button
                type="button"
                onClick={() => store.setSession((session) => select(session, [], [edge.id]))}
                className="-mx-1 flex w-full items-center gap-2 rounded-md px-1 py-1 text-left hover:bg-line/60"
              >
                <span className="shrink-0 text-ink-2">{edge.relation}</span>
                <Arrow aria-hidden className="size-3.5 shrink-0 text-ink-3" />
                <span className="min-w-0 grow truncate">{nameOf(view, other)}</span>
                <AliasChip alias={view.aliases.get(other) ?? ''} />
              </button>
            </li>
          )
        })}
      </ul>
    </Field>
  )
}

/** The inspector of a wire. */
export function EdgeForm({ edge }: { readonly edge: Edge }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const view = useEditor((state) => state.view)
  /** Changes the wire, unless another would then say the same. */
  function change(
    patch: Partial<Pick<Edge, 'source' | 'target' | 'relation'>>,
    commands: Command[],
  ) {
    if (sameWire(view, { ...edge, ...patch })) showToast({ message: t('wire.same') })
    else store.dispatch(commands)
  }
  function flip() {
    const isSelf = edge.source === edge.target
    if (!isSelf) change({ source: edge.target, target: edge.source }, flipEdge(view, edge))
  }
  const ends = [edge.source, edge.target].map((id) => (
    <button
      key={id}
      type="button"
      onClick={() => store.setSession((session) => select(session, [id]))}
      className="flex min-w-0 items-center gap-2 rounded-md px-1 py-1 hover:bg-line/60"
    >
      <span className="truncate">{nameOf(view, id)}</span>
      <AliasChip alias={view.aliases.get(id) ?? ''} />
    </button>
  ))
  return (
    <div className="flex flex-col gap-4 p-5">
      <h2 className="font-semibold">{t('wireTitle')}</h2>
      <div className="flex items-center gap-1.5">
        <div className="flex min-w-0 grow flex-wrap items-center gap-1">
          {ends[0]}
          <ArrowRight aria-hidden className="size-3.5 shrink-0 text-ink-3" />
          {ends[1]}
        </div>
        <IconButton label={t('flip')} onClick={flip}>
          <ArrowLeftRight aria-hidden />
        </IconButton>
      </div>
      <RelationField
        edge={edge}
        onChange={(relation) =>
          change({ relation }, [{ type: 'updateEdge', id: edge.id, patch: { relation } }])
        }
      />
      <Button
        look="ghost"
        className="self-start text-ink-2!"
        onClick={() => store.dispatch([{ type: 'removeEdge', id: edge.id }])}
      >
        <Trash2 aria-hidden className="size-4" />
        {t('actions.delete')}
      </Button>
    </div>
  )
}

/** The words of a wire: written when the field is left, left as they were with Escape. */
function RelationField({
  edge,
  onChange,
}: {
  readonly edge: Edge
  readonly onChange: (relation: string) => void
}) {
  const t = useTranslations('editor')
  const view = useEditor((state) => state.view)
  const listId = useId()
  const draft = useDraft(edge.relation, (next) => {
    const relation = next.trim()
    if (relation !== '' && relation !== edge.relation) onChange(relation)
  })
  return (
    <Field label={t('wire.relation')}>
      <input
        aria-label={t('wire.relation')}
        list={listId}
        maxLength={bounds.nameLengthMax}
        {...draft}
        className={fieldLook}
      />
      <datalist id={listId}>
        {relationsFor(view, edge.source, edge.target).map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </Field>
  )
}
