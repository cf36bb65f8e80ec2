'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Input } from '@/components/ui/input'
import { foundNodes } from '@/lib/editor/find'
import { nameOf } from '@/lib/editor/view'
import type { Node } from '@/lib/kinds'
import { AliasChip } from './alias-chip'
import { AtPoint } from './at-point'
import { useAlias, useEditor, useEditorStore } from './context'
import { kindLooks } from './kind-looks'
import type { Linking } from './state'

const shownCountMax = 50

/** Asks what a wire that was begun by a key should lead to; then its relation is asked for. */
export function LinkPopover() {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const linking = useEditor((state) => state.linking)
  if (!linking) return null
  return (
    <AtPoint
      point={linking.screen}
      label={t('wire.to')}
      onClose={() => store.setState({ linking: undefined })}
      className="w-80"
    >
      <TargetPicker linking={linking} />
    </AtPoint>
  )
}

/** A list of all nodes that typing narrows down; arrows choose, Enter takes. */
function TargetPicker({ linking }: { readonly linking: Linking }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const view = useEditor((state) => state.view)
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const listId = useId()
  const found = useMemo(() => foundNodes(view, query, shownCountMax), [view, query])
  const at = Math.min(chosen, found.length - 1)
  const optionId = (index: number) => `${listId}-${index}`

  function take(target: string | undefined) {
    if (target === undefined) return
    store.setState({ linking: undefined, wireDraft: { ...linking, target } })
  }
  function keyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setChosen((at + step + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter') take(found[at]?.id)
    else return
    event.preventDefault()
  }
  return (
    <>
      <p className="truncate px-1 pb-1 text-xs text-ink-2">{nameOf(view, linking.source)} →</p>
      <Input
        autoFocus
        role="combobox"
        aria-label={t('wire.to')}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? optionId(at) : undefined}
        placeholder={t('wire.toPlaceholder')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setChosen(0)
        }}
        onKeyDown={keyDown}
      />
      <ul
        id={listId}
        role="listbox"
        aria-label={t('wire.to')}
        className="max-h-64 overflow-y-auto pt-1"
      >
        {found.map((node, index) => (
          <Target
            key={node.id}
            id={optionId(index)}
            node={node}
            isChosen={index === at}
            onTake={() => take(node.id)}
          />
        ))}
      </ul>
      {found.length === 0 && (
        <p role="status" className="px-2 py-1.5 text-xs text-ink-2">
          {t('wire.nobody')}
        </p>
      )}
    </>
  )
}

function Target({
  id,
  node,
  isChosen,
  onTake,
}: {
  readonly id: string
  readonly node: Node
  readonly isChosen: boolean
  readonly onTake: () => void
}) {
  const t = useTranslations('editor')
  const alias = useAlias(node.id)
  const look = kindLooks[node.kind]
  const element = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isChosen) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return (
    <li
      id={id}
      ref={element}
      role="option"
      aria-selected={isChosen}
      onClick={onTake}
      className={classNames(
        'flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2',
        isChosen ? 'bg-line/70' : 'hover:bg-line/40',
      )}
    >
      <look.icon aria-hidden className={classNames('size-4 shrink-0', look.ink)} />
      <span className="min-w-0 grow truncate">{node.label || t(`kinds.${node.kind}`)}</span>
      <AliasChip alias={alias} />
    </li>
  )
}
