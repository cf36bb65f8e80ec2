'use client'
import { useTranslations } from 'next-intl'
import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import { Input } from '@/components/ui/input'
import { foundNodes } from '@/lib/editor/find'
import { useEditor } from './context'
import { NodeOption, stepOf } from './node-option'

const shownCountMax = 50

/** A list of all nodes that typing narrows down; arrows choose, Enter takes. */
export function NodePicker({
  label,
  onTake,
}: {
  readonly label: string
  readonly onTake: (id: string) => void
}) {
  const t = useTranslations('editor')
  const view = useEditor((state) => state.view)
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const listId = useId()
  const found = useMemo(
    () => foundNodes(view, query, shownCountMax, (kind) => t(`kinds.${kind}`)),
    [view, query, t],
  )
  const at = Math.min(chosen, found.length - 1)
  const optionId = (index: number) => `${listId}-${index}`
  function keyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const step = stepOf(event.key)
    const node = found[at]
    if (step !== 0) setChosen((at + step + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter') {
      if (node) onTake(node.id)
    } else return
    event.preventDefault()
  }
  return (
    <>
      <Input
        autoFocus
        role="combobox"
        aria-label={label}
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
      <ul id={listId} role="listbox" aria-label={label} className="max-h-64 overflow-y-auto pt-1">
        {found.map((node, index) => (
          <NodeOption
            key={node.id}
            id={optionId(index)}
            node={node}
            isChosen={index === at}
            onTake={() => onTake(node.id)}
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
