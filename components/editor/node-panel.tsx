'use client'
import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { classNames } from '@/components/ui/class-names'
import { removal } from '@/lib/editor/gestures'
import { isPart, type Node } from '@/lib/kinds'
import { AliasChip } from './alias-chip'
import { AttributeTable } from './attribute-table'
import { useAlias, useEditor, useEditorStore } from './context'
import { EdgeForm, EdgeList } from './edge-form'
import { Field } from './field'
import { InPromptField } from './in-prompt-field'
import { kindLooks } from './kind-looks'
import { MemberList } from './member-list'
import { InsideField, RegionSection, ShapeFields } from './region-fields'
import { TimeFields } from './segment-fields'
import { SoundEditor } from './sound-editor'
import { TypedField } from './typed-field'

/** The inspector: every field of what is selected. */
export function NodePanel() {
  const t = useTranslations('editor')
  const nodeIds = useEditor((state) => state.session.selectedNodes)
  const edgeIds = useEditor((state) => state.session.selectedEdges)
  const [nodeId] = nodeIds
  const [edgeId] = edgeIds
  const node = useEditor((state) =>
    nodeId === undefined ? undefined : state.view.nodes.get(nodeId),
  )
  const edge = useEditor((state) =>
    edgeId === undefined ? undefined : state.view.edges.get(edgeId),
  )
  if (nodeIds.size + edgeIds.size > 1) return <Several count={nodeIds.size + edgeIds.size} />
  if (edge) return <EdgeForm key={edge.id} edge={edge} />
  if (!node) return <Empty title={t('nothingSelected')} body={t('nothingSelectedBody')} />
  return (
    <>
      <SoundOf node={node} />
      <NodeForm key={node.id} node={node} />
    </>
  )
}

/** The sound that a node is, or is a segment of; it goes on while one and then another of them is selected. */
function SoundOf({ node }: { readonly node: Node }) {
  const id = node.kind === 'segment' ? node.of : node.id
  const audio = useEditor((state) => state.view.nodes.get(id))
  if (audio?.kind !== 'audio') return null
  const segment = node.kind === 'segment' ? node : undefined
  return <SoundEditor key={audio.id} audio={audio} segment={segment} />
}

function Several({ count }: { readonly count: number }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  function remove() {
    const { view, session } = store.getState()
    store.dispatch(removal(view, session.selectedNodes, session.selectedEdges))
  }
  return (
    <Empty title={t('severalSelected', { count })} body={t('severalSelectedBody')}>
      <Button onClick={remove}>
        <Trash2 aria-hidden className="size-4" />
        {t('actions.delete')}
      </Button>
    </Empty>
  )
}

/** Long texts of a kind, in the order in which they matter. */
const longFields: Readonly<Record<Node['kind'], readonly ('text' | 'caption' | 'transcript')[]>> = {
  entity: [],
  set: [],
  text: ['text'],
  image: ['caption'],
  region: ['caption'],
  audio: ['caption', 'transcript'],
  segment: ['caption', 'transcript'],
  question: ['text'],
  answer: ['text'],
  document: ['text'],
}

function NodeForm({ node }: { readonly node: Node }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const alias = useAlias(node.id)
  const look = kindLooks[node.kind]
  const hasAttributes =
    node.kind !== 'text' &&
    node.kind !== 'question' &&
    node.kind !== 'answer' &&
    node.kind !== 'document'
  return (
    <div className="flex flex-col gap-4 p-5">
      <header className="flex items-center gap-2">
        <look.icon aria-hidden className={classNames('size-4', look.ink)} />
        <h2 className="grow font-semibold">{t(`kinds.${node.kind}`)}</h2>
        <AliasChip alias={alias} />
      </header>
      <NameField node={node} />
      {node.kind === 'entity' && (
        <Field label={t('fields.class')}>
          <TypedField node={node} field="class" label={t('fields.class')} />
        </Field>
      )}
      {longFields[node.kind].map((field) => (
        <Field
          key={field}
          label={t(`fields.${field}`)}
          hint={field === 'text' ? undefined : t('toldHint')}
        >
          <TypedField node={node} field={field} label={t(`fields.${field}`)} multiline />
        </Field>
      ))}
      {node.kind === 'document' && (
        <Field label={t('fields.source')}>
          <TypedField node={node} field="source" label={t('fields.source')} />
        </Field>
      )}
      {hasAttributes && <AttributeTable node={node} />}
      {node.kind === 'set' && <MemberList set={node} />}
      {node.kind === 'image' && <RegionSection image={node} />}
      {node.kind === 'region' && <InsideField region={node} />}
      {node.kind === 'region' && <ShapeFields region={node} />}
      {node.kind === 'segment' && <TimeFields segment={node} />}
      {node.kind !== 'question' && <InPromptField node={node} />}
      <EdgeList node={node} />
      <Field label={t('fields.notes')} hint={t('notesHint')}>
        <TypedField node={node} field="notes" label={t('fields.notes')} multiline />
      </Field>
      <Button
        look="ghost"
        className="self-start text-ink-2!"
        onClick={() => store.dispatch(removal(store.getState().view, [node.id], []))}
      >
        <Trash2 aria-hidden className="size-4" />
        {t('actions.delete')}
      </Button>
    </div>
  )
}

function NameField({ node }: { readonly node: Node }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  // A part is drawn in another's card, so here is where it is named.
  const isNaming = useEditor((state) => state.session.editing === node.id) && isPart(node)
  function endNaming() {
    store.setSession((session) => ({ ...session, editing: undefined }))
    document.querySelector<HTMLElement>(`[data-part-id="${CSS.escape(node.id)}"]`)?.focus()
  }
  return (
    <Field label={t('fields.label')}>
      <TypedField
        node={node}
        field="label"
        label={t('fields.label')}
        autoFocus={isNaming}
        {...(isNaming && { onDone: endNaming })}
      />
    </Field>
  )
}
